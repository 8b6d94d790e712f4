// This file finds the modules of a project on the disk.

package resolve

import (
	"io/fs"
	"path"
	"strings"
)

// Project is a tree of Python sources in which imports are looked up, as the
// interpreter does along sys.path.
type Project struct {
	// FS holds the sources; Roots are the directories in it that modules are
	// looked for in, in order ("." for the top).
	FS    fs.FS
	Roots []string
}

// File is a module's place.
type File struct {
	Module    string // absolute name
	Path      string // in FS; "" for a namespace package, which has no file
	IsPackage bool
	Stub      bool // a .pyi file
}

// Find looks for a module by its absolute name. A package comes before a module
// of the same name, a source before its stub, and a directory without __init__
// (a namespace package) is taken only when no root has anything better.
func (p *Project) Find(module string) (File, bool) {
	if module == "" || strings.HasPrefix(module, ".") {
		return File{}, false
	}
	rel := strings.ReplaceAll(module, ".", "/")
	var namespace *File
	for _, root := range p.Roots {
		base := path.Join(root, rel)
		for _, c := range [...]File{
			{module, base + "/__init__.py", true, false},
			{module, base + ".py", false, false},
			{module, base + "/__init__.pyi", true, true},
			{module, base + ".pyi", false, true},
		} {
			if info, err := fs.Stat(p.FS, c.Path); err == nil && info.Mode().IsRegular() {
				return c, true
			}
		}
		if info, err := fs.Stat(p.FS, base); err == nil && info.IsDir() && namespace == nil {
			namespace = &File{Module: module, IsPackage: true}
		}
	}
	if namespace != nil {
		return *namespace, true
	}
	return File{}, false
}

// Name is the absolute module name of a file: the longest root that contains it
// is taken off. It reports false for what cannot be imported.
func (p *Project) Name(file string) (File, bool) {
	file = path.Clean(file)
	best, found := "", false
	for _, root := range p.Roots {
		root = path.Clean(root)
		rest, ok := strings.CutPrefix(file, root+"/")
		if root == "." {
			rest, ok = file, true
		}
		if ok && (!found || len(rest) < len(best)) {
			best, found = rest, true
		}
	}
	if !found {
		return File{}, false
	}
	f := File{Path: file}
	name, ok := strings.CutSuffix(best, ".py")
	if !ok {
		if name, ok = strings.CutSuffix(best, ".pyi"); !ok {
			return File{}, false
		}
		f.Stub = true
	}
	if dir, ok := strings.CutSuffix("/"+name, "/__init__"); ok {
		f.IsPackage = true
		name = strings.TrimPrefix(dir, "/")
	}
	f.Module = strings.ReplaceAll(name, "/", ".")
	return f, f.Module != ""
}

// Target is where an import leads.
type Target struct {
	File File
	// Attr is what is taken out of the module; "" for the module itself, which
	// is also the case when the name imported is a submodule.
	Attr string
}

// Target looks up an import in the project. It reports false for modules
// outside of it.
func (p *Project) Target(im Import) (Target, bool) {
	if im.Attr != "" && im.Attr != "*" {
		// An attribute of the package comes first for the interpreter, but a
		// package that defines one of the name of its submodule is rare and the
		// caller can tell by its scope.
		if f, ok := p.Find(im.Module + "." + im.Attr); ok {
			return Target{File: f}, true
		}
	}
	f, ok := p.Find(im.Module)
	return Target{File: f, Attr: im.Attr}, ok
}
