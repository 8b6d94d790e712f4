// This file evaluates exported CEL by the rules of CEL (64-bit integers with
// overflow errors, truncating division) and compares with the formula.

package iface

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/sym"
)

// cel evaluates the subset of CEL that CEL writes; booleans are 0 and 1.
type cel struct {
	s   string
	v   map[string]int64
	err error // the text is none
	bad error // the value has none: what decides && and || alone absorbs it
}

func evalCEL(s string, v map[string]int64) (int64, error) {
	c := &cel{s: s, v: v}
	n := c.ternary()
	if c.err == nil && strings.TrimSpace(c.s) != "" {
		c.err = errors.New("rest: " + c.s)
	}
	return n, errors.Join(c.err, c.bad)
}

func (c *cel) take(tok string) bool {
	s := strings.TrimLeft(c.s, " ")
	if !strings.HasPrefix(s, tok) {
		return false
	}
	c.s = s[len(tok):]
	return true
}

// ternary evaluates both branches, which are safe in the domain.
func (c *cel) ternary() int64 {
	x := c.binary(0)
	if !c.take("?") {
		return x
	}
	a := c.ternary()
	if !c.take(":") {
		c.err = errors.New("no : at " + c.s)
	}
	if b := c.ternary(); x == 0 {
		return b
	}
	return a
}

var celLevels = [][]string{{"||"}, {"&&"}, {"==", "!=", "<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}}

func (c *cel) binary(level int) int64 {
	if level == len(celLevels) {
		return c.primary()
	}
	x := c.binary(level + 1)
next:
	for c.err == nil {
		for _, op := range celLevels[level] {
			if c.take(op) {
				bad := c.bad
				y := c.binary(level + 1)
				if bad == nil && (op == "&&" && x == 0 || op == "||" && x == 1) {
					c.bad, y = nil, x
				}
				x = c.apply(op, x, y)
				continue next
			}
		}
		break
	}
	return x
}

func (c *cel) apply(op string, x, y int64) int64 {
	a, b, r := big.NewInt(x), big.NewInt(y), new(big.Int)
	truth := func(t bool) int64 {
		if t {
			return 1
		}
		return 0
	}
	switch op {
	case "||":
		return x | y
	case "&&":
		return x & y
	case "==":
		return truth(x == y)
	case "!=":
		return truth(x != y)
	case "<=":
		return truth(x <= y)
	case ">=":
		return truth(x >= y)
	case "<":
		return truth(x < y)
	case ">":
		return truth(x > y)
	case "+":
		r.Add(a, b)
	case "-":
		r.Sub(a, b)
	case "*":
		r.Mul(a, b)
	default:
		if y == 0 {
			c.bad = errors.New("division by zero")
			return 0
		}
		r.Quo(a, b)
		if op == "%" {
			r.Rem(a, b)
		}
	}
	if !r.IsInt64() {
		c.bad = errors.New("overflow in " + op)
		return 0
	}
	return r.Int64()
}

func (c *cel) primary() int64 {
	switch {
	case c.take("!"):
		return 1 - c.primary()
	case c.take("true"):
		return 1
	case c.take("false"):
		return 0
	case c.take("("):
		x := c.ternary()
		if !c.take(")") {
			c.err = errors.New("no ) at " + c.s)
		}
		return x
	case c.take("v["):
		lit, err := strconv.QuotedPrefix(c.s)
		name, err2 := strconv.Unquote(lit)
		x, ok := c.v[name]
		if err != nil || err2 != nil || !ok {
			c.err = errors.New("variable " + lit)
			return 0
		}
		c.s = strings.TrimPrefix(c.s[len(lit):], "]")
		return x
	}
	s := strings.TrimLeft(c.s, " ")
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || n == 0 && s[n] == '-') {
		n++
	}
	x, err := strconv.ParseInt(s[:n], 10, 64)
	if err != nil {
		c.err = err
	}
	c.s = s[n:]
	return x
}

func TestCEL(t *testing.T) {
	n, m := input("n", big.NewInt(0), u64), input(`event["m"]`, nil, nil)
	k := input("k", big.NewInt(1), i32)
	i := sym.NewSym("i", sym.Bound, nil, nil)
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct {
		name string
		e    sym.Expr
		ok   bool
	}{
		{"constant", sym.Int(7), true},
		{"linear", sym.AddOf(sym.MulOf(sym.Int(4), n), sym.Int(16)), true},
		{"cubic", sym.MulOf(n, n, n, sym.Int(8)), true},
		{"negative", sym.Sub(sym.MulOf(n, m), k), true},
		{"branch", sym.IteOf(sym.OrOf(sym.GtOf(n, k), sym.EqOf(m, sym.Int(3))), n, sym.MulOf(m, m)), true},
		{"extremes", sym.MaxOf(sym.Int(32), sym.MinOf(n, m), sym.AddOf(n, m)), true},
		{"division", sym.AddOf(sym.FloorDivOf(n, k), sym.ModOf(n, k), sym.TruncDivOf(n, sym.Int(7))), true},
		{"division of a negative", sym.FloorDivOf(m, k), false},
		{"zero divisor", sym.FloorDivOf(n, m), false},
		{"sum", sym.SumOf(i, sym.Int(0), n, sym.ApplyOf("opaque", i)), false},
		{"function", sym.ApplyOf("opaque", n), false},
		{"power", sym.Pow2Of(k), false},
		{"huge", sym.Big(new(big.Int).Lsh(big.NewInt(1), 64)), false},
	} {
		f := &Interface{Summary: &Summary{Cases: []Case{{Path: sym.True, Effect: effect.Effect{
			Alloc: effect.Point(c.e), Freed: effect.Point(c.e), Net: effect.Point(c.e), Peak: effect.Point(c.e)}}}}}
		text, domain, ok := f.CEL(AllocComponent)
		if ok != c.ok {
			t.Errorf("%s: exported: %v %s", c.name, ok, text)
			continue
		}
		inside := 0
		for range 2000 {
			if !ok {
				break
			}
			v := map[string]int64{}
			env := sym.MapEnv{}
			for _, s := range []*sym.Sym{n, m, k} {
				x := int64(r.Uint64()) >> r.IntN(64)
				if s != m && x < 0 {
					x = -(x + 1)
				}
				v[s.Name], env[s.Name] = x, big.NewInt(x)
			}
			in, err := evalCEL(domain, v)
			if err != nil {
				t.Fatalf("%s: %s: %v", c.name, domain, err)
			}
			if in == 0 || v["k"] < 1 {
				continue
			}
			inside++
			got, err := evalCEL(text, v)
			want, err2 := sym.Eval(c.e, env)
			if err != nil || err2 != nil || want.Cmp(big.NewInt(got)) != 0 {
				t.Fatalf("%s: %s at %v: %d %v, want %v %v", c.name, text, v, got, err, want, err2)
			}
		}
		if ok && inside < 20 {
			t.Errorf("%s: only %d points in %s", c.name, inside, domain)
		}
	}
}
