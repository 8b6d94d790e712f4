// This file generates growth: blocks that a loop replaces by larger ones, in
// locals, structures and out parameters, by many laws.

package gen

import "fmt"

// capTypes are the types of capacities; the small ones wrap within few steps.
var capTypes = []string{"int", "int", "unsigned", "size_t", "long", "unsigned short", "short", "unsigned char", "signed char"}

// law is an expression for the next capacity; it never shrinks unless its type
// wraps.
func (m *maker) law(c string) string {
	k := pick(m, 1, 2, 3, 4, 8, 16)
	switch m.r.Intn(9) {
	case 0, 1:
		return fmt.Sprintf("(%s ? MUL(%s, 2) : %d)", c, c, k)
	case 2:
		return fmt.Sprintf("ADD(MUL(%s, 2), %d)", c, k)
	case 3:
		return fmt.Sprintf("ADD(ADD(%s, (%s / 2)), %d)", c, c, k)
	case 4:
		return fmt.Sprintf("ADD(%s, %d)", c, k)
	case 5:
		return fmt.Sprintf("(%s < %d ? %d : ADD(%s, (%s >> 1)))", c, k+2, k+2, c, c)
	case 6:
		return fmt.Sprintf("(ADD(%s, %d) & ~7)", c, 8+k)
	case 7:
		return fmt.Sprintf("(%s < 32 ? ADD(MUL(%s, 2), 1) : ADD(%s, 32))", c, c, c)
	}
	return fmt.Sprintf("SHL(ADD(%s, 1), 1)", c)
}

// leave is a statement that ends the loop around it, or the function.
func (m *maker) leave() *Stmt {
	switch m.r.Intn(3) {
	case 0:
		if m.label {
			return simple("goto out;")
		}
	case 1:
		return simple("%s", map[string]string{"void": "return;", "int": "return -1;", "char *": "return NULL;"}[m.ret])
	}
	return simple("break;")
}

// growth is a growing vector of some form.
func (m *maker) growth() []*Stmt {
	switch m.r.Intn(10) {
	case 0, 1, 2, 3:
		return m.growLocal()
	case 4, 5, 6:
		return m.growHeld()
	case 7:
		return m.growOut()
	case 8:
		return m.growRows()
	}
	return m.growWhile()
}

// replace makes p's block one of the size e, by q.
func (m *maker) replace(p, q, e string, out *Stmt) []*Stmt {
	size := "IMP(size_t, " + e + ")"
	var more []*Stmt
	switch m.r.Intn(8) {
	case 0:
		return []*Stmt{simple("%s = realloc(%s, %s);", p, p, size)}
	case 1: // a new block and the old one given back
		more = []*Stmt{simple("%s = malloc(%s);", q, size), block("if (!"+q+")", out), simple("free(%s); %s = %s;", p, p, q)}
	case 2: // the old one leaks
		more = []*Stmt{simple("%s = malloc(%s);", q, size), block("if (!"+q+")", out), simple("%s = %s;", p, q)}
	case 3: // through a name for the old block
		o := m.name("o")
		m.local("char *%s = NULL;", o)
		more = []*Stmt{simple("%s = %s;", o, p), simple("%s = malloc(%s);", p, size), block("if (!"+p+")", simple("%s = %s;", p, o), out), block("if ("+o+")", simple("free(%s);", o))}
	case 4:
		return []*Stmt{simple("free(%s);", p), simple("%s = malloc(%s);", p, size), block("if (!"+p+")", out)}
	case 5:
		m.helper("ops")
		more = []*Stmt{simple("%s = @ops.get(%s);", q, size), block("if (!"+q+")", out), simple("@ops.put(%s); %s = %s;", p, p, q)}
	default:
		more = []*Stmt{simple("%s = realloc(%s, %s);", q, p, size), block("if (!"+q+")", out), simple("%s = %s;", p, q)}
	}
	return more
}

// growLocal grows the block of a local pointer.
func (m *maker) growLocal() []*Stmt {
	c, set := m.count()
	t := pick(m, capTypes...)
	v, q, n, k, i := m.name("v"), m.name("q"), m.name("l"), m.name("c"), m.name("i")
	start, elem := pick(m, 0, 0, 0, 1, 4, 8), pick(m, 1, 1, 4, 8, 12)
	m.local("char *%s = NULL, *%s = NULL;", v, q)
	m.local("%s %s = 0, %s = 0;", t, n, k)
	out := []*Stmt{set, simple("%s = 0;", n)}
	if start > 0 {
		out = append(out, simple("%s = malloc(%d); %s = %d;", v, start*elem, k, start))
	}
	size := k
	if elem > 1 {
		size = fmt.Sprintf("MUL(%s, %d)", k, elem)
	}
	m.inLoop++
	// A shrunken capacity would be outside of the block.
	grow := append([]*Stmt{simple("%s = IMP(%s, %s);", k, t, m.law(k))}, m.replace(v, q, size, m.leave())...)
	if m.chance(20) { // capacity after the block
		last := grow[0]
		size = fmt.Sprintf("MUL(%s, %d)", m.law(k), elem)
		grow = append(m.replace(v, q, size, m.leave()), last)
	}
	when := fmt.Sprintf(pick(m, "if (%s == %s)", "if (%s >= %s)", "if (%s >= %s)", "if (ADD(%s, 1) > %s)"), n, k)
	body := []*Stmt{block(when, grow...)}
	switch m.r.Intn(6) {
	case 0:
		body = append(body, block(fmt.Sprintf("if (%s == %d)", i, m.r.Intn(12)), m.leave()))
	case 1:
		m.with(i, func() { body = append(body, block("if ("+m.cond()+")", m.leave())) })
	case 2:
		m.with(i, func() { body = append(body, block("if ("+m.compare()+")", simple("continue;"))) })
	case 3:
		m.with(i, func() { body = append([]*Stmt{block("if ("+m.compare()+")", simple("continue;"))}, body...) })
	}
	m.inLoop--
	body = append(body, simple("%s = IMP(%s, ADD(%s, %d));", n, t, n, pick(m, 1, 1, 1, 1, 2)))
	out = append(out, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i), body...))
	if m.chance(30) {
		m.ints = append(m.ints, ivar{n, false})
		out = append(out, m.acquire()...)
		m.ints = m.ints[:len(m.ints)-1]
	}
	if m.chance(20) { // what is left over goes
		out = append(out, block("if ("+v+" && "+n+")", simple("%s = realloc(%s, IMP(size_t, %s)); if (%s) %s = %s;", q, v, n, q, v, q)))
	}
	if m.chance(80) {
		out = append(out, simple("free(%s); %s = NULL;", v, v))
	}
	return out
}

// growHeld grows the block of a structure through a helper.
func (m *maker) growHeld() []*Stmt {
	h := m.name("@grow")
	t := pick(m, capTypes...)
	elem := pick(m, 1, 4, 8)
	next := m.law("v->cap")
	guard := ""
	if m.chance(40) {
		guard = "\t\tif (cap <= v->cap)\n\t\t\treturn -1;\n"
	}
	swap := pick(m,
		"\t\tchar *d = realloc(v->data, IMP(size_t, MUL(cap, %d)));\n\t\tif (!d)\n\t\t\treturn -1;\n",
		"\t\tchar *d = malloc(IMP(size_t, MUL(cap, %d)));\n\t\tif (!d)\n\t\t\treturn -1;\n\t\tif (v->data)\n\t\t\tmemcpy(d, v->data, 1);\n\t\tfree(v->data);\n",
		"\t\tchar *d = calloc(IMP(size_t, cap), %d);\n\t\tif (d == NULL)\n\t\t\treturn -1;\n\t\tfree(v->data);\n")
	fmt.Fprintf(&m.pre, "struct %sv {\n\t%s len, cap;\n\tchar *data;\n};\nstatic int %s(struct %sv *v, int x)\n{\n\tif (v->len %s v->cap) {\n\t\t%s cap = IMP(%s, %s);\n%s%s\t\tv->data = d;\n\t\tv->cap = cap;\n\t}\n\tv->len = IMP(%s, ADD(v->len, 1));\n\treturn 0;\n}\n",
		h, t, h, h, pick(m, "==", ">="), t, t, next, guard, fmt.Sprintf(swap, elem), t)
	c, set := m.count()
	v, i := m.name("v"), m.name("i")
	m.local("struct %sv %s = { 0 };", h, v)
	call := simple("%s(&%s, %s);", h, v, i)
	if m.chance(50) {
		m.inLoop++
		call = block(fmt.Sprintf("if (%s(&%s, %s) < 0)", h, v, i), m.leave())
		m.inLoop--
	}
	out := []*Stmt{set}
	if m.chance(25) {
		out = append(out, simple("%s.data = malloc(%d); %s.cap = 4;", v, 4*elem, v))
	}
	body := []*Stmt{call}
	if m.chance(25) {
		body = append(body, simple("%s(&%s, %s);", h, v, i))
	}
	if m.chance(20) {
		m.inLoop++
		m.with(i, func() { body = append(body, block("if ("+m.compare()+")", m.leave())) })
		m.inLoop--
	}
	out = append(out, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i), body...))
	if m.chance(25) {
		out = append(out, simple("free(malloc(IMP(size_t, %s.%s)));", v, pick(m, "len", "cap")))
	}
	if m.chance(80) {
		out = append(out, simple("free(%s.data); %s.data = NULL;", v, v))
	}
	return out
}

// growOut grows a block through pointers to locals.
func (m *maker) growOut() []*Stmt {
	h := m.name("@add")
	t := pick(m, "size_t", "int", "unsigned", "unsigned short")
	fmt.Fprintf(&m.pre, "static int %s(char **p, %s *len, %s *cap, %s more)\n{\n\tif (ADD(*len, more) > *cap) {\n\t\t%s n = IMP(%s, %s);\n\t\tif (n < ADD(*len, more))\n\t\t\tn = IMP(%s, ADD(*len, more));\n\t\tchar *q = realloc(*p, IMP(size_t, ADD(n, %d)));\n\t\tif (!q)\n\t\t\treturn -1;\n\t\t*p = q;\n\t\t*cap = n;\n\t}\n\t*len = IMP(%s, ADD(*len, more));\n\treturn 0;\n}\n",
		h, t, t, t, t, t, m.law("*cap"), t, 1+m.r.Intn(3), t)
	c, set := m.count()
	v, n, k, i := m.name("v"), m.name("l"), m.name("c"), m.name("i")
	m.local("char *%s = NULL;", v)
	m.local("%s %s = 0, %s = 0;", t, n, k)
	more := fmt.Sprint(1 + m.r.Intn(9))
	m.with(i, func() {
		if m.chance(30) {
			more = fmt.Sprintf("(%s & 7)", m.variable())
		}
	})
	m.inLoop++
	call := block(fmt.Sprintf("if (%s(&%s, &%s, &%s, IMP(%s, %s)))", h, v, n, k, t, more), m.leave())
	m.inLoop--
	out := []*Stmt{set, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i), call)}
	if m.chance(80) {
		out = append(out, simple("free(%s); %s = NULL;", v, v))
	}
	return out
}

// growRows grows an array of blocks.
func (m *maker) growRows() []*Stmt {
	c, set := m.count()
	v, q, n, k, i := m.name("v"), m.name("q"), m.name("l"), m.name("c"), m.name("i")
	m.local("char **%s = NULL, **%s = NULL;", v, q)
	m.local("int %s = 0, %s = 0, %s = 0;", n, k, i)
	var size string
	m.with(i, func() { size = m.size() })
	m.inLoop++
	stop, stop2 := m.leave(), m.leave()
	m.inLoop--
	body := []*Stmt{
		block(fmt.Sprintf("if (%s == %s)", n, k), simple("%s = %s;", k, m.law(k)),
			simple("%s = realloc(%s, MUL(sizeof *%s, %s));", q, v, v, k), block("if (!"+q+")", stop), simple("%s = %s;", v, q)),
		simple("%s[%s] = malloc(IMP(size_t, %s));", v, n, size),
		block(fmt.Sprintf("if (!%s[%s])", v, n), stop2),
		simple("%s++;", n),
	}
	out := []*Stmt{set, simple("%s = 0;", n), block(fmt.Sprintf("for (%s = 0; %s < %s; %s++)", i, i, c, i), body...)}
	if m.chance(70) {
		out = append(out, block(fmt.Sprintf("for (%s = 0; %s < %s; %s++)", i, i, n, i), simple("free(%s[%s]);", v, i)))
	}
	return append(out, simple("free(%s); %s = NULL;", v, v))
}

// growWhile grows until something fits.
func (m *maker) growWhile() []*Stmt {
	c, set := m.count()
	p, q, k := m.name("p"), m.name("q"), m.name("c")
	t := pick(m, "int", "unsigned", "size_t", "long")
	m.local("char *%s = NULL, *%s = NULL;", p, q)
	m.local("%s %s = 0;", t, k)
	out := []*Stmt{set, simple("%s = %d;", k, 1+m.r.Intn(16))}
	grow := []*Stmt{simple("%s = IMP(%s, %s);", k, t, m.law(k))}
	if m.chance(50) {
		return append(out, block(fmt.Sprintf("while (%s < IMP(%s, %s))", k, t, c), grow...),
			simple("%s = malloc(IMP(size_t, %s));", p, k), simple("free(%s); %s = NULL;", p, p))
	}
	m.inLoop++
	body := append(grow, m.replace(p, q, k, m.leave())...)
	m.inLoop--
	out = append(out, block(fmt.Sprintf("while (%s < IMP(%s, %s))", k, t, c), body...))
	if m.chance(80) {
		out = append(out, simple("free(%s); %s = NULL;", p, p))
	}
	return out
}
