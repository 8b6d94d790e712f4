// This file reads the peak memory of a process and of those it waited for.

package main

import (
	"os"
	"syscall"
)

// maxRSS is in KiB, as Linux counts it.
func maxRSS(p *os.ProcessState) int64 {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss
	}
	return 0
}
