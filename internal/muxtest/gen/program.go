// This file defines generated programs and how they are written as C text.

// Package gen generates C programs that allocate, each with points to call it
// at, and measures what the calls do. It shares no code with the analyser.
package gen

import (
	"fmt"
	"math/big"
	"strings"
)

// Program is one generated function with what it needs. In all texts @ stands
// for the program's prefix, and the macros of testdata/meter.h for operators.
type Program struct {
	Prelude string // types and helpers
	Head    string // the function's head, up to its {
	Decls   string // locals, all initialised
	Body    []*Stmt
	Tail    string // the end of the function, with its label
	Points  []Point

	params []param
}

// Stmt is a simple statement or, with parts, a compound one.
type Stmt struct {
	Text  string // of a simple statement; what follows the last part otherwise
	Parts []Part
}

// Part is a head such as "if (c)" and its block.
type Part struct {
	Head string
	Body []*Stmt
}

// Point is one call of the function.
type Point struct {
	Setup  string // C statements that prepare the arguments
	Args   string
	Values map[string]*big.Int // what the caller's symbols are there
	Funcs  map[string]string   // function pointers: the function, with @
}

// text writes the program with the given prefix, operators plain or as the
// meter's macros.
func (p *Program) text(prefix string, meter bool) string {
	var b strings.Builder
	b.WriteString(p.Prelude)
	b.WriteString(p.Head + "\n{\n")
	b.WriteString(p.Decls)
	writeBlock(&b, p.Body, 1)
	b.WriteString(p.Tail + "}\n")
	s := b.String()
	if !meter {
		s = plain(s)
	}
	return strings.ReplaceAll(s, "@", prefix)
}

func writeBlock(b *strings.Builder, ss []*Stmt, depth int) {
	tab := strings.Repeat("\t", depth)
	for _, s := range ss {
		if len(s.Parts) == 0 {
			b.WriteString(tab + s.Text + "\n")
			continue
		}
		for i, p := range s.Parts {
			if i == 0 {
				b.WriteString(tab)
			} else {
				b.WriteString(" ")
			}
			b.WriteString(p.Head + " {\n")
			writeBlock(b, p.Body, depth+1)
			b.WriteString(tab + "}")
		}
		if s.Text != "" {
			b.WriteString(" " + s.Text)
		}
		b.WriteString("\n")
	}
}

// infix are the macros that stand for an operator.
var infix = [...][2]string{{"ADD", "+"}, {"SUB", "-"}, {"MUL", "*"}, {"SHL", "<<"}}

// plain writes the macros as C's operators and conversions.
func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		name, args, end := macroAt(s, i)
		if name == "" {
			b.WriteByte(s[i])
			i++
			continue
		}
		for k := range args {
			args[k] = strings.TrimSpace(plain(args[k]))
		}
		switch name {
		case "CAST":
			fmt.Fprintf(&b, "(%s)%s", args[0], paren(args[1]))
		case "IMP":
			b.WriteString(args[1])
		case "SEL":
			fmt.Fprintf(&b, "(%s ? %s : %s)", args[0], args[1], args[2])
		case "BF":
			b.WriteString(args[0])
		default:
			for _, op := range infix {
				if op[0] == name {
					fmt.Fprintf(&b, "(%s %s %s)", args[0], op[1], args[1])
				}
			}
		}
		i = end
	}
	return b.String()
}

func paren(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return "(" + s + ")"
		}
	}
	return s
}

// macroAt reads a macro call at i.
func macroAt(s string, i int) (name string, args []string, end int) {
	if i > 0 && (s[i-1] >= 'A' && s[i-1] <= 'Z' || s[i-1] == '_') {
		return "", nil, 0
	}
	for _, m := range []string{"ADD(", "SUB(", "MUL(", "SHL(", "SEL(", "CAST(", "IMP(", "BF("} {
		if !strings.HasPrefix(s[i:], m) {
			continue
		}
		depth, start := 0, i+len(m)
		for k := start; k < len(s); k++ {
			switch s[k] {
			case '(':
				depth++
			case ',':
				if depth == 0 {
					args = append(args, s[start:k])
					start = k + 1
				}
			case ')':
				if depth == 0 {
					return m[:len(m)-1], append(args, s[start:k]), k + 1
				}
				depth--
			}
		}
	}
	return "", nil, 0
}

// includes are the headers every unit has.
const includes = "#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <stdlib.h>\n#include <string.h>\n"

// Prefix is the prefix of program i of a unit.
func Prefix(i int) string { return fmt.Sprintf("g%d_", i) }

// Source is a unit of the programs as plain C: what is analysed.
func Source(ps []*Program) string {
	var b strings.Builder
	b.WriteString("#define _GNU_SOURCE\n" + includes)
	for i, p := range ps {
		b.WriteString("\n" + p.text(Prefix(i), false))
	}
	return b.String()
}
