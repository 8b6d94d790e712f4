// This file measures muxpy check and package mu.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// pythonCheck is the CPU time of muxpy check over parts of the standard library.
func pythonCheck(b *bench) error {
	out, err := exec.Command("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").Output()
	if err != nil {
		return fmt.Errorf("no python3: %w", err)
	}
	lib := strings.TrimSpace(string(out))
	fmt.Printf("%s; target: 100,000 lines in under 5 s of CPU\n%9s %9s %9s %14s\n", lib, "lines", "files", "CPU s", "lines a CPU s")
	for _, limit := range []int{25000, 50000, 100000} {
		dir := filepath.Join(b.work, fmt.Sprintf("stdlib-%d", limit))
		lines, files, err := copyLines(lib, dir, limit)
		if err != nil {
			return err
		}
		best := time.Duration(0)
		for range b.rounds {
			cmd := exec.Command(filepath.Join(b.root, "bin", "muxpy"), "check", dir)
			text, err := cmd.CombinedOutput()
			var ee *exec.ExitError
			if err != nil && !(errors.As(err, &ee) && ee.ExitCode() == 1) {
				return fmt.Errorf("%w: %s", err, text)
			}
			if cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(); best == 0 || cpu < best {
				best = cpu
			}
		}
		fmt.Printf("%9d %9d %9.2f %14.0f\n", lines, files, best.Seconds(), float64(lines)/best.Seconds())
	}
	return nil
}

// copyLines copies modules of a library, without its tests and what was
// installed, until they have nearly limit lines.
func copyLines(lib, dir string, limit int) (lines, files int, err error) {
	if err := os.RemoveAll(dir); err != nil {
		return 0, 0, err
	}
	var names []string
	err = filepath.WalkDir(lib, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"test", "tests", "idle_test", "site-packages", "dist-packages", "lib2to3", "__pycache__"}, d.Name()) {
			return fs.SkipDir
		}
		if d.Type().IsRegular() && strings.HasSuffix(path, ".py") {
			names = append(names, path)
		}
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return 0, 0, err
		}
		n := bytes.Count(src, []byte("\n"))
		if lines+n > limit {
			continue
		}
		rel, err := filepath.Rel(lib, name)
		if err != nil {
			return 0, 0, err
		}
		to := filepath.Join(dir, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return 0, 0, err
		}
		if err := os.WriteFile(to, src, 0o666); err != nil {
			return 0, 0, err
		}
		lines, files = lines+n, files+1
	}
	if lines < limit*9/10 {
		return 0, 0, fmt.Errorf("%s has %d lines only", lib, lines)
	}
	return lines, files, nil
}

// pythonStubs runs package mu's own measurements, under the system's Python,
// which is the one with numpy.
func pythonStubs(b *bench) error {
	python := "/usr/bin/python3"
	if _, err := os.Stat(python); err != nil {
		python = "python3"
	}
	cmd := exec.Command(python, filepath.Join(b.root, "rewrite", "rt", "py", "bench.py"), fmt.Sprint(b.rounds))
	cmd.Env = append(os.Environ(), "MUX_CACHE_DIR="+filepath.Join(b.work, "mu"))
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
