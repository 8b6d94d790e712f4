// This file lays out structs and unions as gcc does for the System V targets,
// where nothing but the members decides; the C parser's own layout is wrong for
// some bit-fields.

package cfront

import "modernc.org/cc/v4"

// shape is the layout of a struct or union.
type shape struct {
	size, align int64
	at          []place // of the direct members
}

// alignOf is the alignment of a member of type t, in bytes; 0: not known.
func (l *layouts) alignOf(t cc.Type, depth int) int64 {
	if depth > maxTypeDepth {
		return 0
	}
	switch t := t.(type) {
	case *cc.ArrayType:
		return l.alignOf(t.Elem(), depth+1)
	case *cc.StructType, *cc.UnionType:
		if s := l.shape(t, depth+1); s != nil {
			return s.align
		}
		return 0
	}
	return int64(t.FieldAlign())
}

// bitFieldsKnown reports whether the target follows the rules of shape.
func (l *layouts) bitFieldsKnown() bool { return l.arch == "amd64" || l.arch == "386" }

// shape computes the layout of a type that is not in doubt; nil when it is not
// known.
//
// A bit-field goes to the next free bit, unless it would then cross a boundary
// of its declared type; a zero width goes on to such a boundary. A named one
// also gives the struct its type's alignment.
func (l *layouts) shape(t cc.Type, depth int) *shape {
	if depth > maxTypeDepth {
		return nil
	}
	fs := l.fields(t)
	key, ok := l.key(t)
	if ok {
		if s, ok := l.shapes[key]; ok {
			return s
		}
	}
	s := &shape{align: 1, at: make([]place, len(fs))}
	union := t.Kind() == cc.Union
	var bit, end int64 // next free bit; end of the largest union member, in bits
	for i, f := range fs {
		ft := f.Type()
		align := l.alignOf(ft, depth)
		if align <= 0 {
			return nil
		}
		if union {
			bit = 0
		}
		if f.IsBitfield() {
			size, ok := l.sizeof(ft, depth+1)
			if !ok || size <= 0 || !l.bitFieldsKnown() {
				return nil
			}
			w := f.ValueBits()
			switch {
			case w == 0:
				bit = (bit + 8*align - 1) / (8 * align) * (8 * align)
			case bit/(8*align)*8*align+8*size < bit+w:
				bit = (bit + 8*align - 1) / (8 * align) * (8 * align)
			}
			if f.Name() != "" {
				s.align = max(s.align, align)
			}
			s.at[i] = place{off: bit / 8, bit: int(bit % 8), bits: int(w)}
			bit += w
		} else {
			n := int64(0)
			if at, ok := ft.(*cc.ArrayType); !ok || at.Len() > 0 {
				if n, ok = l.sizeof(ft, depth+1); !ok {
					return nil
				}
			}
			s.align = max(s.align, align)
			off := ((bit+7)/8 + align - 1) / align * align
			s.at[i] = place{off: off}
			if off > 1<<58 || n > 1<<58 {
				return nil
			}
			bit = 8 * (off + n)
		}
		end = max(end, bit)
	}
	s.size = ((end+7)/8 + s.align - 1) / s.align * s.align
	if ok {
		if l.shapes == nil {
			l.shapes = map[layoutKey]*shape{}
		}
		l.shapes[key] = s
	}
	return s
}

// find is the place of the member of that name, also in anonymous members.
func (l *layouts) find(t cc.Type, name string, depth int) (place, bool) {
	s := l.shape(t, depth)
	if s == nil || depth > maxTypeDepth {
		return place{}, false
	}
	for i, f := range l.fields(t) {
		switch {
		case f.Name() == name:
			return s.at[i], true
		case f.Name() == "" && !f.IsBitfield():
			if p, ok := l.find(f.Type(), name, depth+1); ok {
				p.off += s.at[i].off
				return p, true
			}
		}
	}
	return place{}, false
}
