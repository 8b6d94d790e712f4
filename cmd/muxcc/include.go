// This file finds the headers that a generated header includes for the types of
// the functions in it.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/muxlang/mux/typecheck/iface"
)

// includes lists the headers, as the unit spells them, that declare the types
// which the public functions' prototypes name, in the unit's order; the names of
// types that the unit declares itself, so that no header can; and the functions
// that one of the headers declares.
func (b *build) includes(u *unit, res *result) (headers []string, private, declared map[string]bool) {
	private = map[string]bool{}
	from := map[string]bool{} // files the unit includes directly
	var w *includeWalk
	seen := map[string]bool{}
	for _, f := range res.ifaces {
		if !f.Public || inSystemHeader(res, f.Name) {
			continue
		}
		for _, name := range typeWords(f) {
			if seen[name] {
				continue
			}
			seen[name] = true
			off, ok := res.unit.TypeDeclared(name)
			if !ok {
				continue
			}
			if w == nil {
				w = walkIncludes(u.job.Text)
			}
			if file := w.directAt(off); file != "" {
				from[file] = true
			} else {
				private[name] = true
			}
		}
	}
	if len(b.opts.includes) > 0 {
		for _, h := range b.opts.includes {
			if !strings.HasPrefix(h, "<") && !strings.HasPrefix(h, `"`) {
				h = strconv.Quote(h)
			}
			headers = append(headers, h)
		}
		return headers, private, declaredIn(headers, u, res)
	}
	for _, h := range spelledIncludes(u.name) {
		for file := range from {
			if spells(h, file) && !slices.Contains(headers, h) {
				headers = append(headers, h)
			}
		}
	}
	return headers, private, declaredIn(headers, u, res)
}

// declaredIn lists the unit's functions that one of the headers declares, or a
// header that it includes.
func declaredIn(headers []string, u *unit, res *result) map[string]bool {
	out := map[string]bool{}
	w := walkIncludes(u.job.Text)
	for _, f := range res.ifaces {
		for _, d := range res.unit.Decls[f.Name] {
			off, ok := res.unit.Offset(d)
			if !ok {
				continue
			}
			file := w.directAt(off)
			if file != "" && slices.ContainsFunc(headers, func(h string) bool { return spells(h, file) }) {
				out[f.Name] = true
			}
		}
	}
	return out
}

// spells reports whether a header, as it is included, may be the file.
func spells(header, file string) bool {
	name := header[1 : len(header)-1]
	return file == name || strings.HasSuffix(file, "/"+filepath.Clean(name))
}

// typeWords lists the names in the types of f's prototype.
func typeWords(f *iface.Interface) []string {
	text := f.Result
	for _, p := range f.Params {
		text += " " + p.Type
	}
	return strings.FieldsFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// includeWalk knows, for stretches of a preprocessed text, the file that the
// unit's own file includes directly there.
type includeWalk struct {
	at   []int
	file []string // "" in the unit's own file
	all  []string // files that are read, each once
}

// markedLine is a line marker's number and file.
var markedLine = regexp.MustCompile(`^#(?:line)? ?([0-9]+) "((?:[^"\\]|\\.)*)"`)

var lineMarker = regexp.MustCompile(`^#(?:line)? ?[0-9]+ "((?:[^"\\]|\\.)*)"((?: [0-9])*)`)

// walkIncludes reads the line markers of a text.
func walkIncludes(text []byte) *includeWalk {
	w := &includeWalk{}
	var stack []string
	off := 0
	for line := range bytes.Lines(text) {
		if m := lineMarker.FindSubmatch(line); m != nil {
			name, flags := string(m[1]), string(m[2])
			if !slices.Contains(w.all, name) {
				w.all = append(w.all, name)
			}
			switch {
			case strings.Contains(flags, " 1"):
				stack = append(stack, name)
			case strings.Contains(flags, " 2") && len(stack) > 0:
				stack = stack[:len(stack)-1]
			}
			direct := ""
			if len(stack) > 0 {
				direct = stack[0]
			}
			w.at, w.file = append(w.at, off), append(w.file, direct)
		}
		off += len(line)
	}
	return w
}

func (w *includeWalk) directAt(off int) string {
	i, _ := slices.BinarySearch(w.at, off+1)
	if i == 0 {
		return ""
	}
	return w.file[i-1]
}

var includeLine = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*include[ \t]*(<[^>\n]+>|"[^"\n]+")`)

// spelledIncludes lists the #include lines of a source file.
func spelledIncludes(file string) (out []string) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	for _, m := range includeLine.FindAllSubmatch(text, -1) {
		out = append(out, string(m[1]))
	}
	return out
}
