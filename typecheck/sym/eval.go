// This file implements evaluation over exact integers.

package sym

import (
	"errors"
	"fmt"
	"math/big"
)

// Errors of Eval and EvalCond. An expression whose evaluation fails with
// ErrUndefined has no value; ErrInfinite is the bound Inf; ErrTooBig is a limit
// of the evaluator (2**20 bits, 10 million steps of sums and recurrences).
var (
	ErrUndefined = errors.New("expression has no value")
	ErrInfinite  = errors.New("value is infinite")
	ErrTooBig    = errors.New("value or computation too large")
)

// MissingError says that the environment does not know a symbol.
type MissingError struct{ Name string }

func (e *MissingError) Error() string { return "no value for " + e.Name }

// Environment gives symbols their values. (Env is an Origin.)
type Environment interface{ Lookup(*Sym) (*big.Int, bool) }

// MapEnv is an Environment by name.
type MapEnv map[string]*big.Int

// Lookup implements Environment.
func (m MapEnv) Lookup(s *Sym) (*big.Int, bool) { v, ok := m[s.Name]; return v, ok && v != nil }

// maxSteps is the number of iterations of sums and recurrences one evaluation may take.
const maxSteps = 10_000_000

// Eval computes e. The result is the caller's.
func Eval(e Expr, env Environment) (*big.Int, error) {
	ev := evaluator{env: env, limit: maxSteps}
	v, err := ev.expr(e)
	if err != nil {
		return nil, err
	}
	if v.inf {
		return nil, ErrInfinite
	}
	return new(big.Int).Set(v.n.big()), nil
}

// EvalCond computes c. A conjunction is false as soon as one conjunct is, also
// when another has no value; a disjunction is true in the same way.
func EvalCond(c Cond, env Environment) (bool, error) {
	ev := evaluator{env: env, limit: maxSteps}
	return ev.cond(c)
}

// val is an integer or plus infinity.
type val struct {
	n   num
	inf bool
}

type evaluator struct {
	env   Environment
	memo  map[Expr]val
	steps int // iterations of sums so far
	limit int
	index []indexVal // innermost last
}

type indexVal struct {
	name string
	bit  uint64
	v    num
	memo map[Expr]val // of this iteration
}

// memoMin is the size from which shared subexpressions are remembered.
const memoMin = 8

func (ev *evaluator) expr(e Expr) (val, error) {
	switch x := e.(type) {
	case *Const:
		if x != nil {
			return val{n: numOf(x.V)}, nil
		}
	case *Sym:
		if x != nil {
			return ev.symbol(x)
		}
	case *Inf:
		return val{inf: true}, nil
	}
	m := metaOf(e)
	if m.size < memoMin {
		return ev.compute(e)
	}
	memo := &ev.memo
	for i := len(ev.index) - 1; i >= 0; i-- {
		if m.mask&ev.index[i].bit != 0 {
			memo = &ev.index[i].memo
			break
		}
	}
	if v, ok := (*memo)[e]; ok {
		return v, nil
	}
	depth := len(ev.index)
	v, err := ev.compute(e)
	if err == nil {
		// ev.index may have been reallocated meanwhile: find the map again.
		memo = &ev.memo
		for i := depth - 1; i >= 0; i-- {
			if m.mask&ev.index[i].bit != 0 {
				memo = &ev.index[i].memo
				break
			}
		}
		if *memo == nil {
			*memo = map[Expr]val{}
		}
		(*memo)[e] = v
	}
	return v, err
}

func (ev *evaluator) symbol(s *Sym) (val, error) {
	for i := len(ev.index) - 1; i >= 0; i-- {
		if ev.index[i].name == s.Name {
			return val{n: ev.index[i].v}, nil
		}
	}
	if ev.env != nil {
		if v, ok := ev.env.Lookup(s); ok && v != nil {
			return val{n: numOf(v)}, nil
		}
	}
	return val{}, &MissingError{s.Name}
}

// finite evaluates an operand that must not be infinite.
func (ev *evaluator) finite(e Expr) (num, error) {
	v, err := ev.expr(e)
	if err == nil && v.inf {
		err = ErrInfinite
	}
	return v.n, err
}

func (ev *evaluator) pair(a, b Expr) (x, y num, err error) {
	if x, err = ev.finite(a); err == nil {
		y, err = ev.finite(b)
	}
	return
}

func (ev *evaluator) compute(e Expr) (val, error) {
	switch x := e.(type) {
	case *Add:
		s := val{}
		for _, y := range x.X {
			v, err := ev.expr(y)
			if err != nil {
				return val{}, err
			}
			s.inf = s.inf || v.inf
			s.n = s.n.add(v.n)
		}
		return s, nil
	case *Mul:
		return ev.product(x)
	case *Max:
		return ev.extreme(x.X, 1)
	case *Min:
		return ev.extreme(x.X, -1)
	case *FloorDiv:
		return ev.divide(x.X, x.Y, num.floorDiv)
	case *TruncDiv:
		return ev.divide(x.X, x.Y, num.quo)
	case *Mod:
		return ev.divide(x.X, x.Y, num.mod)
	case *Pow2:
		v, err := ev.expr(x.E)
		switch {
		case err != nil || v.inf:
			return v, err
		case v.n.sign() < 0:
			return val{}, fmt.Errorf("%w: 2 to a negative power", ErrUndefined)
		case v.n.b != nil || v.n.s > maxBits:
			return val{}, ErrTooBig
		}
		return val{n: pow2(uint(v.n.s))}, nil
	case *Ite:
		c, err := ev.cond(x.C)
		if err != nil {
			return val{}, err
		}
		if c {
			return ev.expr(x.A)
		}
		return ev.expr(x.B)
	case *Sum:
		return ev.sum(x)
	case *Rec:
		return ev.rec(x)
	case *Apply:
		return ev.apply(x)
	}
	return val{}, ErrUndefined
}

func (ev *evaluator) product(x *Mul) (val, error) {
	p := val{n: n64(1)}
	neg, zero := false, false
	for _, y := range x.X {
		v, err := ev.expr(y)
		if err != nil {
			return val{}, err
		}
		if v.inf {
			p.inf = true
			continue
		}
		neg = neg != (v.n.sign() < 0)
		zero = zero || v.n.sign() == 0
		if p.n.bitLen()+v.n.bitLen() > 2*maxBits {
			return val{}, ErrTooBig
		}
		p.n = p.n.mul(v.n)
	}
	if p.inf && (neg || zero) {
		return val{}, fmt.Errorf("%w: infinity times a non-positive value", ErrUndefined)
	}
	return p, nil
}

func (ev *evaluator) extreme(xs []Expr, sign int) (val, error) {
	var best val
	for i, y := range xs {
		v, err := ev.expr(y)
		if err != nil {
			return val{}, err
		}
		if i == 0 || compareVals(v, best)*sign > 0 {
			best = v
		}
	}
	if len(xs) == 0 {
		return val{}, ErrUndefined
	}
	return best, nil
}

func compareVals(a, b val) int {
	switch {
	case a.inf && b.inf:
		return 0
	case a.inf:
		return 1
	case b.inf:
		return -1
	}
	return a.n.cmp(b.n)
}

func (ev *evaluator) divide(a, b Expr, op func(num, num) num) (val, error) {
	x, y, err := ev.pair(a, b)
	if err != nil {
		return val{}, err
	}
	if y.sign() == 0 {
		return val{}, fmt.Errorf("%w: division by zero", ErrUndefined)
	}
	return val{n: op(x, y)}, nil
}

func (ev *evaluator) sum(x *Sum) (val, error) {
	lo, hi, err := ev.pair(x.Lo, x.Hi)
	if err != nil || hi.cmp(lo) <= 0 {
		return val{}, err
	}
	if x.I == nil {
		return val{}, ErrUndefined
	}
	ev.index = append(ev.index, indexVal{name: x.I.Name, bit: nameMask(x.I.symHash())})
	at := len(ev.index) - 1
	defer func() { ev.index = ev.index[:at] }()
	s := val{}
	for i := lo; i.less(hi); i = i.add(n64(1)) {
		if ev.steps++; ev.steps > ev.limit {
			return val{}, ErrTooBig
		}
		ev.index[at].v = i
		clear(ev.index[at].memo)
		v, err := ev.expr(x.Body)
		if err != nil {
			return val{}, err
		}
		s.inf = s.inf || v.inf
		s.n = s.n.add(v.n)
	}
	return s, nil
}

func (ev *evaluator) apply(x *Apply) (val, error) {
	if !knownFn(x.Fn, len(x.Args)) {
		return val{}, fmt.Errorf("%w: %s", ErrUndefined, x.Fn)
	}
	var a [2]num
	for i, y := range x.Args {
		n, err := ev.finite(y)
		if err != nil {
			return val{}, err
		}
		a[i] = n
	}
	switch x.Fn {
	case FnLog2Ceil, FnLog2Floor:
		if a[0].sign() <= 0 {
			return val{}, fmt.Errorf("%w: logarithm of a non-positive value", ErrUndefined)
		}
		return val{n: log2Num(x.Fn, a[0])}, nil
	case FnIPow:
		return ipowNum(a[0], a[1])
	}
	if IsGrowth(x.Fn) {
		n, ok := growthNum(x.Fn, a[0], a[1])
		if !ok {
			return val{}, ErrTooBig
		}
		return val{n: n}, nil
	}
	return val{n: bitOp(x.Fn, a[0], a[1])}, nil
}

func ipowNum(b, k num) (val, error) {
	switch {
	case k.sign() < 0:
		return val{}, fmt.Errorf("%w: negative power", ErrUndefined)
	case k.sign() == 0 || b.is(1):
		return val{n: n64(1)}, nil
	case b.sign() == 0:
		return val{}, nil
	case b.is(-1):
		if k.mod(n64(2)).sign() == 0 {
			return val{n: n64(1)}, nil
		}
		return val{n: b}, nil
	case k.b != nil || k.s > maxBits || int64(b.bitLen())*k.s > 2*maxBits:
		return val{}, ErrTooBig
	}
	return val{n: numOf(new(big.Int).Exp(b.big(), k.big(), nil))}, nil
}

func bigBitOp(fn string, x, y *big.Int) num {
	z := new(big.Int)
	switch fn {
	case FnBitAnd:
		z.And(x, y)
	case FnBitOr:
		z.Or(x, y)
	default:
		z.Xor(x, y)
	}
	return numOf(z)
}

func (ev *evaluator) cond(c Cond) (bool, error) {
	switch x := c.(type) {
	case Bool:
		return bool(x), nil
	case *Cmp:
		if x == nil {
			break
		}
		a, err := ev.expr(x.X)
		if err != nil {
			return false, err
		}
		b, err := ev.expr(x.Y)
		if err != nil {
			return false, err
		}
		k := compareVals(a, b)
		switch x.Op {
		case Eq:
			return k == 0, nil
		case Ne:
			return k != 0, nil
		case Lt:
			return k < 0, nil
		}
		return k <= 0, nil
	case *And:
		if x != nil {
			return ev.connective(x.X, false)
		}
	case *Or:
		if x != nil {
			return ev.connective(x.X, true)
		}
	case *Not:
		if x != nil {
			v, err := ev.cond(x.X)
			return !v && err == nil, err
		}
	}
	return false, ErrUndefined
}

// connective is Kleene's: the deciding value wins over failures.
func (ev *evaluator) connective(xs []Cond, decides bool) (bool, error) {
	var failed error
	for _, y := range xs {
		v, err := ev.cond(y)
		switch {
		case err != nil:
			if failed == nil {
				failed = err
			}
		case v == decides:
			return decides, nil
		}
	}
	return !decides, failed
}
