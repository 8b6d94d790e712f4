// This file finds the Python files of paths, with what is to be left out.

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// pattern names files and folders to leave out: a path relative to the
// project's file in which * and ? stand for characters of one name and ** for
// any number of folders. Without a slash it speaks of names at any depth. What
// is below a folder that is left out is left out too.
type pattern []string

func (p *pattern) UnmarshalText(text []byte) error {
	s := strings.Trim(path.Clean(string(text)), "/")
	if len(text) == 0 || s == "." || strings.HasPrefix(s, "..") {
		return fmt.Errorf("the pattern %q names nothing below the project's folder", text)
	}
	*p = strings.Split(s, "/")
	if len(*p) == 1 && !strings.HasPrefix(string(text), "./") {
		*p = []string{"**", s}
	}
	for _, part := range *p {
		if _, err := path.Match(part, ""); err != nil {
			return fmt.Errorf("the pattern %q is malformed", text)
		}
	}
	return nil
}

// match reports whether the pattern speaks of the path, given in its parts.
func (p pattern) match(parts []string) bool {
	if len(p) == 0 {
		return len(parts) == 0
	}
	if p[0] == "**" {
		for i := range len(parts) + 1 {
			if p[1:].match(parts[i:]) {
				return true
			}
		}
		return false
	}
	if len(parts) == 0 {
		return false
	}
	ok, err := path.Match(p[0], parts[0])
	return err == nil && ok && p[1:].match(parts[1:])
}

// excluded reports whether the settings leave a path out.
func (c *config) excluded(name string) bool {
	if len(c.Exclude) == 0 {
		return false
	}
	rel := relative(c.dir, name)
	if rel == "" || strings.HasPrefix(rel, "../") {
		return false
	}
	parts := strings.Split(rel, "/")
	return slices.ContainsFunc(c.Exclude, func(p pattern) bool { return p.match(parts) })
}

// relative is a path as seen from a folder, with slashes; name itself when
// there is no way.
func relative(dir, name string) string {
	a, err := filepath.Abs(dir)
	if err != nil {
		return filepath.ToSlash(name)
	}
	b, err := filepath.Abs(name)
	if err != nil {
		return filepath.ToSlash(name)
	}
	rel, err := filepath.Rel(a, b)
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(rel)
}

// pythonFiles lists the files of the paths and below them, sorted, each once.
// Below a folder these are the files that end in .py; folders whose name starts
// with a dot, __pycache__, virtual environments and what the settings exclude
// are left out. The errors are about paths that cannot be read; the others are
// listed all the same.
func (c *config) pythonFiles(paths []string) ([]string, error) {
	var out []string
	var errs []error
	for _, p := range paths {
		st, err := os.Stat(p)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if !st.IsDir() {
			out = append(out, filepath.Clean(p))
			continue
		}
		err = filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				errs = append(errs, err)
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			switch {
			case d.IsDir() && name != p && skipped(name, d.Name()), name != p && c.excluded(name):
				if d.IsDir() {
					return fs.SkipDir
				}
			case strings.HasSuffix(name, ".py") && regular(name, d):
				out = append(out, name)
			}
			return nil
		})
		errs = append(errs, err)
	}
	slices.Sort(out)
	return slices.Compact(out), errors.Join(errs...)
}

func skipped(dir, base string) bool {
	if strings.HasPrefix(base, ".") || base == "__pycache__" {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "pyvenv.cfg"))
	return err == nil
}

// regular reports whether an entry is a file that can be read to its end.
func regular(name string, d fs.DirEntry) bool {
	if d.Type().IsRegular() {
		return true
	}
	if d.Type()&fs.ModeSymlink == 0 {
		return false
	}
	st, err := os.Stat(name)
	return err == nil && st.Mode().IsRegular()
}
