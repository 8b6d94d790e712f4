// This file finds the types whose layout the C parser may get wrong: which
// attribute or pragma can touch their declaration.

package cfront

import (
	"bytes"
	"sort"
	"strings"

	"modernc.org/cc/v4"
)

func (l *layouts) key(t cc.Type) (layoutKey, bool) {
	k := layoutKey{fields: len(l.fields(t)), union: t.Kind() == cc.Union}
	if e, ok := t.(*cc.EnumType); ok {
		es := e.Enumerators()
		if len(es) == 0 {
			return k, false
		}
		k.at, ok = l.u.Offset(es[0])
		return k, ok
	}
	if t.Kind() != cc.Struct && t.Kind() != cc.Union {
		d := t.Typedef()
		if d == nil {
			return k, false
		}
		at, ok := l.u.Offset(d)
		return layoutKey{at: at, fields: -1}, ok
	}
	at, ok := l.firstMember(t, 0)
	k.at = at
	return k, ok
}

// doubt reports whether the parser's layout of t may be wrong.
func (l *layouts) doubt(t cc.Type, depth int) bool {
	if depth > maxTypeDepth {
		return true
	}
	if d := t.Typedef(); d != nil && l.typedefDoubt(d) {
		return true
	}
	switch t := t.(type) {
	case *cc.PredefinedType:
		return t.VectorSize() > 0
	case *cc.PointerType, *cc.FunctionType:
		return false
	case *cc.ArrayType:
		return l.doubt(t.Elem(), depth+1)
	case *cc.EnumType:
		if l.allDoubt {
			return true
		}
		es := t.Enumerators()
		if len(es) == 0 {
			return false
		}
		at, ok := l.u.Offset(es[0])
		return ok && l.spanDoubt(at)
	case *cc.StructType, *cc.UnionType:
		fs := l.fields(t)
		if len(fs) == 0 {
			return false
		}
		k, ok := l.key(t)
		if ok && l.allDoubt {
			return true
		}
		if !ok {
			// All members come from the prelude, or none has a name.
			for _, f := range fs {
				if f.Name() != "" {
					return false
				}
			}
			return true
		}
		if l.structs == nil {
			l.structs = map[layoutKey]bool{}
		}
		if d, ok := l.structs[k]; ok {
			return d
		}
		d := l.spanDoubt(k.at)
		for _, f := range fs {
			if d {
				break
			}
			d = l.doubt(f.Type(), depth+1)
		}
		l.structs[k] = d
		return d
	}
	return true
}

// typedefDoubt reports whether the declaration of a typedef name may say
// something of the layout that the parser ignores.
func (l *layouts) typedefDoubt(d *cc.Declarator) bool {
	at, ok := l.u.Offset(d)
	if !ok {
		return false
	}
	return l.nameDoubt("typedef "+d.Name(), func() bool {
		l.scan()
		lo, hi := l.declaration(l.place(at))
		return l.identDoubt(l.text[lo:hi], at)
	})
}

// nameDoubt computes once whether a name is in doubt; a cycle is not.
func (l *layouts) nameDoubt(name string, f func() bool) bool {
	if l.names == nil {
		l.names = map[string]bool{}
	}
	if d, ok := l.names[name]; ok {
		return d
	}
	l.names[name] = false
	d := f()
	l.names[name] = d
	return d
}

// maxDeclaration bounds the text around a declarator that is looked at.
const maxDeclaration = 8192

// place is where what stands at an offset of the unit's text stands in l.text.
func (l *layouts) place(at int) int {
	if l.short {
		return l.u.short.place(at)
	}
	return at
}

// declaration is the part of l.text around a place from the last to the next ; or
// brace.
func (l *layouts) declaration(at int) (lo, hi int) {
	t := l.text
	for lo = at; lo > 0 && at-lo < maxDeclaration && !strings.ContainsRune(";{}", rune(t[lo-1])); lo-- {
	}
	for hi = at; hi < len(t) && hi-at < maxDeclaration && !strings.ContainsRune(";{}", rune(t[hi])); hi++ {
	}
	return lo, hi
}

// identDoubt reports whether one of the identifiers in the text stands for an
// attribute: itself, or as a macro or typedef name.
func (l *layouts) identDoubt(t []byte, at int) bool {
	for i := 0; i < len(t); i++ {
		if opensLiteral(t[i]) {
			if j := skipLiteral(t, i); j > i {
				i = j - 1
				continue
			}
		}
		if !isIdent(t[i]) {
			continue
		}
		j := i
		for j < len(t) && isIdent(t[j]) {
			j++
		}
		name := string(t[i:j])
		i = j - 1
		switch name {
		case "__attribute__", "__attribute", "_Alignas", "alignas", "__declspec", "_Pragma", "__pragma":
			return true
		}
		if m := l.u.macros.lookup(name, at); m != nil {
			if l.nameDoubt("macro "+name, func() bool { return l.identDoubt(m.body, m.at) }) {
				return true
			}
			continue
		}
		for _, d := range l.u.Decls[name] {
			if d.IsTypename() && l.typedefDoubt(d) {
				return true
			}
		}
	}
	return false
}

// spanDoubt reports whether the struct, union or enum definition around the
// offset of one of its members may have a layout of its own.
func (l *layouts) spanDoubt(at int) bool {
	l.scan()
	if l.packAt >= 0 && at >= l.packAt {
		return true
	}
	i := l.enclosing(l.place(at))
	if i < 0 {
		return true // a macro produced it
	}
	b := l.braces[i]
	lo, _ := l.declaration(b.start)
	_, hi := l.declaration(b.end)
	return l.identDoubt(l.text[lo:hi], at)
}

// enclosing is the innermost brace group around a place in l.text, -1 if there is none.
func (l *layouts) enclosing(at int) int {
	i := sort.Search(len(l.braces), func(i int) bool { return l.braces[i].start >= at }) - 1
	for i >= 0 && l.braces[i].end <= at {
		i = l.braces[i].parent
	}
	return i
}

// scan indexes the brace groups and packing pragmas of the text: of what the
// parser read of it, unless a pragma may stand in the rest. Pragmas that are
// directives are never left out.
func (l *layouts) scan() {
	if l.scanned {
		return
	}
	l.scanned = true
	t := l.u.Text
	if l.u.short != nil && !mayHidePragma(t) {
		t, l.short = l.u.short.text, true
	}
	l.text = bytes.Clone(t)
	var open []int
	lineStart := true
	for i := 0; i < len(t); i++ {
		if opensLiteral(t[i]) {
			if j := skipLiteral(t, i); j > i {
				blank(l.text[i:j])
				i = j - 1
				lineStart = false
				continue
			}
		}
		switch c := t[i]; c {
		case '\n':
			lineStart = true
			continue
		case ' ', '\t', '\r', '\f', '\v':
			continue
		case '#':
			if lineStart {
				j := i
				for j < len(t) && (t[j] != '\n' || t[j-1] == '\\') {
					j++
				}
				if d := t[i:j]; l.packAt < 0 && (isLayoutPragma(d) || bytes.Contains(d, []byte("_Pragma")) && bytes.Contains(d, []byte("pack"))) {
					l.packAt = i
					if l.short {
						l.packAt = l.u.short.origin(i)
					}
				}
				blank(l.text[i:j])
				i = j - 1
				continue
			}
		case '_':
			if l.packAt < 0 && bytes.HasPrefix(t[i:], []byte("_Pragma")) {
				if e := min(len(t), i+80); bytes.Contains(t[i:e], []byte("pack")) || bytes.Contains(t[i:e], []byte("order")) {
					l.packAt = i
				}
			}
		case '{':
			parent := -1
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			open = append(open, len(l.braces))
			l.braces = append(l.braces, brace{start: i, end: len(t), parent: parent})
		case '}':
			if n := len(open); n > 0 {
				l.braces[open[n-1]].end = i + 1
				open = open[:n-1]
			}
		}
		lineStart = false
	}
}

// mayHidePragma reports whether the text has an operator _Pragma that may be about
// layouts: outside of directives, or in one that speaks of packing.
func mayHidePragma(t []byte) bool {
	for from := 0; ; {
		i := bytes.Index(t[from:], []byte("_Pragma"))
		if i < 0 {
			return false
		}
		i += from
		start, end := lineAround(t, i)
		if d := t[start:end]; !bytes.HasPrefix(bytes.TrimLeft(d, " \t"), []byte("#")) || bytes.Contains(d, []byte("pack")) {
			return true
		}
		from = end
	}
}

// lineAround is the line around an offset, with those it continues and that
// continue it.
func lineAround(t []byte, at int) (start, end int) {
	start = bytes.LastIndexByte(t[:at], '\n') + 1
	for start > 1 && t[start-2] == '\\' {
		start = bytes.LastIndexByte(t[:start-1], '\n') + 1
	}
	for end = at; end < len(t) && (t[end] != '\n' || t[end-1] == '\\'); end++ {
	}
	return start, end
}

// isLayoutPragma reports whether a directive changes layouts from there on.
func isLayoutPragma(d []byte) bool {
	if !bytes.Contains(d, []byte("pragma")) {
		return false
	}
	f := bytes.Fields(bytes.TrimLeft(d[1:], " \t"))
	if len(f) < 2 || string(f[0]) != "pragma" {
		return false
	}
	w := f[1]
	if (string(w) == "GCC" || string(w) == "clang") && len(f) > 2 {
		w = f[2]
	}
	for _, p := range []string{"pack", "scalar_storage_order", "ms_struct", "options", "align"} {
		if bytes.HasPrefix(w, []byte(p)) {
			return true
		}
	}
	return false
}
