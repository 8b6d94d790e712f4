// This file prints trees as Python's ast.dump does: options, punctuation and
// values.

package syntax

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DumpOptions steers Dump.
type DumpOptions struct {
	// Version is the one whose ast module is imitated: fields and attributes
	// that it does not know are left out. Zero means Latest.
	Version Version
	// IncludeAttributes prints positions.
	IncludeAttributes bool
	// ASCII writes strings as ascii() does instead of repr(), so that the text
	// does not depend on the Unicode version.
	ASCII bool

	// oracle leaves out the positions that the version has no true ones for:
	// inside f-strings before 3.12, of slices in 3.8.
	oracle bool
}

func (o DumpOptions) version() Version { return Options{Version: o.Version}.version() }

// Dump prints a tree like ast.dump(tree, include_attributes=...) of 3.9 to 3.12
// and, of later versions, ast.dump(tree, show_empty=True): on one line, with
// the names of the fields, without optional fields that are None.
func Dump(n Node, opt DumpOptions) string {
	d := &dumper{opt: opt}
	d.dump(n)
	return d.b.String()
}

type dumper struct {
	opt   DumpOptions
	b     strings.Builder
	first bool // no field of the node has been written
	quiet int  // above 0, positions are not written
}

func (d *dumper) dump(n Node) {
	switch n.(type) {
	case Expr:
		d.expr(n)
	case Stmt, *Module:
		d.stmt(n)
	default:
		d.other(n)
	}
}

func (d *dumper) open(name string) {
	d.b.WriteString(name)
	d.b.WriteByte('(')
	d.first = true
}

// close writes the attributes, if the node has them.
func (d *dumper) close(p *Pos) {
	if p != nil && d.opt.IncludeAttributes && d.quiet == 0 {
		d.int("lineno", int(p.Lineno))
		d.int("col_offset", int(p.ColOffset))
		d.int("end_lineno", int(p.EndLineno))
		d.int("end_col_offset", int(p.EndColOffset))
	}
	d.b.WriteByte(')')
	d.first = false
}

// since is the extent of a node that has attributes from a version on.
func (d *dumper) since(v Version, p *Pos) *Pos {
	if d.opt.version() < v {
		return nil
	}
	return p
}

// unlessSliced is the extent of a tuple; in 3.8 one with slices in it is an
// ExtSlice and has none.
func (d *dumper) unlessSliced(n *Tuple) *Pos {
	for _, x := range n.Elts {
		if _, ok := x.(*Slice); ok {
			return d.since(Python39, &n.Pos)
		}
	}
	return &n.Pos
}

func (d *dumper) field(name string) {
	if !d.first {
		d.b.WriteString(", ")
	}
	d.first = false
	d.b.WriteString(name)
	d.b.WriteByte('=')
}

func (d *dumper) node(name string, n Node) {
	d.field(name)
	d.dump(n)
}

func dumpList[T Node](d *dumper, name string, list []T) {
	d.field(name)
	d.b.WriteByte('[')
	for i, n := range list {
		d.comma(i)
		d.dump(n)
	}
	d.b.WriteByte(']')
	d.first = false
}

// optionals prints a list that may contain None.
func (d *dumper) optionals(name string, list []Expr) {
	d.field(name)
	d.b.WriteByte('[')
	for i, n := range list {
		d.comma(i)
		if n == nil {
			d.b.WriteString("None")
		} else {
			d.dump(n)
		}
	}
	d.b.WriteByte(']')
	d.first = false
}

func (d *dumper) comma(i int) {
	if i > 0 {
		d.b.WriteString(", ")
	}
}

func (d *dumper) str(name, s string) {
	d.field(name)
	d.quote(s)
}

func (d *dumper) strs(name string, list []string) {
	d.field(name)
	d.b.WriteByte('[')
	for i, s := range list {
		d.comma(i)
		d.quote(s)
	}
	d.b.WriteByte(']')
}

func (d *dumper) enum(name, s string) {
	d.field(name)
	d.b.WriteString(s)
	d.b.WriteString("()")
}

func (d *dumper) ops(name string, list []CmpOperator) {
	d.field(name)
	d.b.WriteByte('[')
	for i, op := range list {
		d.comma(i)
		d.b.WriteString(op.String())
		d.b.WriteString("()")
	}
	d.b.WriteByte(']')
}

func (d *dumper) int(name string, n int) {
	d.field(name)
	d.b.WriteString(strconv.Itoa(n))
}

func (d *dumper) bool(name string, v bool) {
	n := 0
	if v {
		n = 1
	}
	d.int(name, n)
}

// value prints a literal as repr does.
func (d *dumper) value(v Value) {
	switch v.Kind {
	case None:
		d.b.WriteString("None")
	case False:
		d.b.WriteString("False")
	case True:
		d.b.WriteString("True")
	case Ellipsis:
		d.b.WriteString("Ellipsis")
	case Int:
		if v.big != nil {
			d.bigInt(v.big)
		} else {
			d.b.WriteString(strconv.FormatUint(v.bits, 10))
		}
	case Float:
		d.b.WriteString(reprFloat(v.Float64(), true))
	case Complex:
		d.b.WriteString(reprFloat(v.Float64(), false))
		d.b.WriteByte('j')
	case Str:
		d.quote(v.str)
	case Bytes:
		d.quoteBytes(v.str)
	}
}

// bigInt prints a large integer in decimal, or in hexadecimal when it has more
// digits than Python converts by default.
func (d *dumper) bigInt(n *big.Int) {
	if n.BitLen() > 14000 {
		d.b.WriteString("0x" + n.Text(16))
		return
	}
	d.b.WriteString(n.String())
}

// reprFloat is the shortest text of a double, in Python's layout.
func reprFloat(f float64, point bool) string {
	if math.IsInf(f, 0) {
		return "inf"
	}
	exp := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, e, _ := strings.Cut(exp, "e")
	n, err := strconv.Atoi(e)
	if err != nil || n < -4 || n >= 16 {
		sign := e[:1]
		digits := strings.TrimLeft(e[1:], "0")
		for len(digits) < 2 {
			digits = "0" + digits
		}
		return mantissa + "e" + sign + digits
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if point && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// quoteWith chooses the quotes that repr uses.
func quoteWith(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

const hexDigits = "0123456789abcdef"

func (d *dumper) quote(s string) {
	q := quoteWith(s)
	d.b.WriteByte(q)
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			d.quoteByte(c, q)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) && c == 0xed { // a surrogate
			r, n = 0xd000|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f), 3
		}
		if !d.opt.ASCII && unicode.IsPrint(r) {
			d.b.WriteString(s[i : i+n])
			i += n
			continue
		}
		digits := 8
		prefix := `\U`
		if r < 0x100 {
			digits, prefix = 2, `\x`
		} else if r < 0x10000 {
			digits, prefix = 4, `\u`
		}
		d.b.WriteString(prefix)
		for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
			d.b.WriteByte(hexDigits[r>>shift&15])
		}
		i += n
	}
	d.b.WriteByte(q)
}

func (d *dumper) quoteBytes(s string) {
	q := quoteWith(s)
	d.b.WriteByte('b')
	d.b.WriteByte(q)
	for i := range len(s) {
		d.quoteByte(s[i], q)
	}
	d.b.WriteByte(q)
}

func (d *dumper) quoteByte(c, q byte) {
	switch {
	case c == q || c == '\\':
		d.b.WriteByte('\\')
		d.b.WriteByte(c)
	case c == '\n':
		d.b.WriteString(`\n`)
	case c == '\r':
		d.b.WriteString(`\r`)
	case c == '\t':
		d.b.WriteString(`\t`)
	case c < 0x20 || c >= 0x7f:
		d.b.WriteString(`\x`)
		d.b.WriteByte(hexDigits[c>>4])
		d.b.WriteByte(hexDigits[c&15])
	default:
		d.b.WriteByte(c)
	}
}
