// This file turns clause text into tokens and expands macros in it.

package cfront

import (
	"errors"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// tokKind is a kind of token.
type tokKind int

const (
	tkEOF tokKind = iota
	tkIdent
	tkNumber
	tkChar
	tkString
	tkPunct
)

// tok is a token of a clause; off is its offset in the text, for a token that a
// macro produced that of the macro's name.
type tok struct {
	kind  tokKind
	text  string
	off   int
	space bool            // blanks before it
	hide  map[string]bool // macros it came from
}

// Limits of one clause.
const (
	maxClauseTokens = 20_000
	maxClauseDepth  = 200
)

var (
	errClauseSize  = errors.New("the expression is too large")
	errClauseDepth = errors.New("the expression nests too deeply")
)

// puncts are the operators of more than one character, longest first.
const puncts = "<<= >>= ... << >> <= >= == != && || -> ++ -- += -= *= /= %= &= |= ^= ##"

// lexClause splits text; base is the offset of its first byte.
func lexClause(text []byte, base int) ([]tok, error) {
	var r []tok
	multi := strings.Fields(puncts)
	space := false
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\\' && i+1 < len(text) && text[i+1] == '\n' {
			space = true
			i++
			continue
		}
		if c == '#' && atLineStart(text, i) { // a directive or marker inside a list
			for i < len(text) && text[i] != '\n' {
				i++
			}
			continue
		}
		t := tok{off: base + i, space: space}
		space = false
		j := skipLiteral(text, i)
		switch {
		case j > i && c == '/':
			space = true
			i = j
			continue
		case j > i:
			t.kind = tkString
			if c == '\'' {
				t.kind = tkChar
			}
		case '0' <= c && c <= '9' || c == '.' && i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9':
			t.kind = tkNumber
			for j = i + 1; j < len(text); j++ {
				d := text[j]
				if (d == '+' || d == '-') && strings.IndexByte("eEpP", text[j-1]) >= 0 && !(len(text) > i+1 && (text[i+1] == 'x' || text[i+1] == 'X') && (text[j-1] == 'e' || text[j-1] == 'E')) {
					continue
				}
				if !isIdent(d) && d != '.' {
					break
				}
			}
		case isIdent(c):
			t.kind = tkIdent
			for j = i; j < len(text) && isIdent(text[j]); j++ {
			}
		default:
			t.kind = tkPunct
			j = i + 1
			for _, p := range multi {
				if strings.HasPrefix(string(text[i:min(len(text), i+3)]), p) {
					j = i + len(p)
					break
				}
			}
		}
		t.text = string(text[i:j])
		r = append(r, t)
		if len(r) > maxClauseTokens {
			return nil, errClauseSize
		}
		i = j
	}
	return r, nil
}

func atLineStart(t []byte, i int) bool {
	for i--; i >= 0; i-- {
		if t[i] == '\n' {
			return true
		}
		if t[i] != ' ' && t[i] != '\t' {
			return false
		}
	}
	return false
}

// expander expands macros as of an offset of the text.
type expander struct {
	macros *macroTable
	at     int
	work   int
}

// notExpanded are names with a meaning of their own in clauses, even where the
// program has a macro of that name.
func notExpanded(name string) bool {
	switch name {
	case "min", "max", "sum", "resource_of", "sizeof", "this", "result", "strlen":
		return true
	}
	return false
}

// expand replaces the macros in ts until none is left.
func (x *expander) expand(ts []tok, depth int) ([]tok, error) {
	if depth > maxClauseDepth {
		return nil, errClauseDepth
	}
	var out []tok
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		if x.work++; x.work > 20*maxClauseTokens || len(out) > maxClauseTokens {
			return nil, errClauseSize
		}
		var m *macroDef
		if t.kind == tkIdent && !t.hide[t.text] && !notExpanded(t.text) {
			m = x.macros.lookup(t.text, x.at)
		}
		if m == nil {
			out = append(out, t)
			continue
		}
		var args [][]tok
		next := i
		if m.function {
			if i+1 >= len(ts) || ts[i+1].text != "(" {
				out = append(out, t)
				continue
			}
			var ok bool
			if args, next, ok = macroArgs(ts, i+1, m); !ok {
				return nil, errors.New("wrong arguments for the macro '" + t.text + "'")
			}
		}
		body, err := lexClause(m.body, 0)
		if err != nil {
			return nil, err
		}
		hide := map[string]bool{t.text: true}
		for h := range t.hide {
			hide[h] = true
		}
		var repl []tok
		for _, bt := range body {
			if bt.text == "#" || bt.text == "##" {
				return nil, errors.New("the macro '" + t.text + "' uses # or ##")
			}
			p := -1
			if bt.kind == tkIdent {
				for k, n := range m.params {
					if n == bt.text {
						p = k
					}
				}
			}
			if p >= 0 {
				a, err := x.expand(args[p], depth+1)
				if err != nil {
					return nil, err
				}
				repl = append(repl, a...)
			} else {
				bt.off = t.off
				bt.hide = hide
				repl = append(repl, bt)
			}
			if len(repl) > maxClauseTokens {
				return nil, errClauseSize
			}
		}
		// A function-like macro named at the end may take its arguments from
		// what follows, so the replacement is read again with it.
		ts = append(append(make([]tok, 0, len(repl)+len(ts)-next-1), repl...), ts[next+1:]...)
		i = -1
	}
	return out, nil
}

// macroArgs splits the arguments of the ( at i; end is the index of its ).
func macroArgs(ts []tok, i int, m *macroDef) (args [][]tok, end int, ok bool) {
	depth := 0
	cur := []tok{}
	for ; i < len(ts); i++ {
		t := ts[i]
		switch t.text {
		case "(":
			if depth++; depth == 1 {
				continue
			}
		case ")":
			if depth--; depth == 0 {
				if len(m.params) > 0 || len(cur) > 0 {
					args = append(args, cur)
				}
				if m.variadic && len(args) == len(m.params)-1 {
					args = append(args, nil)
				}
				return args, i, len(args) == len(m.params)
			}
		case ",":
			if depth == 1 && !(m.variadic && len(args) == len(m.params)-1) {
				args = append(args, cur)
				cur = []tok{}
				continue
			}
		}
		cur = append(cur, t)
	}
	return nil, 0, false
}
