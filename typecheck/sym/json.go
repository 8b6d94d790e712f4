// This file implements the JSON form of expressions and conditions: an abstract
// syntax tree with big integers as decimal strings, symbols by name, and their
// bounds in a table beside it.

package sym

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"unicode/utf8"
)

// maxJSON is the number of nodes up to which an expression is written.
const maxJSON = 1 << 20

const maxJSONDepth = 2000

// SymTable holds what the tree does not say of its symbols, by name. Its JSON is
// an object from names to {"origin", "lo", "hi"}.
type SymTable map[string]*Sym

// Add enters the free symbols of e.
func (t SymTable) Add(e Expr) {
	for _, s := range FreeSyms(e) {
		t[s.Name] = s
	}
}

// AddCond enters the free symbols of c.
func (t SymTable) AddCond(c Cond) {
	for _, s := range CondSyms(c) {
		t[s.Name] = s
	}
}

// Names lists the symbols in order.
func (t SymTable) Names() []string { return slices.Sorted(maps.Keys(t)) }

var originNames = [...]string{Input: "input", Env: "env", Approx: "approx", Bound: "bound"}

// String is the origin's name in documents.
func (o Origin) String() string {
	if o >= 0 && int(o) < len(originNames) {
		return originNames[o]
	}
	return fmt.Sprintf("origin(%d)", int(o))
}

type jsonSym struct {
	Origin string `json:"origin,omitempty"`
	Lo     string `json:"lo,omitempty"`
	Hi     string `json:"hi,omitempty"`
}

func toJSONSym(s *Sym) jsonSym {
	j := jsonSym{Origin: s.Origin.String()}
	if s.Lo != nil {
		j.Lo = s.Lo.String()
	}
	if s.Hi != nil {
		j.Hi = s.Hi.String()
	}
	return j
}

func (j jsonSym) sym(name string) (*Sym, error) {
	s := NewSym(name, Input, nil, nil)
	if j.Origin != "" {
		i := slices.Index(originNames[:], j.Origin)
		if i < 0 {
			return nil, fmt.Errorf("symbol %s: unknown origin %q", name, j.Origin)
		}
		s.Origin = Origin(i)
	}
	for _, b := range []struct {
		text string
		to   **big.Int
	}{{j.Lo, &s.Lo}, {j.Hi, &s.Hi}} {
		if b.text == "" {
			continue
		}
		v, ok := parseDecimal(b.text)
		if !ok {
			return nil, fmt.Errorf("symbol %s: malformed bound %q", name, b.text)
		}
		*b.to = v
	}
	return s, nil
}

// parseDecimal reads an integer of about maxFoldBits bits at most.
func parseDecimal(s string) (*big.Int, bool) {
	if len(s) > maxFoldBits/3 {
		return nil, false
	}
	return new(big.Int).SetString(s, 10)
}

// MarshalJSON implements json.Marshaler.
func (t SymTable) MarshalJSON() ([]byte, error) {
	m := make(map[string]jsonSym, len(t))
	for n, s := range t {
		if s != nil {
			m[n] = toJSONSym(s)
		}
	}
	return json.Marshal(m) // sorts the keys
}

// UnmarshalJSON implements json.Unmarshaler.
func (t *SymTable) UnmarshalJSON(data []byte) error {
	var m map[string]jsonSym
	if err := json.Unmarshal(data, &m); err != nil {
		return err
	}
	out := make(SymTable, len(m))
	for _, n := range slices.Sorted(maps.Keys(m)) {
		s, err := m[n].sym(n)
		if err != nil {
			return err
		}
		out[n] = s
	}
	*t = out
	return nil
}

// jsonNode is the tree's node: exactly one of int, sym, bool or op is present.
type jsonNode struct {
	Int   *string     `json:"int,omitempty"`
	Sym   *string     `json:"sym,omitempty"`
	Bool  *bool       `json:"bool,omitempty"`
	Op    string      `json:"op,omitempty"`
	Fn    string      `json:"fn,omitempty"`
	Index *string     `json:"index,omitempty"`
	Of    *jsonSym    `json:"index_bounds,omitempty"`
	Cond  *jsonNode   `json:"cond,omitempty"`
	Args  []*jsonNode `json:"args,omitempty"`
	Conds []*jsonNode `json:"conds,omitempty"`
	Vars  []jsonVar   `json:"vars,omitempty"`
}

// MarshalExpr writes e; ErrTooBig for more than a million nodes, another error
// for a name that is not UTF-8.
func MarshalExpr(e Expr) ([]byte, error) {
	e = sane(e)
	if metaOf(e).size > maxJSON {
		return nil, ErrTooBig
	}
	var w encoder
	return w.encode(w.exprNode(e))
}

// MarshalCond is MarshalExpr for conditions.
func MarshalCond(c Cond) ([]byte, error) {
	c = saneCond(c)
	if metaOfCond(c).size > maxJSON {
		return nil, ErrTooBig
	}
	var w encoder
	return w.encode(w.condNode(c))
}

// encoder turns expressions into trees.
type encoder struct{ bad string } // bad: a name that is not UTF-8

func (w *encoder) name(s string) *string {
	if !utf8.ValidString(s) {
		w.bad = s
	}
	return &s
}

func (w *encoder) encode(n *jsonNode) ([]byte, error) {
	if w.bad != "" {
		return nil, fmt.Errorf("name %q is not UTF-8", w.bad)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // names contain -> and &
	if err := enc.Encode(n); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func (w *encoder) opNode(op string, xs ...Expr) *jsonNode {
	n := &jsonNode{Op: op}
	for _, x := range xs {
		n.Args = append(n.Args, w.exprNode(x))
	}
	return n
}

func (w *encoder) exprNode(e Expr) *jsonNode {
	switch x := e.(type) {
	case *Const:
		s := numOf(x.V).String()
		return &jsonNode{Int: &s}
	case *Sym:
		return &jsonNode{Sym: w.name(x.Name)}
	case *Inf:
		return w.opNode("inf")
	case *Add:
		return w.opNode("add", x.X...)
	case *Mul:
		return w.opNode("mul", x.X...)
	case *Max:
		return w.opNode("max", x.X...)
	case *Min:
		return w.opNode("min", x.X...)
	case *FloorDiv:
		return w.opNode("floordiv", x.X, x.Y)
	case *TruncDiv:
		return w.opNode("truncdiv", x.X, x.Y)
	case *Mod:
		return w.opNode("mod", x.X, x.Y)
	case *Pow2:
		return w.opNode("pow2", x.E)
	case *Ite:
		n := w.opNode("ite", x.A, x.B)
		n.Cond = w.condNode(x.C)
		return n
	case *Sum:
		n := w.opNode("sum", x.Lo, x.Hi, x.Body)
		n.Index = w.name(x.I.Name)
		if j := toJSONSym(x.I); j != (jsonSym{Origin: Bound.String()}) {
			n.Of = &j
		}
		return n
	case *Rec:
		return w.recNode(x)
	case *Apply:
		n := w.opNode("apply", x.Args...)
		n.Fn = *w.name(x.Fn)
		return n
	}
	return w.opNode("apply")
}

func (w *encoder) condNode(c Cond) *jsonNode {
	list := func(op string, xs []Cond) *jsonNode {
		n := &jsonNode{Op: op}
		for _, x := range xs {
			n.Conds = append(n.Conds, w.condNode(x))
		}
		return n
	}
	switch x := c.(type) {
	case Bool:
		b := bool(x)
		return &jsonNode{Bool: &b}
	case *Cmp:
		return w.opNode([]string{Eq: "eq", Ne: "ne", Lt: "lt", Le: "le"}[x.Op], x.X, x.Y)
	case *And:
		return list("and", x.X)
	case *Or:
		return list("or", x.X)
	case *Not:
		return list("not", []Cond{x.X})
	}
	b := false
	return &jsonNode{Bool: &b}
}

// UnmarshalExpr reads what MarshalExpr wrote. Symbols come from the table; a
// name that is missing there is an error, except with a nil table, which stands
// for symbols without bounds of origin Input.
func UnmarshalExpr(data []byte, t SymTable) (Expr, error) {
	var n jsonNode
	if err := json.Unmarshal(data, &n); err != nil {
		return nil, err
	}
	d := decoder{table: t}
	return d.expr(&n)
}

// UnmarshalCond is UnmarshalExpr for conditions.
func UnmarshalCond(data []byte, t SymTable) (Cond, error) {
	var n jsonNode
	if err := json.Unmarshal(data, &n); err != nil {
		return nil, err
	}
	d := decoder{table: t}
	return d.cond(&n)
}

type decoder struct {
	table SymTable
	bound []*Sym
	depth int
}

var errNesting = errors.New("expression nested too deeply")

func (d *decoder) exprs(ns []*jsonNode) ([]Expr, error) {
	out := make([]Expr, len(ns))
	for i, n := range ns {
		e, err := d.expr(n)
		if err != nil {
			return nil, err
		}
		out[i] = e
	}
	return out, nil
}

func (d *decoder) symbol(name string) (Expr, error) {
	for i := len(d.bound) - 1; i >= 0; i-- {
		if d.bound[i].Name == name {
			return d.bound[i], nil
		}
	}
	if d.table == nil {
		return NewSym(name, Input, nil, nil), nil
	}
	if s := d.table[name]; s != nil {
		return s, nil
	}
	return nil, fmt.Errorf("symbol %q is not in the table", name)
}

func (d *decoder) expr(n *jsonNode) (Expr, error) {
	if n == nil {
		return nil, errors.New("missing expression")
	}
	if d.depth++; d.depth > maxJSONDepth {
		return nil, errNesting
	}
	defer func() { d.depth-- }()
	switch {
	case n.Int != nil:
		v, ok := parseDecimal(*n.Int)
		if !ok {
			return nil, fmt.Errorf("malformed integer %.40q", *n.Int)
		}
		return Big(v), nil
	case n.Sym != nil:
		return d.symbol(*n.Sym)
	case n.Op == "sum":
		return d.sum(n)
	case n.Op == "iterate":
		return d.rec(n)
	}
	args, err := d.exprs(n.Args)
	if err != nil {
		return nil, err
	}
	want := map[string]int{"floordiv": 2, "truncdiv": 2, "mod": 2, "pow2": 1, "ite": 2, "inf": 0}
	if k, ok := want[n.Op]; ok && k != len(args) {
		return nil, fmt.Errorf("%s takes %d arguments, not %d", n.Op, k, len(args))
	}
	switch n.Op {
	case "add":
		return AddOf(args...), nil
	case "mul":
		return MulOf(args...), nil
	case "max":
		return MaxOf(args...), nil
	case "min":
		return MinOf(args...), nil
	case "floordiv":
		return FloorDivOf(args[0], args[1]), nil
	case "truncdiv":
		return TruncDivOf(args[0], args[1]), nil
	case "mod":
		return ModOf(args[0], args[1]), nil
	case "pow2":
		return Pow2Of(args[0]), nil
	case "inf":
		return infinity, nil
	case "ite":
		c, err := d.cond(n.Cond)
		if err != nil {
			return nil, err
		}
		return IteOf(c, args[0], args[1]), nil
	case "apply":
		if isUndefinedFn(n.Fn) {
			return applyNode(n.Fn, args...), nil
		}
		return ApplyOf(n.Fn, args...), nil
	}
	return nil, fmt.Errorf("unknown operation %q", n.Op)
}

func (d *decoder) sum(n *jsonNode) (Expr, error) {
	if n.Index == nil || len(n.Args) != 3 {
		return nil, errors.New("sum takes an index and 3 arguments")
	}
	i := NewSym(*n.Index, Bound, nil, nil)
	if n.Of != nil {
		s, err := n.Of.sym(*n.Index)
		if err != nil {
			return nil, err
		}
		i = s
	}
	bounds, err := d.exprs(n.Args[:2])
	if err != nil {
		return nil, err
	}
	d.bound = append(d.bound, i)
	body, err := d.expr(n.Args[2])
	d.bound = d.bound[:len(d.bound)-1]
	if err != nil {
		return nil, err
	}
	return SumOf(i, bounds[0], bounds[1], body), nil
}

func (d *decoder) cond(n *jsonNode) (Cond, error) {
	if n == nil {
		return nil, errors.New("missing condition")
	}
	if d.depth++; d.depth > maxJSONDepth {
		return nil, errNesting
	}
	defer func() { d.depth-- }()
	if n.Bool != nil {
		return Bool(*n.Bool), nil
	}
	switch n.Op {
	case "eq", "ne", "lt", "le":
		args, err := d.exprs(n.Args)
		if err != nil {
			return nil, err
		}
		if len(args) != 2 {
			return nil, fmt.Errorf("%s takes 2 arguments, not %d", n.Op, len(args))
		}
		return compare(map[string]CmpOp{"eq": Eq, "ne": Ne, "lt": Lt, "le": Le}[n.Op], args[0], args[1]), nil
	case "and", "or", "not":
		cs := make([]Cond, len(n.Conds))
		for i, x := range n.Conds {
			c, err := d.cond(x)
			if err != nil {
				return nil, err
			}
			cs[i] = c
		}
		switch {
		case n.Op == "and":
			return AndOf(cs...), nil
		case n.Op == "or":
			return OrOf(cs...), nil
		case len(cs) == 1:
			return NotOf(cs[0]), nil
		}
		return nil, errors.New("not takes one condition")
	}
	return nil, fmt.Errorf("unknown condition %q", n.Op)
}
