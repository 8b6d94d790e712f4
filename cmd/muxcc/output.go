// This file writes what the options ask for besides the object: interface
// documents and headers.

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/cfront/driver"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/rewrite/crewrite"
	"github.com/muxlang/mux/typecheck/iface"
)

// finish writes what the options ask for of a unit that was analysed.
func (b *build) finish(u *unit, res *result) {
	if res == nil {
		return
	}
	b.explain(u, res)
	if b.opts.document {
		var buf bytes.Buffer
		err := document(u, res).Encode(&buf)
		if err == nil {
			err = writeFile(b.documentPath(u.in), buf.Bytes())
		}
		if err != nil {
			note("%s: %v", u.name, err)
		}
	}
	if b.opts.header != "" {
		headers, private, declared := b.includes(u, res)
		own := slices.DeleteFunc(slices.Clone(res.ifaces), func(f *iface.Interface) bool { return inSystemHeader(res, f.Name) })
		text, err := crewrite.Header(own, crewrite.HeaderOptions{
			Guard: guard(b.opts.header), Includes: portableIncludes(headers, walkIncludes(u.job.Text).all), Private: private, Declared: declared,
		})
		if err == nil {
			err = writeFile(b.opts.header, text)
		}
		if err != nil {
			note("%s: %v", u.name, err)
		}
	}
}

// guard is an include guard made of a header's name.
func guard(name string) string {
	return "MUX_" + strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		case 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return '_'
	}, filepath.Base(name))
}

// documentPath is where a unit's document goes: the file named, a file of the
// object's name in the folder named, or next to the object.
func (b *build) documentPath(in driver.Input) string {
	object := b.inv.ObjectFile(in)
	if object == "" {
		base := filepath.Base(in.File)
		object = strings.TrimSuffix(base, filepath.Ext(base)) + ".o"
	}
	switch p := b.opts.docPath; {
	case p == "":
		return object + ".mux.json"
	case strings.HasSuffix(p, "/"):
		return filepath.Join(p, filepath.Base(object)+".mux.json")
	default:
		return p
	}
}

// document gathers a unit's interfaces.
func document(u *unit, res *result) *iface.Document {
	d := &iface.Document{Generator: "muxcc", Lang: iface.C, Accounting: "requested", Source: iface.Source{File: u.name}, Hooks: res.hooks}
	if b, err := os.ReadFile(u.name); err == nil {
		sum := sha256.Sum256(b)
		d.Source.SHA256 = hex.EncodeToString(sum[:])
	}
	if u.unexpanded == nil {
		d.Source.Text = textSum(u.text)
	}
	for _, f := range res.ifaces {
		if inSystemHeader(res, f.Name) {
			continue // an inline function of the library, not the unit's interface
		}
		df := &iface.DocFunction{Interface: f}
		n := 0
		for i := range f.Clauses {
			for n < len(res.verdicts[f]) {
				v := res.verdicts[f][n]
				if v.Clause.Pos != f.Clauses[i].Pos || v.Clause.Text != f.Clauses[i].Text {
					break
				}
				df.Verdicts = append(df.Verdicts, iface.VerdictRecord{
					Clause: i, Status: v.Status.String(), By: v.By, Why: v.Why, Model: v.Model, Assumes: v.Assumes,
				})
				n++
			}
		}
		d.Functions = append(d.Functions, df)
	}
	return d
}

// inSystemHeader reports whether the function's body stands in a system header.
func inSystemHeader(res *result, name string) bool {
	fn := res.unit.Func(name)
	if fn == nil || fn.Declarator == nil {
		return false
	}
	off, ok := res.unit.Offset(fn.Declarator)
	return ok && res.unit.InSystemHeader(off)
}

// imports reads the documents of -fmux-use, once a call; a folder means all in
// it. The first document that speaks of a function is heeded.
func (b *build) imports() map[string]*iface.Interface {
	if len(b.opts.use) == 0 || b.use != nil {
		return b.use
	}
	b.use, b.useTexts = map[string]*iface.Interface{}, map[string]string{}
	var ds []*diag.Diagnostic
	for _, p := range b.opts.use {
		files := []string{p}
		if fi, err := os.Stat(p); err == nil && fi.IsDir() {
			files, _ = filepath.Glob(filepath.Join(p, "*.mux.json"))
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				var path *fs.PathError
				if errors.As(err, &path) {
					err = path.Err
				}
				ds = append(ds, diag.New(diag.BadDocument, diag.Pos{File: file}, "cannot be read: %v", err))
				continue
			}
			d, err := iface.DecodeBytes(data)
			if err != nil {
				ds = append(ds, diag.New(diag.BadDocument, diag.Pos{File: file}, "is no interface document: %v", err))
				continue
			}
			if stale(&d.Source) {
				ds = append(ds, diag.New(diag.StaleDocument, diag.Pos{File: file}, "%s has changed since this document was written", d.Source.File))
			}
			b.useHooks = append(b.useHooks, d.Import(b.use)...)
			if d.Source.Text != "" {
				b.useTexts[d.Source.File] = d.Source.Text
			}
		}
	}
	b.diags = append(b.diags, b.opts.severity.Apply(ds)...)
	return b.use
}

// textSum identifies a unit's text after preprocessing.
func textSum(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// otherUnit reads the unit that a document of -fmux-use describes with the options
// of this command; nil when that is not the text the document was made from.
func (b *build) otherUnit(ctx context.Context, file string) *cfront.Unit {
	if b.useTexts[file] == "" {
		return nil
	}
	u := &unit{in: driver.Input{File: file, Lang: driver.C}, mode: b.inv.Mode()}
	if status, err := b.print(u, true); err != nil || status != 0 || textSum(u.text) != b.useTexts[file] {
		return nil
	}
	scan := clause.Scan(u.text, isKeyword, clause.Options{})
	out, err := cfront.Load(ctx, cfront.LoadConfig{Path: driver.MainName(u.text), Text: scan.Text,
		CC: b.inv.TypeFlags(), Std: b.inv.Std(), Expanded: u.mode == driver.Expanded})
	if err != nil {
		return nil
	}
	return out
}

// stale reports whether a document's source is at hand and is another text.
func stale(s *iface.Source) bool {
	if s.SHA256 == "" {
		return false
	}
	text, err := os.ReadFile(s.File)
	if err != nil {
		return false
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]) != s.SHA256
}
