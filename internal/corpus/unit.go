// This file compiles recorded units with and without muxcc.

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/muxlang/mux"
)

// probes are the same header with clauses and with blanks in their place. The
// declarations are of functions nobody calls.
const (
	clauses = "[alloc n, free 0] void *mux_corpus_probe(unsigned long n);\nstruct mux_corpus_probe { [free resource_of(p)] void (*put)(void *p); };\n"
	blanked = "                  void *mux_corpus_probe(unsigned long n);\nstruct mux_corpus_probe {                       void (*put)(void *p); };\n"
)

// compiled is what one compilation left.
type compiled struct {
	object, deps []byte
	said         string
	status       int
	cpu          time.Duration
	rss          int64 // KiB
}

// compile runs cc on a unit in its folder. The outputs go to fixed places in
// dir, so that their names, which objects and dependency files contain, agree.
func compile(dir string, u command, cc []string, extra ...string) (r compiled, err error) {
	args, deps := u.unitArgs()
	object, depfile := filepath.Join(dir, "unit.o"), filepath.Join(dir, "unit.d")
	os.Remove(object)
	os.Remove(depfile)
	args = append(append(append([]string{}, cc[1:]...), extra...), args...)
	args = append(args, "-o", object)
	if deps {
		args = append(args, "-MF", depfile)
	}
	cmd := exec.Command(cc[0], args...)
	cmd.Dir = u.Dir
	cmd.Env = append(os.Environ(), "MUXCC_FLAGS=", "LC_ALL=C")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		return r, err
	}
	r.said, r.status = said.String(), cmd.ProcessState.ExitCode()
	r.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	r.rss = maxRSS(cmd.ProcessState)
	r.object, _ = os.ReadFile(object)
	r.deps, _ = os.ReadFile(depfile)
	return r, nil
}

// differences between the plain compiler's work and muxcc's, in words.
func differences(plain, ours compiled) (out []string) {
	if plain.status != ours.status {
		out = append(out, fmt.Sprintf("status %d, not %d", ours.status, plain.status))
	}
	if !bytes.Equal(plain.object, ours.object) {
		out = append(out, "object")
	}
	if !bytes.Equal(plain.deps, ours.deps) {
		out = append(out, "dependency file")
	}
	if plain.said != ours.said {
		out = append(out, "warnings")
	}
	return out
}

// analyse compiles all units of a package in every way.
func (c *config) analyse(r *report, s *state, dir string, units []command) {
	docs := filepath.Join(dir, "docs")
	if err := os.MkdirAll(docs, 0o777); err != nil {
		r.differ("docs", err.Error())
		return
	}
	var mu sync.Mutex
	each := func(f func(i int, u command, work string)) {
		var wg sync.WaitGroup
		free := make(chan struct{}, max(1, c.jobs))
		for i, u := range units {
			free <- struct{}{}
			wg.Go(func() {
				defer func() { <-free }()
				work := filepath.Join(dir, "work", fmt.Sprint(i))
				if err := os.MkdirAll(work, 0o777); err != nil {
					mu.Lock()
					r.differ(source(u.Args), err.Error())
					mu.Unlock()
					return
				}
				f(i, u, work)
			})
		}
		wg.Wait()
	}
	r.units = len(units)
	if c.probe {
		each(func(_ int, u command, work string) {
			done := s.unit("identity", u, func() unitDone { return unitDone{Differs: c.identity(u, work)} })
			mu.Lock()
			defer mu.Unlock()
			if len(done.Differs) == 0 {
				r.identical++
			}
			for _, d := range done.Differs {
				r.differ(source(u.Args), d)
			}
		})
	}
	for pass := range max(1, c.passes) {
		r.functions, r.analysed, r.notes, r.gcc, r.muxcc = nil, 0, nil, 0, 0
		each(func(i int, u command, work string) {
			doc := filepath.Join(docs, fmt.Sprintf("%03d.mux.json", i))
			done := s.unit(fmt.Sprintf("pass %d", pass), u, func() unitDone { return c.infer(u, work, doc, docs, pass) })
			mu.Lock()
			defer mu.Unlock()
			r.gcc += done.GCC
			r.muxcc += done.Muxcc
			r.rss = max(r.rss, done.RSS)
			r.notes = append(r.notes, done.Notes...)
			for _, d := range done.Differs {
				r.differ(source(u.Args), d)
			}
			if !done.Doc {
				return
			}
			d, err := mux.LoadFile(doc)
			if err != nil {
				r.differ(source(u.Args), err.Error())
				return
			}
			r.analysed++
			r.add(source(u.Args), d)
		})
	}
}

// infer compiles a unit with and without its interface being inferred.
func (c *config) infer(u command, work, doc, docs string, pass int) (d unitDone) {
	extra := []string{"-fmux-interface=" + doc, fmt.Sprintf("-fmux-time-limit=%g", c.limit), "-Wno-mux"}
	if pass > 0 {
		extra = append(extra, "-fmux-use="+docs+string(filepath.Separator))
	} else {
		os.Remove(doc)
	}
	before := stamp(doc)
	plain, err := compile(work, u, []string{"gcc"})
	if err != nil {
		return unitDone{Differs: []string{err.Error()}}
	}
	ours, err := compile(work, u, []string{c.muxcc}, extra...)
	if err != nil {
		return unitDone{Differs: []string{err.Error()}}
	}
	d = unitDone{GCC: plain.cpu, Muxcc: ours.cpu, RSS: ours.rss, Doc: stamp(doc) != before}
	if !bytes.Equal(plain.object, ours.object) || plain.status != ours.status {
		d.Differs = append(d.Differs, "object, when interfaces are written")
	}
	for line := range strings.Lines(ours.said) {
		if strings.HasPrefix(line, "muxcc: ") {
			d.Notes = append(d.Notes, strings.TrimSpace(line))
		}
	}
	return d
}

// identity compares muxcc's work with the compiler's: on the unit as it is, and
// on the unit with clauses against the unit with blanks in their place.
func (c *config) identity(u command, work string) (out []string) {
	plain, err := compile(work, u, []string{"gcc"})
	if err != nil {
		return []string{err.Error()}
	}
	ours, err := compile(work, u, []string{c.muxcc})
	if err != nil {
		return []string{err.Error()}
	}
	for _, d := range differences(plain, ours) {
		out = append(out, d+", without clauses")
	}
	header := filepath.Join(work, "probe.h")
	for i, text := range []string{blanked, clauses} {
		if err := os.WriteFile(header, []byte(text), 0o666); err != nil {
			return append(out, err.Error())
		}
		cc := "gcc"
		if i == 1 {
			cc = c.muxcc
		}
		r, err := compile(work, u, []string{cc}, "-include", header)
		if err != nil {
			return append(out, err.Error())
		}
		if i == 0 {
			plain = r
			continue
		}
		for _, d := range differences(plain, r) {
			out = append(out, d+", with clauses")
		}
	}
	return out
}

// stamp tells a file that was written anew from the one before.
func stamp(name string) string {
	fi, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprint(fi.ModTime().UnixNano(), fi.Size())
}
