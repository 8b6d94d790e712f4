// This file is muxcc's table of contents: what a call goes through.

// Command muxcc stands in front of a C compiler: it compiles C with memory
// clauses, checks them, and leaves every other command line to the compiler.
//
//	CC=muxcc make          muxcc gcc -c x.c          ccache muxcc -c x.c
package main

import (
	"os"
	"syscall"

	"github.com/muxlang/mux/cfront/driver"
)

func main() {
	defaultAction(syscall.SIGQUIT)
	os.Exit(run(os.Args, os.Environ()))
}

// run handles one call and returns the exit status, unless the compiler takes
// over the process.
func run(argv, environ []string) int {
	self, _ := os.Executable()
	inv, err := driver.Parse(argv, environ, self)
	if err != nil {
		return fatal(err)
	}
	opts, err := parseOptions(inv)
	if err != nil {
		return fatal(err)
	}
	b := &build{inv: inv, opts: opts, environ: environ}
	if b.none() {
		return b.exec(b.link(inv.Command()))
	}
	collectLate()
	oneProcessor()
	if err := b.open(); err != nil {
		return fatal(err)
	}
	defer b.close()
	return b.all()
}
