// This file embeds the library models and answers which header models a function.

// Package models holds the models of library functions: annotated headers in the
// MUX language, read by the same front-ends as user code. README.md states the
// conventions they follow.
package models

import (
	"embed"
	"io/fs"
	"sort"
	"strings"
	"sync"
)

//go:embed c
var cFiles embed.FS

//go:embed prelude.h
var prelude []byte

// C returns the annotated C headers: the file of <sys/mman.h> is "sys/mman.h".
func C() fs.FS {
	sub, err := fs.Sub(cFiles, "c")
	if err != nil {
		return cFiles // the name is valid, so this is not reached
	}
	return sub
}

// Prelude returns the C declarations of the primitives (mux_any and so on) that
// have to stand before a model's text. Callers must not modify it.
func Prelude() []byte { return prelude }

// CText returns the model of a header such as "stdio.h", nil if there is none.
func CText(header string) []byte {
	text, err := cFiles.ReadFile("c/" + header)
	if err != nil {
		return nil
	}
	return text
}

// FindC returns the header whose file models the function of that name.
func FindC(name string) (header string, ok bool) {
	header, ok = cIndex()[name]
	return header, ok
}

// CanonicalC returns the name under which the function that the compiler knows as
// name is modelled: the compiler's __builtin_f is f wherever f is modelled.
func CanonicalC(name string) string {
	if _, ok := FindC(name); ok {
		return name
	}
	if plain, ok := strings.CutPrefix(name, "__builtin_"); ok {
		if _, ok := FindC(plain); ok {
			return plain
		}
	}
	return name
}

// FunctionsC returns the names of the functions that the header's file models,
// in the order of the file.
func FunctionsC(header string) []string {
	var names []string
	for _, d := range scan(string(CText(header))) {
		names = append(names, d.name)
	}
	return names
}

// HeadersC returns the names of all modelled headers, sorted.
func HeadersC() []string {
	var names []string
	// The embedded tree is always readable: the walk has no error to report.
	_ = fs.WalkDir(C(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".h") {
			names = append(names, path)
		}
		return err
	})
	sort.Strings(names)
	return names
}

//go:embed index.txt
var indexText string

// The index is kept as text, a header and its functions per line: scanning all
// models at the start of every compilation would cost ten times as much.
var cIndex = sync.OnceValue(func() map[string]string {
	index := make(map[string]string, 4096)
	for line := range strings.Lines(indexText) {
		header, names, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for name := range strings.SplitSeq(names, " ") {
			index[name] = header
		}
	}
	return index
})
