// This file generates the reads of a formula's inputs: parameters, what they
// point to, globals, lengths and block sizes, each guarded against NULL.

package crewrite

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// reader writes reads of inputs with a generator's helpers.
type reader struct {
	prefix, status string
	params         []string // C expressions of the parameters
	paramPointer   []bool   // declared as pointer or array
	globals        bool     // objects and functions of the program are in scope
	// expr writes the offset of a step that is not constant, in bytes; may be nil.
	expr func(e sym.Expr) (string, error)
}

// sumOf writes a sum over elements with a generator of formulas. Only here offsets
// that are not constant are followed: the count says that there are such elements.
func (r reader) sumOf(g *gen, in *iface.Input) (string, error) {
	of := *in.Each
	r.expr = g.expr
	return g.overIndex(of.Index, sym.Int(0), of.Count, func() (string, error) {
		one := *in
		one.Kind, one.Fn, one.Each = of.Kind, of.Fn, nil
		return r.read(&one)
	})
}

// read writes the value of an input at entry.
func (r *reader) read(in *iface.Input) (string, error) {
	switch in.Kind {
	case iface.InValue:
		return r.value(in)
	case iface.InLength:
		p, err := r.pointer(&in.Place)
		if err != nil {
			return "", err
		}
		if in.Fn != "" && in.Fn != "strlen" {
			return "", fmt.Errorf("%s is not computed at run time", in.Sym.Name)
		}
		return r.prefix + "len(" + p + "," + r.status + ")", nil
	case iface.InResourceOf:
		p, err := r.pointer(&in.Place)
		if err != nil {
			return "", err
		}
		return r.prefix + "res(" + p + "," + r.status + ")", nil
	case iface.InFuncAddr:
		if !r.globals || !identifier(in.Fn) {
			return "", fmt.Errorf("the address of %s is not in scope", in.Fn)
		}
		return "(" + r.prefix + "i)(" + r.uptr() + ")" + in.Fn, nil
	case iface.InPure:
		if in.Fn == "strlen" {
			p, err := r.pointer(&in.Place)
			if err != nil {
				return "", err
			}
			return r.prefix + "len(" + p + "," + r.status + ")", nil
		}
	}
	return "", fmt.Errorf("%s is not computed at run time", symName(in))
}

func symName(in *iface.Input) string {
	if in.Sym != nil {
		return in.Sym.Name
	}
	return in.Place.Text
}

// value writes the integer stored at the input's place.
func (r *reader) value(in *iface.Input) (string, error) {
	p := &in.Place
	if p.Root == iface.RootParam && len(p.Steps) == 0 && p.Index >= 0 && p.Index < len(r.params) {
		name := r.params[p.Index]
		switch {
		case r.paramPointer[p.Index] || isPointer(in.Type):
			return r.prefix + "u64((" + r.uptr() + ")(" + name + ")," + r.status + ")", nil
		case !in.Signed && (p.Size == 0 || p.Size >= 8):
			return r.prefix + "u64((" + r.unsigned() + ")(" + name + ")," + r.status + ")", nil
		}
		return "((" + r.signed() + ")(" + name + "))", nil
	}
	base, off, err := r.address(p)
	if err != nil {
		return "", err
	}
	size := p.Size
	if size == 0 && isPointer(in.Type) {
		size = 8
	}
	switch size {
	case 1, 2, 4, 8:
	default:
		return "", fmt.Errorf("%s has %d bytes", symName(in), size)
	}
	if in.Signed {
		size = -size
	}
	return fmt.Sprintf("%sld(%s,%s,%d,%s)", r.prefix, base, off, size, r.status), nil
}

func (r *reader) signed() string {
	if r.prefix == stubPrefix {
		return stubPrefix + "i"
	}
	return "long long"
}

func (r *reader) unsigned() string {
	if r.prefix == stubPrefix {
		return stubPrefix + "u"
	}
	return "unsigned long long"
}

func (r *reader) uptr() string {
	if r.prefix == stubPrefix {
		return "__mux_p"
	}
	return headerPrefix + "uptr"
}

// address writes the place as a base pointer, which is NULL when the way to the
// place goes through NULL, and an offset in bytes.
func (r *reader) address(p *iface.Place) (base, off string, err error) {
	steps := p.Steps
	switch p.Root {
	case iface.RootParam:
		if p.Index < 0 || p.Index >= len(r.params) {
			return "", "", fmt.Errorf("%s has no parameter %d", p.Text, p.Index)
		}
		name := r.params[p.Index]
		if len(steps) > 0 && steps[0].Deref && r.paramPointer[p.Index] {
			base, steps = "(const void*)("+name+")", steps[1:]
			off, err = r.offset(&p.Steps[0])
		} else if len(steps) > 0 && steps[0].Deref {
			// An integer or a typedef of a pointer: the conversion fits both.
			base, steps = "(const void*)("+r.uptr()+")("+name+")", steps[1:]
			off, err = r.offset(&p.Steps[0])
		} else {
			base, off = "(const void*)&("+name+")", "0"
		}
	case iface.RootGlobal:
		if !r.globals || !identifier(p.Name) {
			return "", "", fmt.Errorf("%s is not in scope", p.Text)
		}
		base, off = "(const void*)&"+p.Name, "0"
	default:
		return "", "", fmt.Errorf("%s is not known at entry", p.Text)
	}
	for i := range steps {
		if err != nil {
			return "", "", err
		}
		s := &steps[i]
		o, err := r.offset(s)
		if err != nil {
			return "", "", err
		}
		if s.Deref {
			base = fmt.Sprintf("%sldp(%s,%s,%s)", r.prefix, base, off, r.status)
			off = o
		} else if off == "0" {
			off = o
		} else {
			off += "+" + o
		}
	}
	return base, off, err
}

// offset writes a step's offset.
func (r *reader) offset(s *iface.Step) (string, error) {
	if s.Attr != "" {
		return "", fmt.Errorf("%s is no place in C", s.Attr)
	}
	if s.Offset == nil {
		return "0", nil
	}
	if n, ok := sym.IsInt(s.Offset); ok {
		return strconv.FormatInt(n, 10), nil
	}
	if r.expr == nil {
		return "", fmt.Errorf("offset %s is not constant", s.Offset)
	}
	return r.expr(s.Offset)
}

// pointer writes the pointer stored at the place.
func (r *reader) pointer(p *iface.Place) (string, error) {
	if p.Root == iface.RootParam && len(p.Steps) == 0 && p.Index >= 0 && p.Index < len(r.params) {
		if r.paramPointer[p.Index] {
			return "(const void*)(" + r.params[p.Index] + ")", nil
		}
		return "(const void*)(" + r.uptr() + ")(" + r.params[p.Index] + ")", nil
	}
	base, off, err := r.address(p)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%sldp(%s,%s,%s)", r.prefix, base, off, r.status), nil
}

func isPointer(typ string) bool { return strings.ContainsAny(typ, "*[") }

func identifier(s string) bool {
	for i, c := range s {
		switch {
		case c == '_', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case '0' <= c && c <= '9' && i > 0:
		default:
			return false
		}
	}
	return s != ""
}

// integerType says whether a type's text is a built-in integer type or one of
// the standard names for one, and whether it is signed.
func integerType(typ string) (signed, ok bool) {
	signed = true
	words := 0
	for _, w := range strings.Fields(typ) {
		switch w {
		case "const", "volatile", "register":
			continue
		case "unsigned", "_Bool", "bool", "size_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t",
			"uintptr_t", "uintmax_t":
			signed = false
		case "char", "short", "int", "long", "signed", "ssize_t", "ptrdiff_t", "intptr_t", "intmax_t",
			"int8_t", "int16_t", "int32_t", "int64_t":
		default:
			if !strings.HasPrefix(w, "enum") {
				return false, false
			}
		}
		words++
	}
	return signed, words > 0
}
