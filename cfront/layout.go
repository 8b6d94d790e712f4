// This file answers questions about the size of types and the place of members.
// The C parser ignores packed, #pragma pack and mode(...) and may differ in
// other attributes, so a type that any of these can touch is in doubt; for
// those the compiler is asked (layout_probe.go).

package cfront

import (
	"context"
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
	text     []byte  // the text without directives, comments and literals
	short    bool    // it is the unit's short text
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
