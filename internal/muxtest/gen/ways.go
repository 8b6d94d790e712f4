// This file generates ways through code: clean-up labels, chains of helpers,
// callbacks, strings that are put together, builders, state machines.

package gen

import "fmt"

// ways is one of these.
func (m *maker) ways() []*Stmt {
	switch m.r.Intn(13) {
	case 9:
		return m.variadic()
	case 10:
		return m.flags()
	case 11:
		return m.throughTable()
	case 12:
		return m.shortened()
	case 0, 1:
		return m.cleanup()
	case 2:
		return m.helperChain()
	case 3:
		return m.forEach()
	case 4:
		return m.text()
	case 5:
		return m.builder()
	case 6:
		return m.machine()
	case 7:
		return m.remembered()
	}
	return m.inExpressions()
}

// cleanup is a constructor that fails half way, with labels to go back to.
func (m *maker) cleanup() []*Stmt {
	h := m.define("cl", "struct H {\n\tchar *a, *b;\n\tint n;\n};\nstatic int H(struct H **out, int n, int how)\n{\n\tint err = -1;\n\tstruct H *x = %s;\n\tif (!x)\n\t\tgoto fail0;\n\tx->a = malloc(IMP(size_t, %s));\n\tif (!x->a)\n\t\tgoto fail1;\n\tif (how == 1) {\n\t\terr = -2;\n\t\tgoto fail2;\n\t}\n\tx->b = malloc(IMP(size_t, %s));\n\tif (!x->b || how == 2)\n\t\tgoto fail3;\n\tx->n = n;\n\t*out = x;\n\treturn 0;\nfail3:\n\tfree(x->b);\nfail2:\n\tfree(x->a);\nfail1:\n\tfree(x);\nfail0:\n\t%sreturn err;\n}\n",
		pick(m, "malloc(sizeof *x)", "calloc(1, sizeof *x)"), m.sizeOf("n"), m.sizeOf("n"), pick(m, "", "*out = NULL;\n\t"))
	x, e := m.name("x"), m.name("e")
	m.local("struct %s *%s = NULL;", h, x)
	m.local("int %s = 0;", e)
	out := []*Stmt{simple("%s = %s(&%s, %s, %s);", e, h, x, m.small(), pick(m, "0", "1", "2", "(int)("+m.variable()+" & 3)"))}
	if m.chance(40) {
		m.inLoop++
		stop := m.leave()
		m.inLoop--
		if stop.Text != "break;" {
			out = append(out, block("if ("+e+" < 0)", stop))
		}
	}
	give := simple("free(%s->b); free(%s->a); free(%s);", x, x, x)
	if m.chance(85) {
		out = append(out, block(pick(m, "if ("+x+")", fmt.Sprintf("if (%s == 0)", e)), give))
	}
	return out
}

// helperChain hands a size through functions that change it.
func (m *maker) helperChain() []*Stmt {
	t, u := m.intType(), m.intType()
	h := m.define("hc", "static void *Ha(size_t n)\n{\n\treturn n > %d ? NULL : malloc(n);\n}\nstatic void *Hb(%s n, int zero)\n{\n\treturn zero ? calloc(1, IMP(size_t, %s)) : Ha(IMP(size_t, %s));\n}\nstatic char *H(%s n)\n{\n\tif (n < %d)\n\t\treturn NULL;\n\treturn Hb(IMP(%s, ADD(n, %d)), n %% 2 == 1);\n}\nstatic void Hput(char **p)\n{\n\tvoid *q = *p;\n\t*p = NULL;\n\tfree(q);\n}\n",
		pick(m, 50, 200, 100000), t, m.sizeOf("n"), m.sizeOf("n"), u, m.r.Intn(3), t, m.r.Intn(9))
	p := m.slot()
	return []*Stmt{simple("%sput(&%s);", h, p), simple("%s = %s(IMP(%s, %s));", p, h, u, m.variable())}
}

// forEach calls back for each element of an array.
func (m *maker) forEach() []*Stmt {
	h := m.define("fe", "struct Hx {\n\tunsigned total;\n\tchar **out;\n\tint n;\n};\nstatic int Hsum(void *x, unsigned v)\n{\n\tstruct Hx *c = x;\n\tc->total = ADD(c->total, v);\n\treturn 0;\n}\nstatic int Hkeep(void *x, unsigned v)\n{\n\tstruct Hx *c = x;\n\tif (c->n >= 3)\n\t\treturn 1;\n\tc->out[c->n] = malloc(v);\n\tc->n++;\n\treturn 0;\n}\nstatic int Hdrop(void *x, unsigned v)\n{\n\tfree(malloc(v));\n\treturn v == %d;\n}\nstatic void H(const unsigned *t, int n, int (*f)(void *, unsigned), void *x)\n{\n\tfor (int i = 0; i < n; i++)\n\t\tif (f(x, t[i]))\n\t\t\tbreak;\n}\n", m.r.Intn(40))
	t, x, o := m.name("t"), m.name("x"), m.name("o")
	n := 1 + m.r.Intn(4)
	m.local("char *%s[3] = { 0 };", o)
	m.local("struct %sx %s = { 0 };", h, x)
	m.local("unsigned %s[4] = { %d, %d, %d, %d };", t, m.r.Intn(40), m.r.Intn(40), m.r.Intn(40), m.r.Intn(40))
	out := []*Stmt{simple("%s.out = %s;", x, o)}
	if m.chance(50) {
		out = append(out, simple("%s[%d] = IMP(unsigned, (%s & 63));", t, m.r.Intn(n), m.variable()))
	}
	f := pick(m, "sum", "keep", "drop")
	out = append(out, simple("%s(%s, %d, %s%s, &%s);", h, t, n, h, f, x))
	if f == "sum" {
		out = append(out, simple("free(malloc(%s.total));", x))
	}
	return append(out, block("for (int i = 0; i < 3; i++)", simple("free(%s[i]);", o)))
}

// text puts strings together.
func (m *maker) text() []*Stmt {
	a, b := "\""+"abcdefgh"[:m.r.Intn(8)]+"\"", "\""+"xyzuv"[:m.r.Intn(5)]+"\""
	if len(m.strs) > 0 {
		a = pick(m, m.strs...)
	}
	h := m.define("tx", "static char *H(const char *a, const char *b)\n{\n\tsize_t n = strlen(a), k = strlen(b);\n\tchar *p = malloc(ADD(ADD(n, k), %d));\n\tif (!p)\n\t\treturn NULL;\n%s\treturn p;\n}\nstatic char *Hdup(const char *s)\n{\n\tsize_t n = strlen(s) + 1;\n\tchar *p = malloc(n);\n\treturn p ? memcpy(p, s, n) : NULL;\n}\n", 1+m.r.Intn(3),
		pick(m, "\tstrcpy(p, a);\n\tstrcat(p, b);\n", "\tmemcpy(p, a, n);\n\tmemcpy(p + n, b, k + 1);\n", "\tmemcpy(p, a, n);\n\tstrcpy(p + n, b);\n"))
	p, q := m.name("p"), m.name("q")
	m.local("char *%s = NULL, *%s = NULL;", p, q)
	in := []*Stmt{simple("%s = %s;", q, pick(m, "strdup("+p+")", h+"dup("+p+")", h+"("+p+", \"/\")", "strndup("+p+", 3)", "malloc(strlen("+p+"))"))}
	if m.chance(40) {
		in = append(in, simple("free(malloc(strlen(%s)));", p))
	}
	if m.chance(30) {
		in = append([]*Stmt{simple("%s[%d] = 0;", p, 0)}, in...)
	}
	in = append(in, simple("free(%s);", p))
	if m.chance(80) {
		in = append(in, simple("free(%s); %s = NULL;", q, q))
	}
	return []*Stmt{simple("%s = %s(%s, %s);", p, h, a, b), block("if ("+p+")", in...)}
}

// builder is a buffer that strings and bytes are appended to.
func (m *maker) builder() []*Stmt {
	t := pick(m, "size_t", "int", "unsigned")
	h := m.define("sb", "struct H {\n\tchar *p;\n\t%s len, cap;\n};\nstatic int Hroom(struct H *b, %s n)\n{\n\tif (b->len + n <= b->cap)\n\t\treturn 1;\n\t%s cap = %s;\n\tif (cap < b->len + n)\n\t\tcap = b->len + n;\n\tchar *p = realloc(b->p, IMP(size_t, cap));\n\tif (!p)\n\t\treturn 0;\n\tb->p = p;\n\tb->cap = cap;\n\treturn 1;\n}\nstatic void Hput(struct H *b, char c)\n{\n\tif (Hroom(b, 1))\n\t\tb->p[b->len++] = c;\n}\nstatic void Hputs(struct H *b, const char *s)\n{\n\t%s n = (%s)strlen(s);\n\tif (Hroom(b, n)) {\n\t\tmemcpy(b->p + b->len, s, (size_t)n);\n\t\tb->len += n;\n\t}\n}\nstatic char *Htake(struct H *b)\n{\n\tHput(b, 0);\n\tchar *p = %s;\n\tif (!p)\n\t\tp = b->p;\n\tb->p = NULL;\n\treturn p;\n}\n",
		t, t, t, pick(m, "b->cap ? 2 * b->cap : 8", "b->cap + b->cap / 2 + 4", "b->cap + 16", "b->len + n"), t, t, pick(m, "realloc(b->p, IMP(size_t, b->len))", "NULL"))
	b, i := m.name("b"), m.name("i")
	m.local("struct %s %s = { 0 };", h, b)
	var out []*Stmt
	for range 1 + m.r.Intn(3) {
		switch m.r.Intn(3) {
		case 0:
			out = append(out, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, pick(m, fmt.Sprint(1+m.r.Intn(9)), m.small()), i), simple("%sput(&%s, 'a');", h, b)))
		case 1:
			s := "\"" + "mnopqrstuvw"[:m.r.Intn(11)] + "\""
			if len(m.strs) > 0 && m.chance(50) {
				s = pick(m, m.strs...)
			}
			out = append(out, simple("%sputs(&%s, %s);", h, b, s))
		default:
			out = append(out, simple("%sput(&%s, 'b');", h, b))
		}
	}
	if m.chance(40) {
		p := m.slot()
		return append(out, simple("free(%s);", p), simple("%s = %stake(&%s);", p, h, b))
	}
	return append(out, simple("free(%s.p);", b))
}

// machine is a loop around a switch over a state.
func (m *maker) machine() []*Stmt {
	s, p, k, n := m.name("s"), m.name("p"), m.name("k"), m.name("n")
	h := m.define("st", "enum H { H0, H1, H2, H3 };\n")
	m.local("enum %s %s = %s0;", h, s, h)
	m.local("char *%s = NULL;", p)
	m.local("int %s = 0, %s = 0;", k, n)
	sw := &Stmt{Parts: []Part{{"switch (" + s + ")", []*Stmt{
		simple("case %s0:", h), simple("%s = malloc(%d);", p, 1+m.r.Intn(20)), simple("%s = %s1;", s, h), simple("break;"),
		simple("case %s1:", h), simple("%s = %s > %d ? %s2 : %s1;", s, k, m.r.Intn(3), h, h), simple("%s++;", k), simple("break;"),
		simple("case %s2:", h), simple("free(%s); %s = NULL;", p, p), simple("%s = %s%d;", s, h, pick(m, 0, 3, 3)), simple("break;"),
		simple("default:"), simple("%s = %d;", n, 20), simple("break;"),
	}}}}
	return []*Stmt{simple("%s = %s0; %s = 0; %s = 0; %s = NULL;", s, h, k, n, p), block(fmt.Sprintf("while (%s < %d)", n, 4+m.r.Intn(5)), sw, simple("%s++;", n)), simple("free(%s);", p)}
}

// remembered is what a helper keeps between calls.
func (m *maker) remembered() []*Stmt {
	h := m.define("rm", "static char *Hkept;\nstatic unsigned Hsize;\nstatic char *H(unsigned n)\n{\n\tstatic unsigned calls;\n\tcalls++;\n\tif (n > Hsize || !Hkept) {\n\t\tchar *p = realloc(Hkept, IMP(size_t, ADD(n, %d)));\n\t\tif (!p)\n\t\t\treturn NULL;\n\t\tHkept = p;\n\t\tHsize = n;\n\t}\n\treturn Hkept;\n}\nstatic void Hforget(void)\n{\n\tfree(Hkept);\n\tHkept = NULL;\n\tHsize = 0;\n}\n", 1+m.r.Intn(5))
	// What stays would be there at the next point.
	m.params = append(m.params, param{name: h + "kept", kind: "zero"}, param{name: h + "size", kind: "zero"})
	var out []*Stmt
	for range 1 + m.r.Intn(3) {
		out = append(out, simple("%s(IMP(unsigned, (%s & 63)));", h, m.variable()))
	}
	return append(out, simple("%sforget();", h))
}

// inExpressions allocates inside of expressions.
func (m *maker) inExpressions() []*Stmt {
	p, q := m.name("p"), m.name("q")
	m.local("char *%s = NULL, *%s = NULL;", p, q)
	e, f := m.size(), m.size()
	var s *Stmt
	switch m.r.Intn(5) {
	case 0:
		s = block(fmt.Sprintf("if ((%s = malloc(IMP(size_t, %s))) && (%s = malloc(IMP(size_t, %s))))", p, e, q, f), simple("free(%s); %s = NULL;", q, q))
	case 1:
		s = simple("%s = %s ? malloc(IMP(size_t, %s)) : %s ? calloc(2, IMP(size_t, %s)) : NULL;", p, m.compare(), e, m.compare(), f)
	case 2:
		s = block(fmt.Sprintf("if (%s || (%s = malloc(IMP(size_t, %s))) == NULL)", m.compare(), p, e), simple("%s = strdup(\"no\");", q))
	case 3:
		s = simple("%s = (%s = malloc(IMP(size_t, %s)), realloc(%s, IMP(size_t, ADD((%s & 31), 1))));", p, q, e, q, m.variable())
		return []*Stmt{s, simple("free(%s);", p)}
	default:
		s = simple("(void)(%s && (%s = malloc(IMP(size_t, %s))));", m.compare(), p, e)
	}
	return []*Stmt{s, simple("free(%s); free(%s);", p, q)}
}
