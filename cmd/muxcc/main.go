// This file is muxcc's table of contents: what a call goes through.

// Command muxcc stands in front of a C compiler: it compiles C with memory
// clauses, checks them, and leaves every other command line to the compiler.
//
//	CC=muxcc make          muxcc gcc -c x.c          ccache muxcc -c x.c
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/muxlang/mux/cfront/driver"
)

func main() { os.Exit(run(os.Args, os.Environ())) }

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
	if os.Getenv("GOGC") == "" {
		collectLate()
	}
	if err := b.open(); err != nil {
		return fatal(err)
	}
	defer b.close()
	return b.all()
}

// The first collection comes when the heap has firstCollection bytes, which
// most units never reach; from then on they are rare, and near heapLimit, which
// only units of many megabytes reach, as usual again.
const (
	firstCollection = 192 << 20
	laterPercent    = 300
	heapLimit       = 1250 << 20
)

// collectLate sets the collector's pace: for a process of a second, collecting
// often costs a third of its time.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	// The sentinel is found dead by the first collection.
	runtime.SetFinalizer(&struct{ p *int }{}, func(any) {
		debug.SetGCPercent(laterPercent)
		debug.SetMemoryLimit(heapLimit)
	})
}
