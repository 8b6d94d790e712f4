// This file generates C from symbolic expressions: saturating 64-bit arithmetic
// that never faults and says when a value cannot be relied upon.

package crewrite

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// maxNodes bounds the text made of one formula: expressions are DAGs, C is a tree.
const maxNodes = 4000

// maxTerms bounds the iterations of one sum at run time.
const maxTerms = 1 << 16

var errTooLarge = errors.New("formula too large to evaluate at run time")

// gen writes expressions as calls of helper functions named prefix+op. Every
// helper that may fail takes the address of the status variable.
type gen struct {
	prefix string // of helper functions and of names made here
	status string // expression for the status address: "&__mux_st"
	nodes  int
	depth  int // nesting of sums, for index names
	// read writes the value of an input symbol.
	read func(g *gen, s *sym.Sym) (string, error)
	// sum writes a sum over the index variable from lo up to hi of body.
	sum func(g *gen, index, lo, hi string, body func() (string, error)) (string, error)
	// rec writes a recurrence over the variables; see recurrence.
	rec func(g *gen, r *recurrence) (string, error)
	// bound maps the indices of enclosing sums to their C variables.
	bound map[string]string
}

func (g *gen) count() error {
	g.nodes++
	if g.nodes > maxNodes {
		return errTooLarge
	}
	return nil
}

// call is a helper call with the status argument last.
func (g *gen) call(op string, args ...string) string {
	return g.prefix + op + "(" + strings.Join(append(args, g.status), ",") + ")"
}

func (g *gen) literal(v *big.Int) string {
	switch {
	case !v.IsInt64() && v.Sign() > 0:
		return g.call("sat", "0")
	case !v.IsInt64():
		return g.call("sat", "1")
	case v.Int64() == -1<<63:
		return "(-9223372036854775807LL-1)"
	case v.BitLen() > 30 && v.Sign() < 0:
		return "(" + v.String() + "LL)"
	case v.BitLen() > 30:
		return v.String() + "LL"
	case v.Sign() < 0:
		return "(" + v.String() + ")"
	}
	return v.String()
}

// expr writes e as a C expression of type 64-bit integer.
func (g *gen) expr(e sym.Expr) (string, error) {
	if err := g.count(); err != nil {
		return "", err
	}
	switch x := e.(type) {
	case *sym.Const:
		return g.literal(x.V), nil
	case *sym.Sym:
		if v, ok := g.bound[x.Name]; ok {
			return v, nil
		}
		if x.Origin != sym.Input {
			return "", fmt.Errorf("%s is not known at entry", x.Name)
		}
		return g.read(g, x)
	case *sym.Add:
		return g.add(x.X)
	case *sym.Mul:
		return g.fold("mul", x.X, true)
	case *sym.Max:
		return g.fold("max", x.X, false)
	case *sym.Min:
		return g.fold("min", x.X, false)
	case *sym.FloorDiv:
		return g.op("fdiv", x.X, x.Y)
	case *sym.TruncDiv:
		return g.op("tdiv", x.X, x.Y)
	case *sym.Mod:
		return g.op("mod", x.X, x.Y)
	case *sym.Pow2:
		return g.op("pow2", x.E)
	case *sym.Ite:
		c, err := g.cond(x.C)
		if err != nil {
			return "", err
		}
		a, err := g.expr(x.A)
		if err != nil {
			return "", err
		}
		b, err := g.expr(x.B)
		if err != nil {
			return "", err
		}
		return "(" + c + "?" + a + ":" + b + ")", nil
	case *sym.Sum:
		return g.sumOf(x)
	case *sym.Rec:
		return g.recOf(x)
	case *sym.Apply:
		return g.apply(x)
	case *sym.Inf:
		return "", errors.New("no finite bound")
	}
	return "", fmt.Errorf("unsupported expression %T", e)
}

func (g *gen) op(op string, xs ...sym.Expr) (string, error) {
	var args []string
	for _, x := range xs {
		s, err := g.expr(x)
		if err != nil {
			return "", err
		}
		args = append(args, s)
	}
	return g.call(op, args...), nil
}

// fold nests a binary helper over the operands.
func (g *gen) fold(op string, xs []sym.Expr, status bool) (string, error) {
	acc := ""
	for i, x := range xs {
		s, err := g.expr(x)
		switch {
		case err != nil:
			return "", err
		case i == 0:
			acc = s
		case status:
			acc = g.call(op, acc, s)
		default:
			acc = g.prefix + op + "(" + acc + "," + s + ")"
		}
	}
	if acc == "" {
		return "", errors.New("empty operation")
	}
	return acc, nil
}

// add writes a sum; positive terms first, negative ones are subtracted, so that
// differences of large values do not saturate on the way.
func (g *gen) add(xs []sym.Expr) (string, error) {
	acc := ""
	var minus []sym.Expr
	for _, x := range xs {
		if n, ok := negated(x); ok {
			minus = append(minus, n)
			continue
		}
		s, err := g.expr(x)
		switch {
		case err != nil:
			return "", err
		case acc == "":
			acc = s
		default:
			acc = g.call("add", acc, s)
		}
	}
	if acc == "" {
		acc = "0"
	}
	for _, x := range minus {
		s, err := g.expr(x)
		if err != nil {
			return "", err
		}
		acc = g.call("sub", acc, s)
	}
	return acc, nil
}

// negated reports whether e is a negative constant or a product with a negative
// constant factor, and returns its opposite.
func negated(e sym.Expr) (sym.Expr, bool) {
	switch x := e.(type) {
	case *sym.Const:
		if x.V.Sign() < 0 {
			return sym.Neg(x), true
		}
	case *sym.Mul:
		for _, f := range x.X {
			if c, ok := f.(*sym.Const); ok && c.V.Sign() < 0 {
				return sym.Neg(x), true
			}
		}
	}
	return nil, false
}

func (g *gen) sumOf(x *sym.Sum) (string, error) {
	return g.overIndex(x.I, x.Lo, x.Hi, func() (string, error) { return g.expr(x.Body) })
}

// overIndex writes the sum of body for i from lo up to hi.
func (g *gen) overIndex(i *sym.Sym, from, to sym.Expr, body func() (string, error)) (string, error) {
	lo, err := g.expr(from)
	if err != nil {
		return "", err
	}
	hi, err := g.expr(to)
	if err != nil {
		return "", err
	}
	g.depth++
	index := fmt.Sprintf("%si%d", g.prefix, g.depth)
	old, shadowed := g.bound[i.Name]
	if g.bound == nil {
		g.bound = map[string]string{}
	}
	g.bound[i.Name] = index
	s, err := g.sum(g, index, lo, hi, body)
	if shadowed {
		g.bound[i.Name] = old
	} else {
		delete(g.bound, i.Name)
	}
	return s, err
}

func (g *gen) apply(x *sym.Apply) (string, error) {
	var args []string
	for _, a := range x.Args {
		s, err := g.expr(a)
		if err != nil {
			return "", err
		}
		args = append(args, s)
	}
	switch {
	case x.Fn == sym.FnBitAnd && len(args) == 2:
		return "(" + args[0] + "&" + args[1] + ")", nil
	case x.Fn == sym.FnBitOr && len(args) == 2:
		return "(" + args[0] + "|" + args[1] + ")", nil
	case x.Fn == sym.FnBitXor && len(args) == 2:
		return "(" + args[0] + "^" + args[1] + ")", nil
	case x.Fn == sym.FnLog2Ceil && len(args) == 1:
		return g.call("log2", args[0], "1"), nil
	case x.Fn == sym.FnLog2Floor && len(args) == 1:
		return g.call("log2", args[0], "0"), nil
	case x.Fn == sym.FnIPow && len(args) == 2:
		return g.call("ipow", args...), nil
	}
	return "", fmt.Errorf("%s has no run-time meaning", x.Fn)
}

// cond writes c as a C condition. && and || stop early as C's do, so what the
// left side excludes is not read.
func (g *gen) cond(c sym.Cond) (string, error) {
	if err := g.count(); err != nil {
		return "", err
	}
	switch x := c.(type) {
	case sym.Bool:
		if x {
			return "1", nil
		}
		return "0", nil
	case *sym.Cmp:
		a, err := g.expr(x.X)
		if err != nil {
			return "", err
		}
		b, err := g.expr(x.Y)
		if err != nil {
			return "", err
		}
		op := map[sym.CmpOp]string{sym.Eq: "==", sym.Ne: "!=", sym.Lt: "<", sym.Le: "<="}[x.Op]
		if op == "" {
			return "", fmt.Errorf("unsupported comparison %d", x.Op)
		}
		return "(" + a + op + b + ")", nil
	case *sym.And:
		return g.logic("&&", "1", x.X)
	case *sym.Or:
		return g.logic("||", "0", x.X)
	case *sym.Not:
		s, err := g.cond(x.X)
		return "!" + s, err
	}
	return "", fmt.Errorf("unsupported condition %T", c)
}

func (g *gen) logic(op, empty string, cs []sym.Cond) (string, error) {
	var parts []string
	for _, c := range cs {
		s, err := g.cond(c)
		if err != nil {
			return "", err
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		return empty, nil
	}
	return "(" + strings.Join(parts, op) + ")", nil
}
