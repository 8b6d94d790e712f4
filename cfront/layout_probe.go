// This file asks the compiler for the layouts that are in doubt: one compile of
// the unit's declarations with tables of constants behind them, read back from
// the object.

package cfront

import (
	"bytes"
	"context"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"modernc.org/cc/v4"
)

// probeTimeout bounds one run of the compiler.
const probeTimeout = 60 * time.Second

// probe is one type to ask for: an lvalue expression of that type (without
// evaluation) that is valid at the end of the unit.
type probe struct {
	key  layoutKey
	typ  cc.Type
	expr string
}

// ask returns the compiler's answer for a type, nil if there is none. The first
// call asks for all types in doubt at once.
func (l *layouts) ask(k layoutKey) *answer {
	if !l.asked {
		l.asked = true
		if len(l.cc) > 0 {
			l.answers = l.run(l.probes())
		}
	}
	return l.answers[k]
}

// probes lists the types in doubt that can be named at the end of the unit.
func (l *layouts) probes() []probe {
	var ps []probe
	seen := map[layoutKey]bool{}
	twice := map[layoutKey]bool{} // two definitions from one macro call
	var walk func(t cc.Type, expr string, depth int)
	walk = func(t cc.Type, expr string, depth int) {
		if depth > 20 {
			return
		}
		if at, ok := t.(*cc.ArrayType); ok {
			if !at.IsVLA() {
				walk(at.Elem(), expr+"[0]", depth+1)
			}
			return
		}
		k := t.Kind()
		if k == cc.Function || k == cc.Void || t.IsIncomplete() || !l.inQuestion(t) {
			return
		}
		key, ok := l.key(t)
		if !ok || seen[key] {
			return
		}
		seen[key] = true
		ps = append(ps, probe{key, t, expr})
		for _, f := range fieldsOf(t) {
			if f.Name() != "" && !f.IsBitfield() {
				walk(f.Type(), expr+"."+f.Name(), depth+1)
			}
		}
	}
	byKey := map[layoutKey]string{}
	names := make([]string, 0, len(l.u.AST.Scope.Nodes))
	for n := range l.u.AST.Scope.Nodes {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		for _, nd := range l.u.AST.Scope.Nodes[n] {
			var t cc.Type
			expr := ""
			switch x := nd.(type) {
			case *cc.StructOrUnionSpecifier:
				if x.Case != cc.StructOrUnionSpecifierDef {
					continue
				}
				t = x.Type()
				expr = "(*(struct " + n + "*)0)"
				if t.Kind() == cc.Union {
					expr = "(*(union " + n + "*)0)"
				}
			case *cc.EnumSpecifier:
				t, expr = x.Type(), "(*(enum "+n+"*)0)"
			case *cc.Declarator:
				if !x.IsTypename() {
					continue
				}
				t, expr = x.Type(), "(*("+n+"*)0)"
			default:
				continue
			}
			if t == nil {
				continue
			}
			if tag := tagOf(t); tag != "" && l.doubtfulKind(t) {
				if key, ok := l.key(t); ok {
					if old := byKey[key]; old != "" && old != tag {
						twice[key] = true
					}
					byKey[key] = tag
				}
			}
			walk(t, expr, 0)
		}
	}
	r := ps[:0]
	for _, p := range ps {
		if !twice[p.key] {
			r = append(r, p)
		}
	}
	return r
}

// inQuestion reports whether only the compiler knows the layout of t.
func (l *layouts) inQuestion(t cc.Type) bool {
	if l.doubt(t, 0) {
		return true
	}
	k := t.Kind()
	return (k == cc.Struct || k == cc.Union) && l.shape(t, 0) == nil
}

func (l *layouts) doubtfulKind(t cc.Type) bool {
	k := t.Kind()
	return k == cc.Struct || k == cc.Union || k == cc.Enum
}

func tagOf(t cc.Type) string {
	var tok cc.Token
	switch t := t.(type) {
	case *cc.StructType:
		tok = t.Tag()
	case *cc.UnionType:
		tok = t.Tag()
	case *cc.EnumType:
		tok = t.Tag()
	}
	return tok.SrcStr()
}

// named lists the members that can be named from outside, with those of
// anonymous members.
func named(t cc.Type, depth int) (r []*cc.Field) {
	for _, f := range fieldsOf(t) {
		switch {
		case f.Name() != "":
			r = append(r, f)
		case depth < 20:
			r = append(r, named(f.Type(), depth+1)...)
		}
	}
	return r
}

const probeTable, probeBits = "__mux_layout", "__mux_bits_"

// run compiles the probes and reads the answers; nil if anything fails.
func (l *layouts) run(ps []probe) map[layoutKey]*answer {
	if len(ps) == 0 {
		return nil
	}
	var src bytes.Buffer
	fmt.Fprintf(&src, "\n# 1 \"<layout>\"\n__attribute__((used)) const unsigned long long %s[] = {\n", probeTable)
	type slot struct {
		p    int
		name string // "": the size
	}
	var slots []slot
	type bits struct {
		p    int
		name string
	}
	var bfs []bits
	for i, p := range ps {
		fmt.Fprintf(&src, "sizeof(%s),\n", p.expr)
		slots = append(slots, slot{i, ""})
		for _, f := range named(p.typ, 0) {
			if f.IsBitfield() {
				bfs = append(bfs, bits{i, f.Name()})
				continue
			}
			fmt.Fprintf(&src, "__builtin_offsetof(__typeof__(%s), %s),\n", p.expr, f.Name())
			slots = append(slots, slot{i, f.Name()})
		}
	}
	src.WriteString("0};\n")
	for i, b := range bfs {
		fmt.Fprintf(&src, "__attribute__((used)) const __typeof__(%s) %s%d = { .%s = -1 };\n", ps[b.p].expr, probeBits, i, b.name)
	}
	file, err := l.compile(append(l.declarations(), src.Bytes()...))
	if err != nil {
		// A body that was left may need one that was not (always_inline).
		file, err = l.compile(slices.Concat(l.u.Text, src.Bytes()))
	}
	if err != nil {
		return nil
	}
	f, err := elf.NewFile(bytes.NewReader(file))
	if err != nil {
		return nil
	}
	data := objectData(f)
	table := data[probeTable]
	if len(table) != 8*(len(slots)+1) {
		return nil
	}
	r := map[layoutKey]*answer{}
	for i, s := range slots {
		v := int64(f.ByteOrder.Uint64(table[8*i:]))
		a := r[ps[s.p].key]
		if a == nil {
			a = &answer{field: map[string]place{}}
			r[ps[s.p].key] = a
		}
		if s.name == "" {
			a.size = v
		} else {
			a.field[s.name] = place{off: v}
		}
	}
	for i, b := range bfs {
		if p, ok := bitPlace(data[fmt.Sprint(probeBits, i)]); ok && f.ByteOrder.Uint16([]byte{1, 0}) == 1 {
			r[ps[b.p].key].field[b.name] = p
		}
	}
	return r
}

// bitPlace finds the one run of set bits.
func bitPlace(b []byte) (place, bool) {
	first, last, n := -1, -1, 0
	for i := 0; i < 8*len(b); i++ {
		if b[i/8]>>(i%8)&1 == 1 {
			if first < 0 {
				first = i
			}
			last = i
			n++
		}
	}
	if n == 0 || last-first+1 != n {
		return place{}, false
	}
	return place{off: int64(first / 8), bit: first % 8, bits: n}, true
}

// objectData returns the contents of the probe objects by symbol.
func objectData(f *elf.File) map[string][]byte {
	r := map[string][]byte{}
	syms, err := f.Symbols()
	if err != nil {
		return nil
	}
	for _, s := range syms {
		if !strings.HasPrefix(s.Name, probeTable) && !strings.HasPrefix(s.Name, probeBits) {
			continue
		}
		if int(s.Section) >= len(f.Sections) {
			continue
		}
		sec := f.Sections[s.Section]
		d, err := sec.Data()
		if err != nil || sec.Type == elf.SHT_NOBITS || s.Value+s.Size > uint64(len(d)) {
			continue
		}
		r[s.Name] = d[s.Value : s.Value+s.Size]
	}
	return r
}

// declarations is the unit's text without the bodies of its functions, which
// are most of the compiler's work.
func (l *layouts) declarations() []byte {
	p := &prepared{text: bytes.Clone(l.u.Text)}
	p.findBodies()
	for _, b := range p.bodies {
		i := b.start - 1
		for i >= 0 && strings.ContainsRune(" \t\n\r", rune(p.text[i])) {
			i--
		}
		if i >= 0 && p.text[i] == ')' { // not after K&R parameter declarations
			p.dropBody(b)
		}
	}
	return p.text
}

// compile runs the compiler on preprocessed text and returns the object.
func (l *layouts) compile(src []byte) ([]byte, error) {
	dir, err := os.MkdirTemp("", "mux-layout-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	in, out := filepath.Join(dir, "u.i"), filepath.Join(dir, "u.o")
	if err := os.WriteFile(in, src, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(l.ctx, probeTimeout)
	defer cancel()
	args := append([]string{}, l.cc[1:]...)
	if l.std != "" {
		args = append(args, "-std="+l.std)
	}
	args = append(args, "-w", "-fpreprocessed")
	if !l.u.Expanded {
		args = append(args, "-fdirectives-only")
	}
	args = append(args, "-O0", "-g0", "-fno-lto", "-fno-pie", "-fno-common", "-x", "c", "-c", in, "-o", out)
	cmd := exec.CommandContext(ctx, l.cc[0], args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}
