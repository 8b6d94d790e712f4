// This file generates integer expressions and conditions.

package gen

import (
	"fmt"
	"math/rand"
	"strings"
)

// maker builds one program.
type maker struct {
	r       *rand.Rand
	pre     strings.Builder
	decls   strings.Builder
	params  []param
	ints    []ivar
	strs    []string // const char * in scope
	ptrs    []string // owning char * locals
	helpers map[string]bool
	ret     string // "int", "void" or "char *"
	label   bool   // the tail has the label out
	inLoop  int
	depth   int
	fresh   int
}

// ivar is a readable integer.
type ivar struct {
	text   string
	assign bool
}

func (m *maker) chance(percent int) bool { return m.r.Intn(100) < percent }

func pick[T any](m *maker, xs ...T) T { return xs[m.r.Intn(len(xs))] }

func (m *maker) name(stem string) string {
	m.fresh++
	return fmt.Sprintf("%s%d", stem, m.fresh)
}

func (m *maker) variable() string {
	if len(m.ints) == 0 {
		return fmt.Sprint(m.r.Intn(9))
	}
	return m.ints[m.r.Intn(len(m.ints))].text
}

var intTypes = []string{"int", "unsigned", "size_t", "unsigned char", "short", "long", "signed char", "unsigned short", "long long"}

func (m *maker) intType() string { return pick(m, intTypes...) }

// expr is an integer expression.
func (m *maker) expr(depth int) string {
	if depth == 0 || m.chance(25) {
		switch m.r.Intn(8) {
		case 0:
			return fmt.Sprint(m.r.Intn(20))
		case 1:
			return fmt.Sprintf("sizeof(%s)", pick(m, "int", "short", "long", "char *", "double", "struct { int a; char b; }"))
		default:
			return m.variable()
		}
	}
	a := m.expr(depth - 1)
	switch m.r.Intn(16) {
	case 0, 1, 2:
		return fmt.Sprintf("ADD(%s, %s)", a, m.expr(depth-1))
	case 3:
		return fmt.Sprintf("SUB(%s, %s)", a, m.expr(depth-1))
	case 4, 5:
		return fmt.Sprintf("MUL(%s, %d)", a, 1+m.r.Intn(12))
	case 6:
		return fmt.Sprintf("MUL(%s, %s)", a, m.expr(depth-1))
	case 7:
		return fmt.Sprintf("(%s / %d)", a, pick(m, 2, 3, 4, 8, 10))
	case 8:
		return fmt.Sprintf("(%s %% %d)", a, pick(m, 2, 3, 8, 16, 10))
	case 9:
		return fmt.Sprintf("(%s & %d)", a, pick(m, 1, 7, 15, 31, 12, 255, 6))
	case 10:
		return fmt.Sprintf("(%s >> %d)", a, 1+m.r.Intn(4))
	case 11:
		return fmt.Sprintf("SHL(%s, %d)", a, 1+m.r.Intn(5))
	case 12:
		return fmt.Sprintf("CAST(%s, %s)", m.intType(), a)
	case 13:
		return fmt.Sprintf("SEL(%s, %s, %s)", m.compare(), a, m.expr(depth-1))
	case 14:
		return fmt.Sprintf("(%s)", m.compare())
	default:
		switch m.r.Intn(5) {
		case 0:
			return fmt.Sprintf("(%s | %d)", a, pick(m, 1, 3, 8))
		case 1:
			return fmt.Sprintf("(%s ^ %d)", a, pick(m, 1, 3, 8))
		case 2:
			return fmt.Sprintf("(ADD(%s, 7) & ~7)", a)
		case 3:
			m.helper("min")
			return fmt.Sprintf("@min(IMP(int, %s), IMP(int, %s))", a, m.expr(depth-1))
		default:
			return fmt.Sprintf("SHL(1, (%s & 7))", a)
		}
	}
}

// size is an expression for a number of bytes, as programs write them.
func (m *maker) size() string {
	v, c := m.variable(), 1+m.r.Intn(16)
	var e string
	switch m.r.Intn(16) {
	case 0, 1:
		e = v
	case 2:
		e = fmt.Sprintf("MUL(%s, %d)", v, c)
	case 3:
		e = fmt.Sprintf("ADD(MUL(%s, %d), %d)", v, c, m.r.Intn(64))
	case 4:
		e = fmt.Sprintf("MUL(sizeof(%s), %s)", pick(m, "int", "short", "double", "char *"), v)
	case 5:
		e = fmt.Sprintf("ADD(%s, %s)", v, m.variable())
	case 6:
		e = fmt.Sprint(m.r.Intn(200))
	case 7:
		e = fmt.Sprintf("(%s & %d)", v, pick(m, 7, 15, 63, 255, 24))
	case 8:
		e = fmt.Sprintf("SEL(%s %s %d, %s, %d)", v, pick(m, ">", ">=", "<", "!="), m.r.Intn(12), m.variable(), m.r.Intn(30))
	case 9:
		e = fmt.Sprintf("MUL(%s, %s)", v, m.variable())
	case 10:
		e = fmt.Sprintf("ADD(CAST(%s, %s), %d)", m.intType(), v, m.r.Intn(9))
	case 11:
		if len(m.strs) > 0 {
			e = fmt.Sprintf("ADD(strlen(%s), %d)", pick(m, m.strs...), m.r.Intn(3))
			break
		}
		e = fmt.Sprintf("ADD(%s, %d)", v, m.r.Intn(9))
	case 12:
		e = fmt.Sprintf("SHL(1, (%s & 7))", v)
	default:
		e = m.expr(1 + m.r.Intn(2))
	}
	return e
}

// compare is a comparison.
func (m *maker) compare() string {
	op := pick(m, "<", "<=", ">", ">=", "==", "!=")
	switch m.r.Intn(8) {
	case 0:
		return fmt.Sprintf("%s %s %s", m.variable(), op, m.variable())
	case 1:
		return fmt.Sprintf("(%s & %d)", m.variable(), pick(m, 1, 2, 4, 3))
	case 2:
		return fmt.Sprintf("%s %% %d %s %d", m.variable(), pick(m, 2, 3, 4), pick(m, "==", "!="), m.r.Intn(3))
	case 3:
		return fmt.Sprintf("%s %s %su", m.variable(), op, fmt.Sprint(m.r.Intn(12)))
	default:
		return fmt.Sprintf("%s %s %d", m.variable(), op, pick(m, 0, 0, 1, 2, 3, 5, 8, 10, 40, -1))
	}
}

// cond is a condition, also over pointers.
func (m *maker) cond() string {
	switch m.r.Intn(10) {
	case 0:
		return fmt.Sprintf("%s && %s", m.compare(), m.compare())
	case 1:
		return fmt.Sprintf("%s || %s", m.compare(), m.compare())
	case 2:
		if len(m.ptrs) > 0 {
			return pick(m, "", "!") + pick(m, m.ptrs...)
		}
	case 3:
		return "!(" + m.compare() + ")"
	}
	return m.compare()
}
