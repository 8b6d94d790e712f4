// This file says what a call does while function pointers hold the functions
// that the program itself puts there.

package iface

import (
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// AtDefaults is the summary for calls at which every function pointer with a
// default holds it, and what that takes, one "HOOK is FUNCTION" a hook, sorted;
// nil when no input has a default.
func (s *Summary) AtDefaults() (at *Summary, when []string) {
	number, value := map[string]sym.Expr{}, map[string]sym.Expr{}
	address := map[string]*sym.Sym{}
	next := new(big.Int).Lsh(big.NewInt(1), 80) // apart from all integers of a program
	constant := map[string]sym.Expr{}
	of := func(fn string) sym.Expr {
		if constant[fn] == nil {
			constant[fn] = sym.Big(next)
			next = new(big.Int).Add(next, big.NewInt(1))
		}
		return constant[fn]
	}
	names := slices.Sorted(maps.Keys(s.Inputs))
	for _, name := range names {
		if in := s.Inputs[name]; in.Kind == InFuncAddr && in.Sym != nil {
			fn := in.Fn
			if fn == "" {
				fn = in.Place.Name
			}
			address[fn] = in.Sym
			number[name] = of(fn)
		}
	}
	for _, name := range names {
		in := s.Inputs[name]
		if in.Kind != InValue || in.Default == "" {
			continue
		}
		when = append(when, name+" is "+FunctionName(in.Default))
		number[name] = of(in.Default)
		if a := address[in.Default]; a != nil {
			value[name] = a
		} else {
			value[name] = of(in.Default)
		}
	}
	if len(when) == 0 {
		return nil, nil
	}
	at = &Summary{Inputs: s.Inputs, Assumes: s.Assumes, Writes: s.Writes}
	for _, c := range s.Defined {
		at.Defined = append(at.Defined, sym.SubstCond(c, value))
	}
	if s.Open != nil && !sym.IsFalse(sym.SubstCond(s.Open, number)) {
		at.Open = sym.SubstCond(s.Open, value)
	}
	for _, c := range s.Cases {
		if sym.IsFalse(sym.SubstCond(c.Path, number)) {
			continue // addresses of different functions differ
		}
		c.Path, c.Effect = sym.SubstCond(c.Path, value), effect.Subst(c.Effect, value)
		at.Cases = append(at.Cases, c)
	}
	return at, when
}

// FunctionName is the name in the source of a function that "FILE:NAME" or
// "NAME" stands for.
func FunctionName(s string) string { return s[strings.LastIndexByte(s, ':')+1:] }

// Shown is the formula that listings show: the one for all calls or, when that
// is unknown, the one for calls at which function pointers hold their defaults:
// what is unknown then is what stands in the way. When says what it takes.
func (f *Interface) Shown(c Component) (fm Formula, when []string) {
	s := f.Effective()
	fm = s.Formula(c)
	if fm.Status != IsUnknown {
		return fm, nil
	}
	at, when := s.AtDefaults()
	if at == nil {
		return fm, nil
	}
	d := at.Formula(c)
	if len(d.Pieces) == 0 || d.Status == IsUnknown && reflect.DeepEqual(d.Reasons, fm.Reasons) {
		return fm, nil // the defaults make no difference
	}
	return d, when
}
