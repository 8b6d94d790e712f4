// This file is muxcc's table of contents: what a call goes through.

// Command muxcc stands in front of a C compiler: it compiles C with memory
// clauses, checks them, and leaves every other command line to the compiler.
//
//	CC=muxcc make          muxcc gcc -c x.c          ccache muxcc -c x.c
package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
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
// most units never reach, the next ones near heapLimit, and once more than
// maxLive bytes stay alive, as usual.
const (
	firstCollection = 576 << 20
	heapLimit       = 1140 << 20
	maxLive         = 560 << 20
)

// collectLate sets the collector's pace: for a process of a second, collecting
// often costs a third of its time.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	afterCollection(func() bool {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if live[0].Value.Kind() == metrics.KindUint64 && live[0].Value.Uint64() < maxLive {
			debug.SetMemoryLimit(heapLimit)
			return true
		}
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
		return false
	})
}

// afterCollection calls f after each collection as long as it wants that.
func afterCollection(f func() bool) {
	runtime.SetFinalizer(&struct{ p *int }{}, func(any) { // found dead by the next one
		if f() {
			afterCollection(f)
		}
	})
}
