// This file notes what is worth a warning on a path, apart from sizes: what a
// library model says of the way it is called, and blocks that are given back by
// the wrong function.

package cfront

import (
	"regexp"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// warn notes a warning about a call of the function named what, for the inputs
// of the path.
func (x *executor) warn(s *symexec.State, code, what string, at *expr) {
	if len(x.warnings) >= maxObligations || s.Failed() || s.Weak {
		return
	}
	w := iface.Warning{Code: code, What: what, Pos: x.pos(at.at)}
	var path []sym.Cond
	for _, c := range s.Path {
		if !x.m.Visible(c) {
			return
		}
		path = append(path, symexec.CondWithoutFails(c))
	}
	w.Path = sym.AndOf(path...)
	x.warnings = append(x.warnings, w)
}

// checkRelease warns when a block is given back by a function that does not
// belong to the one that acquired it.
func (x *executor) checkRelease(s *symexec.State, r *symexec.Region, by string, at *expr) {
	if r.Kind != symexec.Fresh || r.Alloc.Kind == "" || r.Alloc.Kind == by {
		return
	}
	if owner := x.an.releaser(r.Alloc.Kind); owner != "" && owner != by && x.an.releases(by) {
		x.warn(s, "mismatched-release", "a block of "+r.Alloc.Kind+" is given back by "+by+", not by "+owner, at)
	}
}

// releases reports whether giving back a block is what a function is for.
func (an *analyser) releases(name string) bool {
	t := an.resolve(an.u, name)
	if t.clauses == nil || t.fn != nil {
		return false
	}
	for _, c := range t.clauses.Clauses {
		if c.Key == nil || c.Key.Quantity != iface.Free {
			return false
		}
	}
	return true
}

var releaserAttribute = regexp.MustCompile(`\bmalloc(?:__)?\s*\(\s*([A-Za-z_][A-Za-z_0-9]*)\s*[,)]`)

// releaser is the function that gives back what the named one acquires, as the
// attribute malloc of its declaration says; "" when none does.
func (an *analyser) releaser(name string) string {
	units := []*unitInfo{an.u}
	if u := an.models.unitOf(name); u != nil {
		units = append(units, u)
	}
	for _, u := range units {
		for _, d := range u.unit.Decls[name] {
			at, ok := u.unit.Offset(d)
			if !ok {
				continue
			}
			text := u.unit.Text
			from, to := at, at
			for from > 0 && !strings.ContainsRune(";{}", rune(text[from-1])) {
				from--
			}
			for to < len(text) && !strings.ContainsRune(";{", rune(text[to])) {
				to++
			}
			for _, part := range strings.Split(string(text[from:to]), "__attribute__")[1:] {
				if m := releaserAttribute.FindStringSubmatch(part); m != nil {
					return m[1]
				}
			}
		}
	}
	return ""
}
