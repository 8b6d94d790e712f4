// This file measures commands against each other.

package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// contender is one way to do the work: commands that run one after the other.
type contender struct {
	name     string
	dir      string
	commands [][]string
	env      []string
	before   func() error // not measured

	cpu, wall float64 // seconds, the best round's
	rss       int64   // KiB, the largest command's
}

// race runs the contenders in turn and keeps the best round of each.
func race(rounds int, cs []*contender) error {
	for _, c := range cs {
		c.cpu, c.wall = math.Inf(1), math.Inf(1)
	}
	for range rounds {
		for _, c := range cs {
			if c.before != nil {
				if err := c.before(); err != nil {
					return err
				}
			}
			cpu, wall := 0.0, 0.0
			for _, argv := range c.commands {
				cmd := exec.Command(argv[0], argv[1:]...)
				cmd.Dir = c.dir
				cmd.Env = append(append(os.Environ(), "MUXCC_FLAGS="), c.env...)
				start := time.Now()
				out, err := cmd.CombinedOutput()
				wall += time.Since(start).Seconds()
				if err != nil {
					return fmt.Errorf("%s: %v: %w\n%.400s", c.name, argv, err, out)
				}
				cpu += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
				if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
					c.rss = max(c.rss, u.Maxrss)
				}
			}
			c.cpu, c.wall = min(c.cpu, cpu), min(c.wall, wall)
		}
	}
	return nil
}

// show prints the contenders as ratios to the first.
func show(cs []*contender) {
	for i, c := range cs {
		if i == 0 {
			fmt.Printf("%-22s %8.2f s CPU, %d MiB\n", c.name, c.cpu, c.rss>>10)
			continue
		}
		fmt.Printf("%-22s CPU %5.2f, wall %5.2f, %d MiB\n", c.name, c.cpu/cs[0].cpu, c.wall/cs[0].wall, c.rss>>10)
	}
}
