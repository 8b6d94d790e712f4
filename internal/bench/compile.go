// This file measures compilations.

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// units are the C files of a package's library, and the flags they need.
func (b *bench) units(name string) (dir string, files, flags []string, err error) {
	if dir, err = b.sources(name); err != nil {
		return
	}
	pattern := "*.c"
	switch name {
	case "zlib":
		flags = []string{"-D_LARGEFILE64_SOURCE=1", "-DHAVE_UNISTD_H"}
	case "lua5.4":
		dir, pattern = filepath.Join(dir, "src"), "l*.c"
		flags = []string{"-std=gnu99", "-DLUA_USE_POSIX", "-I" + b.work}
		// Debian's build writes this header.
		text := "#define DEB_HOST_MULTIARCH \"\"\n"
		err = os.WriteFile(filepath.Join(b.work, "lua5.4-deb-multiarch.h"), []byte(text), 0o666)
	case "cjson":
		pattern = "cJSON.c"
	case "sqlite3":
		dir, err = b.amalgamation(dir)
		pattern = "sqlite3.c"
	}
	if err != nil {
		return
	}
	files, err = filepath.Glob(filepath.Join(dir, pattern))
	if err == nil && len(files) == 0 {
		err = errors.New("no C files")
	}
	return
}

// amalgamation makes sqlite3.c, once.
func (b *bench) amalgamation(src string) (string, error) {
	dir := filepath.Join(b.work, "sqlite3")
	if _, err := os.Stat(filepath.Join(dir, "sqlite3.c")); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	cmd := exec.Command("sh", "-c", `"$0"/configure --disable-tcl && make sqlite3.c`, src)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("sqlite3.c: %w: %.300s", err, out)
	}
	return dir, nil
}

// compilations compiles each file with cc and the flags.
func compilations(name, dir string, cc, files []string, flags ...string) *contender {
	c := &contender{name: name, dir: dir}
	for _, f := range files {
		argv := append(append([]string{}, cc...), "-O2", "-w", "-c", f, "-o", "/dev/null")
		c.commands = append(c.commands, append(argv, flags...))
	}
	return c
}

// inference compares compiling with full inference to compiling, and, if asked,
// to gcc's own analyser.
func inference(pkg string, analyzer bool) func(*bench) error {
	return func(b *bench) error {
		dir, files, flags, err := b.units(pkg)
		if err != nil {
			return err
		}
		gcc := []string{"gcc"}
		cs := []*contender{
			compilations("gcc -O2 -c", dir, gcc, files, flags...),
			compilations("muxcc -fmux-infer", dir, []string{b.muxcc()}, files, append([]string{"-fmux-infer", "-Wno-mux"}, flags...)...),
		}
		if analyzer {
			cs = append(cs, compilations("gcc -fanalyzer", dir, gcc, files, append([]string{"-fanalyzer"}, flags...)...))
		}
		unchecked, err := b.unchecked(cs[1])
		if err != nil {
			return err
		}
		if err := race(b.rounds, cs); err != nil {
			return err
		}
		show(cs)
		// A unit that was given up is no unit that was analysed fast.
		fmt.Printf("units %d, given up by muxcc %d\n", len(files), unchecked)
		if analyzer && cs[1].cpu > cs[0].cpu {
			fmt.Printf("analysis alone, -fanalyzer to -fmux-infer: %.1f\n", (cs[2].cpu-cs[0].cpu)/(cs[1].cpu-cs[0].cpu))
		}
		return nil
	}
}

// unchecked runs a contender once and counts the units that were not analysed.
func (b *bench) unchecked(c *contender) (n int, err error) {
	for _, argv := range c.commands {
		cmd := exec.Command(argv[0], argv[1:]...)
		cmd.Dir = c.dir
		cmd.Env = append(os.Environ(), "MUXCC_FLAGS=")
		out, err := cmd.CombinedOutput()
		if err != nil {
			return n, fmt.Errorf("%v: %w: %.300s", argv, err, out)
		}
		if strings.Contains(string(out), "compiled unchecked") || strings.Contains(string(out), "not analysed") {
			n++
		}
	}
	return n, nil
}

// unmodified compares units that are none of ours.
func unmodified(b *bench) error {
	for _, pkg := range []string{"zlib", "lua5.4"} {
		dir, files, flags, err := b.units(pkg)
		if err != nil {
			return err
		}
		cpp := &contender{name: "gcc -E", dir: dir}
		for _, f := range files {
			cpp.commands = append(cpp.commands, append([]string{"gcc", "-E", "-fdirectives-only", f, "-o", "/dev/null"}, flags...))
		}
		cs := []*contender{
			compilations("gcc -O2 -c", dir, []string{"gcc"}, files, flags...),
			compilations("muxcc -O2 -c", dir, []string{b.muxcc()}, files, flags...), cpp,
		}
		if err := race(b.rounds, cs); err != nil {
			return err
		}
		show(cs[:2])
		n := float64(len(files))
		fmt.Printf("a unit: muxcc %.1f ms of CPU more than gcc, a preprocessor run %.1f ms\n",
			(cs[1].cpu-cs[0].cpu)/n*1e3, cpp.cpu/n*1e3)
	}
	return nil
}

// dropin compares units with clauses, in front of and behind ccache.
func dropin(b *bench) error {
	ccache, err := exec.LookPath("ccache")
	if err != nil {
		return err
	}
	header := filepath.Join(b.work, "clauses.h")
	text := "[alloc n, free 0] void *mux_bench_get(unsigned long n);\n"
	if err := os.WriteFile(header, []byte(text), 0o666); err != nil {
		return err
	}
	plain := filepath.Join(b.work, "blanks.h")
	if err := os.WriteFile(plain, []byte(strings.Repeat(" ", 17)+text[17:]), 0o666); err != nil {
		return err
	}
	for _, pkg := range []string{"cjson", "lua5.4"} {
		dir, files, flags, err := b.units(pkg)
		if err != nil {
			return err
		}
		blanks := append([]string{"-include", plain}, flags...)
		clauses := append([]string{"-include", header}, flags...)
		cache := filepath.Join(b.work, "ccache")
		empty := func() error { return os.RemoveAll(cache) }
		cached := func(name string, cc []string, flags []string, before func() error) *contender {
			c := compilations(name, dir, cc, files, flags...)
			for i := range c.commands {
				// ccache does not cache what is written to /dev/null.
				c.commands[i][len(cc)+5] = filepath.Join(b.work, "unit.o")
			}
			c.env, c.before = []string{"CCACHE_DIR=" + cache}, before
			return c
		}
		cs := []*contender{
			compilations("gcc -O2 -c", dir, []string{"gcc"}, files, blanks...),
			compilations("muxcc, with clauses", dir, []string{b.muxcc()}, files, clauses...),
			cached("ccache gcc, misses", []string{ccache, "gcc"}, blanks, empty),
			cached("ccache gcc, hits", []string{ccache, "gcc"}, blanks, nil),
			cached("ccache muxcc, misses", []string{ccache, b.muxcc()}, clauses, empty),
			cached("ccache muxcc, hits", []string{ccache, b.muxcc()}, clauses, nil),
		}
		if err := race(b.rounds, cs); err != nil {
			return err
		}
		show(cs)
	}
	return nil
}
