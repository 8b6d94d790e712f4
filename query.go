// This file evaluates interfaces for given values of their free symbols.

package mux

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Result is the value of a quantity: an interval of bytes that certainly
// contains it. A nil end is unbounded; Exact means Lo equals Hi.
type Result struct {
	Lo, Hi *big.Int
	Exact  bool
}

// String is a number, or "lo .. hi" with ? for an end without bound.
func (r Result) String() string {
	if r.Exact {
		return r.Lo.String()
	}
	end := func(n *big.Int) string {
		if n == nil {
			return "?"
		}
		return n.String()
	}
	return end(r.Lo) + " .. " + end(r.Hi)
}

// MarshalJSON is an integer, or {"lo":…,"hi":…} with null for an end without bound.
func (r Result) MarshalJSON() ([]byte, error) {
	if r.Exact {
		return []byte(r.Lo.String()), nil
	}
	end := func(n *big.Int) string {
		if n == nil {
			return "null"
		}
		return n.String()
	}
	return []byte(`{"lo":` + end(r.Lo) + `,"hi":` + end(r.Hi) + `}`), nil
}

// Answer holds all four quantities of one call.
type Answer struct {
	Alloc Result `json:"alloc"`
	Free  Result `json:"free"`
	Net   Result `json:"net"`
	Peak  Result `json:"peak"`
	Exact bool   `json:"exact"` // all four are
	// Assumes lists what the query gave no value and the answer takes one for:
	// function pointers that hold their defaults, as "s->alloc is my_alloc", and
	// objects that hold what they start with, as "page_size is 4096"; sorted.
	Assumes []string `json:"assumes,omitempty"`
}

// Get is one quantity of the answer.
func (a *Answer) Get(q Quantity) Result {
	return [...]Result{a.Alloc, a.Free, a.Net, a.Peak}[q]
}

// MissingError lists the free symbols that a query needs and did not give.
type MissingError struct {
	Function string
	Names    []string // sorted
}

func (e *MissingError) Error() string {
	return e.Function + ": no value for " + strings.Join(e.Names, ", ")
}

// UnknownNameError lists names that a query gave and the function does not have.
type UnknownNameError struct {
	Function string
	Names    []string // sorted
}

func (e *UnknownNameError) Error() string {
	return e.Function + " has no symbol " + strings.Join(e.Names, ", ")
}

// ValueError is a value that the symbol cannot have.
type ValueError struct{ Name, Msg string }

func (e *ValueError) Error() string { return e.Name + ": " + e.Msg }

// Query evaluates all quantities. Only those symbols are needed that the
// answer depends on under the values given; when one is not, the error is a
// *MissingError; a function pointer with a default then holds that, an object
// with static storage what it starts with, and the answer says so. A name that neither a formula nor the parameter list has is
// an *UnknownNameError, a value outside its symbol's range a *ValueError.
func (f *Function) Query(values Values) (*Answer, error) {
	var a *Answer
	assumes, err := f.atDefaults(values, func(bind map[string]sym.Expr, missing map[string]bool) {
		a = &Answer{Exact: true}
		for _, q := range Quantities() {
			r := f.eval(q, bind, missing)
			*[...]*Result{&a.Alloc, &a.Free, &a.Net, &a.Peak}[q] = r
			a.Exact = a.Exact && r.Exact
		}
	})
	if err != nil {
		return nil, err
	}
	a.Assumes = assumes
	return a, nil
}

// atDefaults calls eval, again with the function pointers at their defaults and
// the objects at their starts that it found missing, until nothing is missing that
// has one.
func (f *Function) atDefaults(values Values, eval func(bind map[string]sym.Expr, missing map[string]bool)) (assumes []string, err error) {
	inputs := f.inputs()
	var taken []string
	for {
		bind, err := f.bind(values)
		if err != nil {
			return nil, err
		}
		missing, more := map[string]bool{}, false
		eval(bind, missing)
		for _, name := range slices.Sorted(maps.Keys(missing)) {
			if in := inputs[name]; in != nil && in.Kind == iface.InValue && (in.Default != "" || in.Initial != nil) {
				if !more {
					values, more = maps.Clone(values), true
					if values == nil {
						values = Values{}
					}
				}
				taken = append(taken, name)
				if in.Default == "" {
					values[name] = Big(in.Initial)
					assumes = append(assumes, name+" is "+in.Initial.String())
					continue
				}
				values[name] = Default()
				assumes = append(assumes, name+" is "+iface.FunctionName(in.Default))
			}
		}
		switch {
		case more:
		case len(missing) > 0:
			for _, name := range taken {
				missing[name] = true
			}
			return nil, &MissingError{f.Name(), slices.Sorted(maps.Keys(missing))}
		default:
			slices.Sort(assumes)
			return assumes, nil
		}
	}
}

// Eval evaluates one quantity, as Query does.
func (f *Function) Eval(q Quantity, values Values) (Result, error) {
	var r Result
	_, err := f.atDefaults(values, func(bind map[string]sym.Expr, missing map[string]bool) { r = f.eval(q, bind, missing) })
	if err != nil {
		return Result{}, err
	}
	return r, nil
}

// bind turns values into a substitution. Every function address that occurs is
// given a constant of its own, apart from all integers of the query.
func (f *Function) bind(values Values) (map[string]sym.Expr, error) {
	syms, inputs := f.freeSymbols(), f.inputs()
	byCanon := map[string]string{}
	for name := range syms {
		byCanon[canonicalName(name)] = name
	}
	params := f.Params()
	given, unknown := map[string]Value{}, []string{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		full, ok := name, syms[name] != nil
		if !ok {
			full, ok = byCanon[canonicalName(name)]
		}
		switch {
		case ok:
			if _, twice := given[full]; twice {
				return nil, &ValueError{full, "given twice"}
			}
			given[full] = values[name]
		case !slices.Contains(params, name): // a parameter without influence is welcome
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		return nil, &UnknownNameError{f.Name(), unknown}
	}

	// Which functions have an address in this query?
	addr := map[string]*big.Int{}
	for _, in := range inputs {
		if in.Kind == iface.InFuncAddr {
			addr[addressee(in)] = nil
		}
	}
	taken := map[string]bool{}
	for name, v := range given {
		switch {
		case v.dflt:
			in := inputs[name]
			if in == nil || in.Default == "" {
				return nil, &ValueError{name, "has no default function"}
			}
			addr[in.Default] = nil
		case v.fn != "":
			if in := inputs[name]; in != nil && integerType(in.Type) {
				return nil, &ValueError{name, fmt.Sprintf("%q is not an integer", v.fn)}
			}
			addr[f.function(v.fn)] = nil
		default:
			taken[v.integer().String()] = true
		}
	}
	next := big.NewInt(1 << 20)
	for _, fn := range slices.Sorted(maps.Keys(addr)) {
		for taken[next.String()] {
			next.Add(next, big.NewInt(16))
		}
		addr[fn] = new(big.Int).Set(next)
		next.Add(next, big.NewInt(16))
	}

	bind := map[string]sym.Expr{}
	for name, in := range inputs {
		if in.Kind == iface.InFuncAddr {
			bind[name] = sym.Big(addr[addressee(in)])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		v := given[name]
		n := v.integer()
		switch {
		case v.dflt:
			n = addr[inputs[name].Default]
		case v.fn != "":
			n = addr[f.function(v.fn)]
		default:
			if s := syms[name]; s != nil && (s.Lo != nil && n.Cmp(s.Lo) < 0 || s.Hi != nil && n.Cmp(s.Hi) > 0) {
				return nil, &ValueError{name, fmt.Sprintf("%s is outside of its range %s", n, Result{Lo: s.Lo, Hi: s.Hi})}
			}
		}
		bind[name] = sym.Big(n)
	}
	return bind, nil
}

// function is how the interface calls the function of that name: "FILE:NAME" for
// a static function of another unit, when there is one of that name only.
func (f *Function) function(name string) string {
	found := ""
	for _, in := range f.inputs() {
		for _, full := range []string{in.Fn, in.Default} {
			switch {
			case full == name:
				return name
			case full == "" || iface.FunctionName(full) != name || full == found:
			case found != "":
				return name
			default:
				found = full
			}
		}
	}
	if found != "" {
		return found
	}
	return name
}

// addressee is the function whose address the input is.
func addressee(in *iface.Input) string {
	if in.Fn != "" {
		return in.Fn
	}
	if in.Place.Name != "" {
		return in.Place.Name
	}
	if in.Sym != nil {
		return strings.TrimPrefix(in.Sym.Name, "&")
	}
	return ""
}

// integerType reports whether a declared type is certainly no pointer.
func integerType(t string) bool {
	if t == "" || strings.ContainsAny(t, "*()") {
		return false
	}
	for _, w := range strings.Fields(t) {
		switch w {
		case "char", "short", "int", "long", "unsigned", "signed", "size_t", "ssize_t", "bool", "_Bool",
			"int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t":
			return true
		}
	}
	return false
}

// eval joins what the cases give that the values allow. The symbols that it
// would need are added to missing.
func (f *Function) eval(q Quantity, bind map[string]sym.Expr, missing map[string]bool) Result {
	s := f.f.Effective()
	if s.Open != nil && opened(sym.SubstCond(s.Open, bind)) {
		return unbounded(q)
	}
	cases := s.Cases
	r, any := f.join(q, cases, bind, missing, func(c *iface.Case) bool { return c.Contributes(q.component()) })
	if !any {
		// No call returns for these inputs: what it does until its end is all
		// there is to say.
		r, any = f.join(q, cases, bind, missing, func(c *iface.Case) bool { return !c.AllocFailed })
	}
	if !any {
		r = unbounded(q)
	}
	r.Exact = r.Lo != nil && r.Hi != nil && r.Lo.Cmp(r.Hi) == 0
	return r
}

func unbounded(q Quantity) Result {
	if q == Net {
		return Result{}
	}
	return Result{Lo: new(big.Int)}
}

func (f *Function) join(q Quantity, cases []iface.Case, bind map[string]sym.Expr, missing map[string]bool, use func(*iface.Case) bool) (r Result, any bool) {
	for i := range cases {
		c := &cases[i]
		if !use(c) {
			continue
		}
		path := sym.SubstCond(c.Path, bind)
		if sym.IsFalse(path) || decidedFalse(path) {
			continue
		}
		need(sym.CondSyms(path), missing)
		b := q.component().Of(c.Effect)
		x := unbounded(q)
		if !effect.IsNegInf(b.Lo) {
			if lo := value(sym.Subst(b.Lo, bind), missing).Lo; lo != nil && (x.Lo == nil || lo.Cmp(x.Lo) > 0) {
				x.Lo = lo
			}
		}
		if !sym.IsInf(b.Hi) {
			x.Hi = value(sym.Subst(b.Hi, bind), missing).Hi
		}
		if x.Lo != nil && x.Hi != nil && x.Lo.Cmp(x.Hi) > 0 {
			continue // no call of this case has these inputs: they break what it assumes
		}
		if !any {
			r, any = x, true
			continue
		}
		if x.Lo == nil || r.Lo != nil && x.Lo.Cmp(r.Lo) < 0 {
			r.Lo = x.Lo
		}
		if x.Hi == nil || r.Hi != nil && x.Hi.Cmp(r.Hi) > 0 {
			r.Hi = x.Hi
		}
	}
	return r, any
}

// decidedFalse evaluates a condition without free symbols that did not fold.
func decidedFalse(c sym.Cond) bool {
	if len(sym.CondSyms(c)) > 0 {
		return false
	}
	v, err := sym.EvalCond(c, sym.MapEnv{})
	return err == nil && !v
}

// opened evaluates the condition under which a summary says nothing certain;
// where that takes more than the query gives, the summary's assumptions are
// believed.
func opened(c sym.Cond) bool {
	if len(sym.CondSyms(c)) > 0 {
		return false
	}
	v, err := sym.EvalCond(c, sym.MapEnv{})
	return err != nil || v
}

// need records the inputs among the symbols; what the environment returns
// during the call cannot be given.
func need(ss []*sym.Sym, missing map[string]bool) {
	for _, s := range ss {
		if s.Origin == sym.Input {
			missing[s.Name] = true
		}
	}
}

// value is the interval of a bound after substitution: one value, or what the
// ranges of the environment's symbols allow. An expression without a value
// (a division by zero, a number beyond all memory) says nothing.
func value(e sym.Expr, missing map[string]bool) sym.Interval {
	ss := sym.FreeSyms(e)
	if len(ss) == 0 {
		n, err := sym.Eval(e, sym.MapEnv{})
		if err != nil {
			return sym.Interval{}
		}
		return sym.Interval{Lo: n, Hi: n}
	}
	need(ss, missing)
	return sym.RangeOf(e, nil)
}
