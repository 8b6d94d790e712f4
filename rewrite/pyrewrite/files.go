// This file rewrites files and folders.

package pyrewrite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/edit"
)

// Path rewrites the file at path to the file out, or the Python files of the
// folder at path to files of the same names below the folder out ("-" and ""
// stand for nothing: an out must be given). Files of a folder that are no
// Python are left out, as are folders whose names start with a dot and
// __pycache__. A file with an error among its diagnostics is not written; the
// others are. Folders are created as needed, file modes kept. The Go error is
// the system's, after all files have been tried.
func Path(path, out string, opt Options) ([]*diag.Diagnostic, error) {
	if out == "" || out == "-" {
		return nil, errors.New("rewrite: no output path")
	}
	fi, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !fi.IsDir() {
		if o, err := os.Stat(out); err == nil && o.IsDir() {
			out = filepath.Join(out, filepath.Base(path))
		}
		return file(path, out, opt)
	}
	var diags []*diag.Diagnostic
	var errs []error
	absOut, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			errs = append(errs, err)
			return nil
		}
		name := d.Name()
		if d.IsDir() {
			abs, err := filepath.Abs(p)
			if p != path && (strings.HasPrefix(name, ".") || name == "__pycache__") || err == nil && abs == absOut && p != path {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".py") {
			return nil
		}
		rel, err := filepath.Rel(path, p)
		if err != nil {
			errs = append(errs, err)
			return nil
		}
		ds, err := file(p, filepath.Join(out, rel), opt)
		diags = append(diags, ds...)
		if err != nil {
			errs = append(errs, err)
		}
		return nil
	})
	return diag.Sort(diags), errors.Join(append(errs, err)...)
}

// file rewrites one file.
func file(path, out string, opt Options) ([]*diag.Diagnostic, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text, diags, err := Rewrite(path, src, opt)
	if err != nil || diag.HasErrors(diags) {
		return diags, err
	}
	fi, err := os.Stat(path)
	if err != nil {
		return diags, err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return diags, err
	}
	return diags, edit.WriteFile(out, text, fi.Mode().Perm())
}
