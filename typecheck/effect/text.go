// This file holds the textual and JSON forms of effects.

package effect

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// String is "A=…, F=…, N=…, P=…" in sym's textual form; an interval is
// "[lo, hi]", its infinite ends are "-inf" and "inf".
func (e Effect) String() string {
	return "A=" + e.Alloc.String() + ", F=" + e.Freed.String() +
		", N=" + e.Net.String() + ", P=" + e.Peak.String()
}

// String is the expression of an exact bound and "[lo, hi]" of an interval.
func (b Bound) String() string {
	if b.IsExact() {
		return exprText(b.Lo)
	}
	return "[" + exprText(b.Lo) + ", " + exprText(b.Hi) + "]"
}

func exprText(e sym.Expr) string {
	switch {
	case sym.IsInf(e):
		return "inf"
	case IsNegInf(e):
		return "-inf"
	}
	return e.String()
}

// Parse reads the form String writes. N and P may be left out: they are then
// those of one atomic step (Exactly).
func Parse(s string) (Effect, error) {
	if s == "havoc" {
		return Havoc(), nil
	}
	var e Effect
	seen := map[string]bool{}
	for _, part := range splitTop(s) {
		name, text, ok := strings.Cut(part, "=")
		name = strings.TrimSpace(name)
		if !ok {
			return Effect{}, fmt.Errorf("effect: %q has no '='", part)
		}
		b, err := ParseBound(strings.TrimSpace(text))
		if err != nil {
			return Effect{}, fmt.Errorf("effect: %s: %w", name, err)
		}
		if seen[name] {
			return Effect{}, fmt.Errorf("effect: %s twice", name)
		}
		seen[name] = true
		switch name {
		case "A":
			e.Alloc = b
		case "F":
			e.Freed = b
		case "N":
			e.Net = b
		case "P":
			e.Peak = b
		default:
			return Effect{}, fmt.Errorf("effect: unknown component %q", name)
		}
	}
	if !seen["A"] || !seen["F"] {
		return Effect{}, fmt.Errorf("effect: A and F are required in %q", s)
	}
	if !seen["N"] {
		e.Net = SubBound(e.Alloc, e.Freed)
	}
	if !seen["P"] {
		e.Peak = MaxBound(Point(sym.Int(0)), e.Net)
	}
	return e, nil
}

// MustParse is Parse for texts known to be right; it panics on an error.
func MustParse(s string) Effect {
	e, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return e
}

// ParseBound reads an expression or an interval "[lo, hi]".
func ParseBound(s string) (Bound, error) {
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		ends := splitTop(s[1 : len(s)-1])
		if len(ends) != 2 {
			return Bound{}, fmt.Errorf("want [lo, hi], got %q", s)
		}
		lo, err := parseEnd(ends[0])
		if err != nil {
			return Bound{}, err
		}
		hi, err := parseEnd(ends[1])
		if err != nil {
			return Bound{}, err
		}
		return Bound{Lo: lo, Hi: hi}, nil
	}
	x, err := parseEnd(s)
	if err != nil {
		return Bound{}, err
	}
	return Point(x), nil
}

func parseEnd(s string) (sym.Expr, error) {
	switch s = strings.TrimSpace(s); s {
	case "inf":
		return sym.Infinity(), nil
	case "-inf":
		return NegInf(), nil
	}
	return sym.Parse(s)
}

// splitTop splits at commas outside brackets and quotes.
func splitTop(s string) []string {
	var parts []string
	depth, start := 0, 0
	var quote byte
	for k := 0; k < len(s); k++ {
		c := s[k]
		switch {
		case quote != 0:
			if c == '\\' {
				k++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case c == ',' && depth == 0:
			parts = append(parts, s[start:k])
			start = k + 1
		}
	}
	return append(parts, s[start:])
}

type jsonBound struct {
	Exact json.RawMessage `json:"exact,omitempty"`
	Lo    json.RawMessage `json:"lo,omitempty"`
	Hi    json.RawMessage `json:"hi,omitempty"`
}

type jsonEffect struct {
	Alloc jsonBound `json:"alloc"`
	Freed jsonBound `json:"free"`
	Net   jsonBound `json:"net"`
	Peak  jsonBound `json:"peak"`
}

// Marshal writes the JSON form: per component {"exact": expr} or {"lo": expr,
// "hi": expr}, an infinite end being absent. Symbols are named only; their
// bounds travel in the document's symbol table.
func Marshal(e Effect) ([]byte, error) {
	var j jsonEffect
	for _, f := range []struct {
		to   *jsonBound
		from Bound
	}{{&j.Alloc, e.Alloc}, {&j.Freed, e.Freed}, {&j.Net, e.Net}, {&j.Peak, e.Peak}} {
		b, err := marshalBound(f.from)
		if err != nil {
			return nil, err
		}
		*f.to = b
	}
	return json.Marshal(j)
}

func marshalBound(b Bound) (jsonBound, error) {
	var j jsonBound
	var err error
	if b.IsExact() {
		j.Exact, err = sym.MarshalExpr(b.Lo)
		return j, err
	}
	if !infinite(b.Lo) {
		if j.Lo, err = sym.MarshalExpr(b.Lo); err != nil {
			return j, err
		}
	}
	if !infinite(b.Hi) {
		j.Hi, err = sym.MarshalExpr(b.Hi)
	}
	return j, err
}

// Unmarshal reads what Marshal wrote; table gives the symbols' bounds.
func Unmarshal(data []byte, table sym.SymTable) (Effect, error) {
	var j jsonEffect
	if err := json.Unmarshal(data, &j); err != nil {
		return Effect{}, fmt.Errorf("effect: %w", err)
	}
	var e Effect
	for _, f := range []struct {
		to   *Bound
		from jsonBound
	}{{&e.Alloc, j.Alloc}, {&e.Freed, j.Freed}, {&e.Net, j.Net}, {&e.Peak, j.Peak}} {
		b, err := unmarshalBound(f.from, table)
		if err != nil {
			return Effect{}, fmt.Errorf("effect: %w", err)
		}
		*f.to = b
	}
	return e, nil
}

func unmarshalBound(j jsonBound, table sym.SymTable) (Bound, error) {
	if len(j.Exact) > 0 {
		x, err := sym.UnmarshalExpr(j.Exact, table)
		if err != nil {
			return Bound{}, err
		}
		return Point(x), nil
	}
	b := Bound{Lo: NegInf(), Hi: sym.Infinity()}
	var err error
	if len(j.Lo) > 0 {
		if b.Lo, err = sym.UnmarshalExpr(j.Lo, table); err != nil {
			return Bound{}, err
		}
	}
	if len(j.Hi) > 0 {
		b.Hi, err = sym.UnmarshalExpr(j.Hi, table)
	}
	return b, err
}
