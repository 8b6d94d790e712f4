// This file sets how the process takes memory from the system, on how many
// processors it runs, and when it collects garbage: most units are done before the
// first collection.

package main

import (
	"bytes"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall"
	"unsafe"
)

// The first collection comes when the heap has firstCollection bytes, which
// most units never reach, the next ones near heapLimit, and once more than
// maxLive bytes stay alive, as usual. At most maxHuge bytes are asked for as huge
// pages: small units reuse those of the unit before.
const (
	firstCollection = 576 << 20
	heapLimit       = 1140 << 20
	maxLive         = 560 << 20
	maxHuge         = 192 << 20
)

// collectLate sets the collector's pace: for a process of a second, collecting
// often costs a third of its time. It reports false where the user sets it.
func collectLate() bool {
	if os.Getenv("GOGC") != "" {
		return false
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	return true
}

// smallText is the size up to which the analysis of a text runs on one processor:
// the collector has nothing to do there, and threads that look for work in vain
// cost a tenth of the time. The compiler runs on another one.
const smallText = 1 << 20

// oneProcessor keeps our threads to one processor, unless the user says how many.
func oneProcessor() {
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(1)
	}
}

// readyProcessors allows for more of them where the text is large.
func readyProcessors(n int) {
	if n > smallText && runtime.GOMAXPROCS(0) == 1 && os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.NumCPU())
	}
}

// readyHeap prepares the heap for the analysis of a text of n bytes.
func readyHeap(n int) {
	if !collectLate() {
		return
	}
	adviseHugePages(min(32<<20+256*n, maxHuge))
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

// adviseHugePages asks the kernel to back the next size bytes of the heap with
// huge pages, where it gives them on request only: a heap that is hardly ever
// collected is new memory throughout, and the faults for each 4 KiB of it are a
// tenth of the time. The address range is allocated, marked, and given back
// untouched: the heap grows into it afterwards.
func adviseHugePages(size int) {
	if !hugePagesOnRequest() || !addressesAreFree() {
		return
	}
	// The range is no memory that is in use.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	markHuge(size)
	debug.FreeOSMemory()
}

// markHuge allocates size bytes that the kernel may back with huge pages.
func markHuge(size int) {
	const (
		huge          = 2 << 20
		piece         = 64 << 20 // one arena of the runtime
		madvHugePages = 14
	)
	var pieces [][]byte
	for ; size > 0; size -= piece {
		b := make([]byte, min(size, piece))
		pieces = append(pieces, b)
		if skip := -int(uintptr(unsafe.Pointer(&b[0]))) & (huge - 1); skip < len(b) {
			_ = syscall.Madvise(b[skip:], madvHugePages) // a wish
		}
	}
	runtime.KeepAlive(pieces) // each is another range
}

// hugePagesOnRequest reports whether the kernel gives huge pages to those who ask.
func hugePagesOnRequest() bool {
	how, err := os.ReadFile("/sys/kernel/mm/transparent_hugepage/enabled")
	return err == nil && bytes.Contains(how, []byte("[madvise]"))
}

// addressesAreFree reports whether memory that is never touched costs nothing:
// not where the process's addresses are limited or the system counts what is
// promised.
func addressesAreFree() bool {
	var l syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &l) != nil || l.Cur != math.MaxUint64 {
		return false
	}
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &l) != nil || l.Cur != math.MaxUint64 {
		return false
	}
	how, err := os.ReadFile("/proc/sys/vm/overcommit_memory")
	return err == nil && !bytes.HasPrefix(how, []byte("2"))
}
