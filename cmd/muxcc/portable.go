// This file makes headers with clauses in brackets such as every compiler takes,
// for headers that are written out.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/rewrite/crewrite"
)

// maxEmbedded is how deep headers that include each other are followed.
const maxEmbedded = 32

// portableIncludes says how a written header includes the others: one that has
// clauses in brackets, or includes one that has, only comes along as text, with
// these clauses in MUX(...) spelling. files are those that the unit read.
func portableIncludes(headers, files []string) []crewrite.Include {
	out := make([]crewrite.Include, len(headers))
	for i, h := range headers {
		out[i].Name = h
		if strings.HasPrefix(h, "<") {
			continue
		}
		k := slices.IndexFunc(files, func(f string) bool { return spells(h, f) })
		if k < 0 {
			continue
		}
		if text, changed := portable(files[k], files, maxEmbedded); changed {
			out[i].Text = string(text)
		}
	}
	return out
}

// portable is the text of a header with its clauses in MUX(...) spelling, and those
// headers in it that need it; changed is false when none does. Attributes are left
// out: they may stand where MUX(...) cannot. What is in the body of a macro stays.
func portable(file string, files []string, depth int) (text []byte, changed bool) {
	src, err := os.ReadFile(file)
	if err != nil || depth == 0 {
		return nil, false
	}
	scan := clause.Scan(src, isKeyword, clause.Options{})
	at := 0
	for _, g := range scan.Groups {
		if g.Kind == clause.Macro {
			continue
		}
		changed = true
		text = append(text, scan.Text[at:g.Span.Start]...)
		at = g.Span.End
		if g.Kind == clause.Attribute {
			text = append(text, scan.Text[g.Span.Start:g.Span.End]...)
			continue
		}
		list := g.Span.Of(src)
		text = append(append(append(text, "MUX("...), list[1:len(list)-1]...), ')')
	}
	text = append(text, scan.Text[at:]...)
	var out bytes.Buffer
	at = 0
	for _, m := range includeLine.FindAllSubmatchIndex(text, -1) {
		name := string(text[m[2]:m[3]])
		if name[0] == '<' {
			continue
		}
		inner := filepath.Join(filepath.Dir(file), name[1:len(name)-1])
		if !slices.Contains(files, inner) {
			k := slices.IndexFunc(files, func(f string) bool { return spells(name, f) })
			if k < 0 {
				continue
			}
			inner = files[k]
		}
		if t, ok := portable(inner, files, depth-1); ok {
			changed = true
			out.Write(text[at:m[0]])
			out.Write(t)
			at = m[1]
		}
	}
	out.Write(text[at:])
	return out.Bytes(), changed
}
