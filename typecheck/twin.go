// This file keeps apart what pointers of different names point to: the machine
// takes it for different objects, so that an input in which two of them are equal
// says nothing about what is stored there.

package typecheck

import (
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// WhyTwoNames is a reason of Unknown.
const WhyTwoNames = "aliasing: two pointers have to point to the same object"

// pointers lists the inputs that are addresses of objects.
func pointers(f *iface.Interface) (out []*iface.Input) {
	all, names := inputsOf(f)
	for _, name := range names {
		if in := all[name]; isPointer(in) {
			out = append(out, in)
		}
	}
	return out
}

func isPointer(in *iface.Input) bool {
	return in != nil && in.Sym != nil && in.Kind == iface.InValue && in.Pointer
}

// equated reports whether the condition makes two pointers equal.
func equated(f *iface.Interface, c sym.Cond) bool {
	all, _ := inputsOf(f)
	for _, x := range sym.Conjuncts(c) {
		cmp, ok := x.(*sym.Cmp)
		if !ok || cmp.Op != sym.Eq {
			continue
		}
		n := 0
		for _, v := range sym.CondSyms(x) {
			if isPointer(all[v.Name]) {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// twoNames finds pointers that are equal in the model, where the model also has a
// value of what one of them points to: conditions that keep them apart, for
// another question.
func twoNames(f *iface.Interface, model sym.MapEnv) (apart []sym.Cond) {
	ps := pointers(f)
	for i, p := range ps {
		v := model[p.Sym.Name]
		if v == nil || v.Sign() == 0 {
			continue
		}
		for _, q := range ps[i+1:] {
			if w := model[q.Sym.Name]; w != nil && v.Cmp(w) == 0 && mayMeet(p.Type, q.Type) && (reads(f, model, p) || reads(f, model, q)) {
				apart = append(apart, sym.NeOf(p.Sym, q.Sym))
			}
		}
	}
	return apart
}

// mayMeet reports whether pointers of the two types, as they are written, are
// likely to point to the same object: by strict aliasing they are of one type,
// or one of them is to bytes.
func mayMeet(a, b string) bool {
	bare := func(t string) string {
		for _, q := range []string{"const ", "volatile ", "restrict ", "unsigned char", "signed char", " "} {
			t = strings.ReplaceAll(t, q, map[bool]string{true: "char"}[strings.HasSuffix(q, "char")])
		}
		return t
	}
	a, b = bare(a), bare(b)
	bytes := func(t string) bool { return t == "char*" || t == "void*" }
	return a == b || bytes(a) || bytes(b)
}

// reads reports whether the model has a value of what lies behind the pointer.
func reads(f *iface.Interface, model sym.MapEnv, p *iface.Input) bool {
	all, names := inputsOf(f)
	for _, name := range names {
		in := all[name]
		if in.Sym == nil || in == p || model[in.Sym.Name] == nil || in.Kind != iface.InValue && in.Kind != iface.InLength {
			continue
		}
		x, y := &in.Place, &p.Place
		behind := len(x.Steps) > len(y.Steps) || in.Kind == iface.InLength && len(x.Steps) == len(y.Steps)
		if behind && x.Root == y.Root && x.Index == y.Index && x.Name == y.Name && x.Unit == y.Unit && sameSteps(x.Steps[:len(y.Steps)], y.Steps) {
			return true
		}
	}
	return false
}

func sameSteps(a, b []iface.Step) bool {
	for i := range a {
		x, y := a[i], b[i]
		if x.Deref != y.Deref || x.Attr != y.Attr || !sym.Equal(orZero(x.Offset), orZero(y.Offset)) {
			return false
		}
	}
	return true
}

func orZero(e sym.Expr) sym.Expr {
	if e == nil {
		return sym.Int(0)
	}
	return e
}
