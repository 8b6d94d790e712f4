// This file compiles one unit: preprocess, find clauses, check, compile.

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/cfront/driver"
	"github.com/muxlang/mux/internal/diag"
)

// unit is a translation unit on its way.
type unit struct {
	in   driver.Input
	mode driver.Mode
	name string // the input's name in line markers
	text []byte // preprocessed, as the compiler printed it
	scan *clause.Result
	// unexpanded is the text with its macros where lists come out of some.
	unexpanded []byte
	said       []byte // what the preprocessor printed on the standard error
	// What the analysis reads: text and scan, or their expansion when clauses
	// hide in macros.
	job *job
}

// unit handles one input. handled is false when the command line as it stands
// serves the input; object is what the linker needs instead.
func (b *build) unit(in driver.Input) (object string, handled bool, status int) {
	u, status, err := b.preprocess(in)
	if err != nil {
		return "", true, fatal(err)
	}
	if status != 0 {
		// gcc says what is wrong when it gets the command line as it is; but a
		// text with clauses would only confuse it.
		if !clause.Scan(u.text, isKeyword, clause.Options{}).Rewritten() {
			return "", false, 0
		}
		os.Stderr.Write(u.said)
		return "", true, status
	}
	if !u.scan.Any() && !b.opts.everything() {
		return "", false, 0
	}
	if broken := b.syntaxErrors(u); broken {
		os.Stderr.Write(u.said)
		return b.failed(in)
	}
	b.prepareJob(u)
	if !u.scan.Rewritten() && b.inv.Stop == driver.Link && !b.opts.assert {
		res := b.runAnalysis(u.job)
		b.finish(u, res)
		if b.hasErrors() {
			return b.failed(in)
		}
		return "", false, 0 // compiled and linked by the command as it stands
	}
	return b.compile(u)
}

// failed ends a unit whose diagnostics are errors.
func (b *build) failed(in driver.Input) (string, bool, int) {
	if o := b.inv.ObjectFile(in); o != "" {
		discard(o)
	}
	b.report()
	return "", true, 1
}

// compile runs the compiler beside the analysis and joins their results.
func (b *build) compile(u *unit) (object string, handled bool, status int) {
	if b.opts.assert {
		// The stubs depend on what the analysis knows, so it goes first.
		res := b.runAnalysis(u.job)
		b.finish(u, res)
		if b.hasErrors() {
			return b.failed(u.in)
		}
		object, p, err := b.compileStart(u, res)
		if err != nil {
			return "", true, fatal(err)
		}
		return object, true, b.status(p)
	}
	object, p, err := b.compileStart(u, nil)
	if err != nil {
		return "", true, fatal(err)
	}
	said := len(b.diags)
	res := b.runAnalysis(u.job)
	status = b.status(p)
	if b.kids.interrupted() != nil {
		// It may be complete, but nobody has judged it.
		if o := b.inv.ObjectFile(u.in); o != "" {
			discard(o)
		}
	}
	if status != 0 {
		// gcc is the judge of C: what it rejects needs no word of ours.
		b.diags = b.diags[:said]
		b.report()
		return object, true, status
	}
	b.finish(u, res)
	if b.hasErrors() {
		return b.failed(u.in)
	}
	b.report()
	return object, true, 0
}

// compileStart starts the compiler on the unit: on the user's command when the
// text is fit for it, on the rewritten text otherwise.
func (b *build) compileStart(u *unit, res *result) (object string, p *process, err error) {
	stubs := b.stubs(u, res)
	if !u.scan.Rewritten() && stubs == nil {
		p, err = b.start(b.inv.Only(u.in), b.input(), nil, false)
		return "", p, err
	}
	text := u.scan.Text
	if stubs != nil {
		text = stubs
	}
	if u.mode == driver.Source {
		text = driver.SourceText(text)
	}
	file := b.inv.SavedText(u.in)
	if file == "" {
		if file, err = b.temp(b.inv.TextName(u.in, u.mode)); err != nil {
			return "", nil, err
		}
	}
	if err = os.WriteFile(file, text, 0o666); err != nil {
		return "", nil, err
	}
	if b.inv.Stop == driver.Link {
		if object, err = b.temp("object.o"); err != nil {
			return "", nil, err
		}
	}
	os.Stderr.Write(u.said)
	command := b.inv.Compile(u.in, u.mode, file, object, u.name)
	p, err = b.start(command, nil, nil, false, "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES")
	return object, p, err
}

// preprocess prints and scans the unit's text. A status that is not 0 is the
// compiler's, whose messages are in unit.said.
func (b *build) preprocess(in driver.Input) (*unit, int, error) {
	u := &unit{in: in, mode: b.inv.Mode()}
	if in.Lang == driver.Preprocessed {
		u.mode = driver.Expanded
	}
	if in.File == "-" {
		if err := b.keepInput(); err != nil {
			return nil, 1, err
		}
	}
	status, err := b.print(u, false)
	if err == nil && status != 0 && u.mode != driver.Expanded && b.kids.interrupted() == nil {
		// What -fdirectives-only cannot do (__COUNTER__ in a directive).
		u.mode = driver.Expanded
		status, err = b.print(u, false)
	}
	if err != nil || status != 0 {
		return u, status, err
	}
	u.scan = clause.Scan(u.text, isKeyword, clause.Options{})
	if !u.scan.Any() && !b.opts.everything() {
		return u, 0, nil // the command line as it stands serves
	}
	if u.mode != driver.Expanded && (len(u.scan.MacroLists) > 0 || driver.MayLosePragmas(u.text, b.stdin)) {
		if status, err = b.expand(u); err != nil || status != 0 {
			return u, status, err
		}
	}
	u.name = driver.MainName(u.text)
	if u.name == "" {
		u.name = in.File
	}
	return u, 0, nil
}

// expand takes the expanded text instead, where clauses come out of macros or
// pragmas would be lost.
func (b *build) expand(u *unit) (status int, err error) {
	e := *u
	e.mode = driver.Expanded
	if status, err = b.print(&e, true); err != nil || status != 0 {
		u.said = e.said
		return status, err
	}
	fromMacros := len(u.scan.MacroLists) > 0
	switch {
	case fromMacros:
		e.unexpanded, e.said = u.text, u.said
	case !driver.HasLostPragma(e.text):
		return 0, nil // they stand where they are not compiled
	}
	e.scan = clause.Scan(e.text, isKeyword, clause.Options{})
	*u = e
	return 0, nil
}

// print runs the preprocessor (again: without dependency files) for u.text.
func (b *build) print(u *unit, again bool) (status int, err error) {
	command := b.inv.Preprocess(u.in, u.mode, b.color(), again)
	if command == nil {
		u.text, err = os.ReadFile(u.in.File)
		if u.in.File == "-" {
			u.text, err = os.ReadFile(b.stdin)
		}
		if err != nil {
			return 1, err
		}
		return 0, nil
	}
	var out bytes.Buffer
	out.Grow(512 << 10) // headers alone are often as long
	p, err := b.start(command, b.input(), &out, true)
	if err != nil {
		return 1, err
	}
	status = b.status(p)
	u.text, u.said = out.Bytes(), p.stderr.Bytes()
	if status == 0 {
		u.said = onlyHere(u.said)
	}
	return status, nil
}

// onlyHere drops from the preprocessor's messages what the second step says
// again: those about the command line, and an empty JSON list.
func onlyHere(said []byte) []byte {
	var out []byte
	for line := range bytes.Lines(said) {
		plain := ansi.ReplaceAll(bytes.TrimSpace(line), nil)
		if bytes.HasPrefix(plain, []byte("cc1: ")) || bytes.Equal(plain, []byte("[]")) {
			continue
		}
		out = append(out, line...)
	}
	return out
}

var ansi = regexp.MustCompile("\x1b\\[[0-9;]*[mK]")

// color reports whether the compiler would colour its messages were they not
// captured.
func (b *build) color() bool {
	for _, w := range b.inv.Args {
		if strings.HasPrefix(w, "-fdiagnostics-color") || strings.HasPrefix(w, "-fno-diagnostics-color") ||
			strings.HasPrefix(w, "-fdiagnostics-plain-output") {
			return false
		}
	}
	return isTerminal(os.Stderr) && diag.ColorAuto(os.Stderr, os.Getenv, os.LookupEnv)
}

// syntaxErrors turns the scanner's errors into diagnostics and reports whether
// the unit cannot be compiled because of them.
func (b *build) syntaxErrors(u *unit) bool {
	var ds []*diag.Diagnostic
	for _, e := range u.scan.Errors {
		d := diag.New(diag.Syntax, position(u.text, e.Span.Start), "%s", e.Msg)
		d.End = position(u.text, e.Span.End)
		if strings.HasPrefix(e.Msg, "unterminated") {
			d.Severity = diag.Error // the compiler would stumble over it
		}
		ds = append(ds, d)
	}
	b.diags = append(b.diags, b.opts.severity.Apply(ds)...)
	return b.hasErrors()
}

func position(text []byte, offset int) diag.Pos {
	file, line, col := driver.Position(text, offset)
	return diag.Pos{File: file, Line: line, Col: col}
}

// muxDefine matches the definition of the portable macro.
var muxDefine = regexp.MustCompile(`(?m)^([ \t]*#[ \t]*define[ \t]+MUX[ \t]*\([^)\n]*\)).*$`)

// prepareJob fills in what the analysis reads. When MUX(...) stands in a macro's
// body its clauses show only when it is expanded to a list.
func (b *build) prepareJob(u *unit) {
	u.job = &job{
		Name: u.name, Text: u.scan.Text, Groups: u.scan.Groups, Source: u.text,
		Expanded: u.mode == driver.Expanded, CC: b.inv.TypeFlags(), Std: b.inv.Std(),
		imported: b.imports(), opts: b.opts,
	}
	u.job.hooks, u.job.source = b.useHooks, b.otherUnit
	source := u.scan.Text
	switch {
	case u.unexpanded != nil:
		source = u.unexpanded // lists come out of macros, and so does MUX(...)
	case len(u.scan.MacroUses) == 0 || u.mode == driver.Expanded:
		return
	default:
		for _, g := range u.scan.Groups {
			if g.Kind == clause.Attribute || g.Kind == clause.Brackets {
				source = u.text // lists stand beside hidden macros
			}
		}
	}
	if !muxDefine.Match(source) {
		return
	}
	text := muxDefine.ReplaceAll(source, []byte("#define MUX(...) [__VA_ARGS__]"))
	file, err := b.temp("expand.c")
	if err == nil {
		err = os.WriteFile(file, text, 0o666)
	}
	if err != nil {
		note("%v", err)
		return
	}
	command := append(b.inv.TypeFlags(), "-w", "-E", "-CC", "-fpreprocessed", "-fdirectives-only", "-x", "c", file)
	var out bytes.Buffer
	p, err := b.start(command, nil, &out, true)
	if err != nil || b.status(p) != 0 {
		note("%s: clauses inside macros could not be read", u.name)
		return
	}
	r := clause.Scan(out.Bytes(), isKeyword, clause.Options{})
	u.job.Text, u.job.Groups, u.job.Source, u.job.Expanded = r.Text, r.Groups, out.Bytes(), true
}

// runAnalysis runs analyze so that nothing in it can harm the build: panics,
// errors and lack of time become a note.
func (b *build) runAnalysis(j *job) *result {
	readyProcessors(len(j.Text))
	if b.opts.everything() || j.concernsBodies() {
		b.heap.Do(func() { readyHeap(len(j.Text)) })
	}
	ctx, cancel := withTime(context.Background(), b.opts.timeLimit)
	defer cancel()
	type outcome struct {
		diags []*diag.Diagnostic
		res   *result
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o = outcome{err: fmt.Errorf("internal error: %v", p)}
			}
			done <- o
		}()
		o.diags, o.res, o.err = analyze(ctx, j)
	}()
	select {
	case o := <-done:
		if o.err != nil {
			if ctx.Err() != nil {
				o.err = fmt.Errorf("the time limit of %v was reached", b.opts.timeLimit)
			}
			note("%s: %v; compiled unchecked", j.Name, o.err)
		}
		b.diags = append(b.diags, b.opts.severity.Apply(o.diags)...)
		return o.res
	case <-ctx.Done():
		note("%s: the time limit of %v was reached; compiled unchecked", j.Name, b.opts.timeLimit)
		return nil
	}
}
