// This file answers questions about the size of types and the place of members.
// The C parser ignores packed, #pragma pack and mode(...) and may differ in
// other attributes, so a type that any of these can touch is in doubt; for
// those the compiler is asked (layout_probe.go).

package cfront

import (
	"bytes"
	"context"
	"sort"
	"strings"
	"sync"

	"modernc.org/cc/v4"
)

// layouts knows which types are in doubt and what the compiler says of them.
type layouts struct {
	ctx context.Context
	u   *Unit
	cc  []string
	std string

	mu       sync.Mutex
	scanned  bool
	text     []byte  // the unit's text without directives, comments and literals
	braces   []brace // of the text, by start
	packAt   int     // offset of the first packing pragma; -1: none
	allDoubt bool    // compiler options change layouts
	names    map[string]bool
	structs  map[layoutKey]bool // doubt
	asked    bool
	answers  map[layoutKey]*answer
	shapes   map[layoutKey]*shape
	listed   map[cc.Type][]*cc.Field
	placed   map[cc.Type][]placedMember
	sizes    map[cc.Type]int64 // of complete types
	arch     string
}

// placedMember is a direct member of a struct or union and where it is.
type placedMember struct {
	*cc.Field
	place
	ok bool // the place is known
}

// layoutKey identifies a struct, union or enum definition across the copies
// the type checker makes of it: the offset of its first named member.
type layoutKey struct {
	at     int
	fields int
	union  bool
}

// answer is what the compiler says of one type.
type answer struct {
	size  int64
	field map[string]place
}

// place is where a member is: byte offset, and for a bit-field the bit within
// that byte, counted from the least significant, and its width.
type place struct {
	off       int64
	bit, bits int
}

// brace is a brace group of the text; parent indexes the enclosing one, -1.
type brace struct{ start, end, parent int }

func newLayouts(ctx context.Context, u *Unit, lc LoadConfig, cfg *config) *layouts {
	l := &layouts{ctx: context.WithoutCancel(ctx), u: u, cc: lc.CC, std: lc.Std, packAt: -1, arch: cfg.arch}
	for _, a := range lc.CC[min(1, len(lc.CC)):] {
		switch {
		case strings.HasPrefix(a, "-fpack-struct"), a == "-fshort-enums", a == "-malign-double",
			a == "-mms-bitfields", a == "-m96bit-long-double", a == "-m128bit-long-double", a == "-mlong-double-80":
			l.allDoubt = true
		}
	}
	if cfg.macros["__ARM_SIZEOF_MINIMAL_ENUM"] == "1" {
		l.allDoubt = true
	}
	return l
}

// Sizeof is sizeof(t) in bytes; false when t is incomplete, of variable length
// or its layout is in doubt and the compiler cannot be asked.
func (u *Unit) Sizeof(t cc.Type) (int64, bool) {
	if t == nil {
		return 0, false
	}
	l := u.layout
	l.mu.Lock()
	defer l.mu.Unlock()
	if n, ok := l.sizes[t]; ok {
		return n, true
	}
	n, ok := l.sizeof(t, 0)
	if ok {
		if l.sizes == nil {
			l.sizes = map[cc.Type]int64{}
		}
		l.sizes[t] = n
	}
	return n, ok
}

// Offsetof is the place of the member f of the struct or union t: its offset in
// bytes from the start of t and, for a bit-field, the first bit, counted from
// the least significant one of the byte at off, and the width in bits (0 for
// other members). False when it is not known. For a member of an anonymous
// member, f comes from t's FieldByName.
func (u *Unit) Offsetof(t cc.Type, f *cc.Field) (off int64, bitOff, bitWidth int, ok bool) {
	if t == nil || f == nil {
		return 0, 0, 0, false
	}
	u.layout.mu.Lock()
	defer u.layout.mu.Unlock()
	p, ok := u.layout.offsetof(t, f)
	return p.off, p.bit, p.bits, ok
}

// membersOf lists the direct members of a struct or union with their places.
func (u *Unit) membersOf(t cc.Type) []placedMember {
	l := u.layout
	l.mu.Lock()
	defer l.mu.Unlock()
	ms, ok := l.placed[t]
	if !ok {
		for _, f := range l.fields(t) {
			p, ok := l.offsetof(t, f)
			ms = append(ms, placedMember{f, p, ok})
		}
		if l.placed == nil {
			l.placed = map[cc.Type][]placedMember{}
		}
		l.placed[t] = ms
	}
	return ms
}

// maxTypeDepth bounds the nesting of types followed.
const maxTypeDepth = 200

func (l *layouts) sizeof(t cc.Type, depth int) (int64, bool) {
	if depth > maxTypeDepth {
		return 0, false
	}
	if at, ok := t.(*cc.ArrayType); ok {
		if at.IsVLA() || at.Len() < 0 {
			return 0, false
		}
		n, ok := l.sizeof(at.Elem(), depth+1)
		if !ok || at.Len() > 0 && n > (1<<62)/at.Len() {
			return 0, false
		}
		return n * at.Len(), true
	}
	if t.Kind() == cc.Function || t.Kind() == cc.Void {
		return 1, true // GNU C
	}
	if t.Kind() == cc.InvalidKind || t.IsIncomplete() || t.Size() < 0 {
		return 0, false
	}
	if !l.doubt(t, depth) {
		if k := t.Kind(); k != cc.Struct && k != cc.Union {
			return t.Size(), true
		}
		if s := l.shape(t, depth); s != nil {
			return s.size, true
		}
	}
	key, ok := l.key(t)
	if !ok {
		return 0, false
	}
	a := l.ask(key)
	if a == nil {
		return 0, false
	}
	return a.size, true
}

func (l *layouts) offsetof(t cc.Type, f *cc.Field) (place, bool) {
	if k := t.Kind(); k != cc.Struct && k != cc.Union || t.IsIncomplete() {
		return place{}, false
	}
	if !l.doubt(t, 0) {
		if f.Name() != "" {
			if p, ok := l.find(t, f.Name(), 0); ok {
				return p, true
			}
		} else if s := l.shape(t, 0); s != nil && f.Index() < len(s.at) {
			return s.at[f.Index()], true
		}
	}
	key, ok := l.key(t)
	if !ok {
		return place{}, false
	}
	a := l.ask(key)
	if a == nil {
		return place{}, false
	}
	p, ok := a.field[f.Name()]
	return p, ok && f.Name() != ""
}

// fieldsOf lists the direct members of a struct or union.
func fieldsOf(t cc.Type) (r []*cc.Field) {
	switch t := t.(type) {
	case *cc.StructType:
		for i := 0; i < t.NumFields(); i++ {
			r = append(r, t.FieldByIndex(i))
		}
	case *cc.UnionType:
		for i := 0; i < t.NumFields(); i++ {
			r = append(r, t.FieldByIndex(i))
		}
	}
	return r
}

// fields is fieldsOf, listed once for each type.
func (l *layouts) fields(t cc.Type) []*cc.Field {
	fs, ok := l.listed[t]
	if !ok {
		if k := t.Kind(); k != cc.Struct && k != cc.Union || t.IsIncomplete() {
			return fieldsOf(t)
		}
		fs = fieldsOf(t)
		if l.listed == nil {
			l.listed = map[cc.Type][]*cc.Field{}
		}
		l.listed[t] = fs
	}
	return fs
}

// firstMember is the offset of the first named member, looking into anonymous
// ones.
func (l *layouts) firstMember(t cc.Type, depth int) (int, bool) {
	for _, f := range l.fields(t) {
		if f == nil || depth > maxTypeDepth {
			return 0, false
		}
		if f.Name() != "" {
			return l.u.Offset(f.Declarator())
		}
		if at, ok := l.firstMember(f.Type(), depth+1); ok {
			return at, true
		}
	}
	return 0, false
}

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
		lo, hi := l.declaration(at)
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

// declaration is the text around an offset from the last to the next ; or brace.
func (l *layouts) declaration(at int) (lo, hi int) {
	l.scan()
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
		if j := skipLiteral(t, i); j > i {
			i = j - 1
			continue
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
	i := l.enclosing(at)
	if i < 0 {
		return true // a macro produced it
	}
	b := l.braces[i]
	lo, _ := l.declaration(b.start)
	_, hi := l.declaration(b.end)
	return l.identDoubt(l.text[lo:hi], at)
}

// enclosing is the innermost brace group around an offset, -1 if there is none.
func (l *layouts) enclosing(at int) int {
	i := sort.Search(len(l.braces), func(i int) bool { return l.braces[i].start >= at }) - 1
	for i >= 0 && l.braces[i].end <= at {
		i = l.braces[i].parent
	}
	return i
}

// scan indexes the brace groups and packing pragmas of the text.
func (l *layouts) scan() {
	if l.scanned {
		return
	}
	l.scanned = true
	t := l.u.Text
	l.text = bytes.Clone(t)
	var open []int
	lineStart := true
	for i := 0; i < len(t); i++ {
		if j := skipLiteral(t, i); j > i {
			blank(l.text[i:j])
			i = j - 1
			lineStart = false
			continue
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
