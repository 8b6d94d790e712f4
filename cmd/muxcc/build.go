// This file handles a call: which units need us, and what becomes of the rest
// of the command.

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/cfront/driver"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"sync"
)

// build is one call in progress.
type build struct {
	inv     *driver.Invocation
	opts    *options
	environ []string

	dir      string // private folder for texts and objects
	stdin    string // file with the standard input, once it was read
	kids     *children
	diags    []*diag.Diagnostic
	before   int // how many of them are other units'
	temps    int
	use      map[string]*iface.Interface // of -fmux-use, once read
	useHooks []iface.Hook
	useTexts map[string]string   // by source file: its text when its document was written
	source   map[string][]string // lines of files, for carets
	heap     sync.Once           // see readyHeap
}

// isKeyword is the scanner's view of the keyword table.
func isKeyword(name string) bool { return iface.LookupKeyword(name) != nil }

// none reports that nothing of ours is in the call, which is known without
// running a preprocessor: the compiler gets the command line as it is.
func (b *build) none() bool {
	if _, ok := b.inv.PassThrough(); ok {
		return true
	}
	if b.opts.everything() {
		return false
	}
	for _, in := range b.inv.CUnits() {
		if !b.clean(in) {
			return false
		}
	}
	return true
}

// clean reports that no file an input may be made of can hold a clause.
func (b *build) clean(in driver.Input) bool {
	return b.inv.Survey(in, b.environ, func(text []byte) bool {
		return clause.MayHaveClauses(text, isKeyword, clause.Options{})
	})
}

// open makes the private folder and starts to catch signals.
func (b *build) open() error {
	var first error
	for _, in := range []string{"", "/tmp", "/var/tmp", "."} { // where gcc looks, too
		dir, err := os.MkdirTemp(in, "muxcc-")
		if err == nil {
			b.dir, b.kids = dir, newChildren()
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return fmt.Errorf("no folder for temporary files: %w", first)
}

func (b *build) close() {
	os.RemoveAll(b.dir)
	b.reraise()
}

// all compiles the inputs one by one as far as they need us and gives the
// compiler what remains. The status is the first that is not 0.
func (b *build) all() int {
	status := 0
	done := map[int]string{}
	for i, in := range b.inv.Inputs {
		if in.Lang == driver.Other || !b.opts.everything() && b.clean(in) {
			continue
		}
		b.before = len(b.diags)
		object, handled, st := b.unit(in)
		if handled {
			done[i] = object
		}
		if status == 0 {
			status = st
		}
		if b.kids.interrupted() != nil {
			return status
		}
	}
	st := b.rest(done, status)
	b.report()
	if status == 0 {
		status = st
	}
	return status
}

// hasErrors reports whether a diagnostic of the unit at hand is an error.
func (b *build) hasErrors() bool {
	return diag.HasErrors(b.diags[min(b.before, len(b.diags)):])
}

// rest runs what remains of the command. As with gcc, nothing is linked when a
// unit failed, and the other units are compiled all the same.
func (b *build) rest(done map[int]string, status int) int {
	if len(done) == 0 && status == 0 {
		if len(b.diags) == 0 && b.stdin == "" && b.opts.diagFile == "" {
			command := b.link(b.inv.Command())
			os.RemoveAll(b.dir)
			return b.exec(command)
		}
		return b.wait(b.link(b.inv.Command()))
	}
	if b.inv.Stop == driver.Link && status != 0 {
		return 0
	}
	command := b.inv.Rest(done)
	if command == nil {
		return 0
	}
	return b.wait(b.link(command))
}

// wait runs a command to its end.
func (b *build) wait(command []string) int {
	p, err := b.start(command, b.input(), nil, false)
	if err != nil {
		return fatal(err)
	}
	return b.status(p)
}

// input is the standard input for a child, again from its start.
func (b *build) input() io.Reader {
	if b.stdin == "" {
		return nil
	}
	f, err := os.Open(b.stdin)
	if err != nil {
		return nil
	}
	return f
}

// keepInput reads the standard input into a file, because two commands need it.
func (b *build) keepInput() error {
	if b.stdin != "" {
		return nil
	}
	name := filepath.Join(b.dir, "stdin")
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, os.Stdin)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("reading the standard input: %w", err)
	}
	b.stdin = name
	return nil
}

// temp returns a new file name with the given base name, in a folder of its own.
func (b *build) temp(base string) (string, error) {
	b.temps++
	dir := filepath.Join(b.dir, fmt.Sprint(b.temps))
	if err := os.Mkdir(dir, 0o777); err != nil {
		return "", err
	}
	return filepath.Join(dir, base), nil
}

// discard removes the object of a unit that failed by our word: the compiler
// may have written it, and an earlier one would look up to date.
func discard(object string) {
	if fi, err := os.Lstat(object); err == nil && fi.Mode().IsRegular() {
		if err := os.Remove(object); err != nil && !errors.Is(err, syscall.ENOENT) {
			note("%v", err)
		}
	}
}
