// This file limits the time of an analysis.

package main

import (
	"context"
	"syscall"
	"time"
)

// patience is how many times as long as its processor time an analysis may take
// where other processes want the processor too, or a solver is waited for.
const patience = 5

// withTime returns a context that is done when this process has used d of
// processor time from now on, or at last after several times as long. Elapsed
// time alone would make what is found depend on what else the machine does.
func withTime(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	start, ok := processorTime()
	if !ok {
		return context.WithTimeout(ctx, d)
	}
	ctx, cancel := context.WithTimeout(ctx, patience*d)
	go func() {
		tick := time.NewTicker(min(max(d/50, time.Millisecond), 50*time.Millisecond))
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if used, ok := processorTime(); !ok || used-start >= d {
					cancel()
					return
				}
			}
		}
	}()
	return ctx, cancel
}

// processorTime is what the process has used so far, its children apart.
func processorTime() (time.Duration, bool) {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0, false
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), true
}
