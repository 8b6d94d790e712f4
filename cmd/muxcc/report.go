// This file shows diagnostics and writes files.

package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/muxlang/mux/internal/diag"
)

// report shows the diagnostics that have not been shown yet. Those for a file
// are collected to the end of the call.
func (b *build) report() {
	if b.opts.diagFile == "" && len(b.diags) == 0 {
		return
	}
	ds := readable(diag.Sort(b.diags))
	var buf bytes.Buffer
	if err := b.render(&buf, ds); err != nil {
		note("diagnostics: %v", err)
		return
	}
	if b.opts.diagFile == "" {
		os.Stderr.Write(buf.Bytes())
		b.diags = nil
		return
	}
	if err := writeFile(b.opts.diagFile, buf.Bytes()); err != nil {
		// No message is lost: they go where they would without the option.
		note("%v", err)
		b.opts.diagFile, b.opts.format = "", "text"
		b.report()
	}
}

func (b *build) render(w io.Writer, ds []*diag.Diagnostic) error {
	switch b.opts.format {
	case "json":
		return diag.WriteJSON(w, ds)
	case "sarif":
		return diag.WriteSARIF(w, ds, diag.Tool{Name: "muxcc"})
	case "github":
		return diag.WriteGitHub(w, ds)
	}
	return diag.WriteText(w, ds, diag.TextOptions{Color: b.color() && b.opts.diagFile == "", Line: b.line})
}

// line returns a line of a source file for the caret display.
func (b *build) line(file string, n int) (string, bool) {
	if b.source == nil {
		b.source = map[string][]string{}
	}
	lines, ok := b.source[file]
	if !ok {
		text, err := os.ReadFile(file)
		if err == nil {
			lines = strings.Split(string(text), "\n")
		}
		b.source[file] = lines
	}
	if n < 1 || n > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(lines[n-1], "\r"), true
}

// writeFile writes a file so that a reader sees the old or the new contents. What
// is no regular file (a device, a pipe, a link) is written as it is.
func writeFile(name string, data []byte) error {
	if fi, err := os.Lstat(name); err == nil && !fi.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o644)
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = &fs.PathError{Op: "open", Path: name, Err: p.Err} // not the temporary name
		}
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		var p *fs.PathError
		if errors.As(err, &p) {
			err = &fs.PathError{Op: p.Op, Path: name, Err: p.Err}
		}
	}
	return err
}

// maxMessage is the longest message that is shown, in bytes.
const maxMessage = 2000

// readable shortens messages that quote a clause of many lines' length.
func readable(ds []*diag.Diagnostic) []*diag.Diagnostic {
	for _, d := range ds {
		if len(d.Message) > maxMessage {
			half := maxMessage / 2
			d.Message = strings.ToValidUTF8(d.Message[:half], "") + " [...] " + strings.ToValidUTF8(d.Message[len(d.Message)-half:], "")
		}
	}
	return ds
}
