// This file generates statements: control flow and single allocator calls.

package gen

import "fmt"

func simple(format string, args ...any) *Stmt { return &Stmt{Text: fmt.Sprintf(format, args...)} }

func block(head string, body ...*Stmt) *Stmt { return &Stmt{Parts: []Part{{head, body}}} }

// body is a list of statements; what it declares is out of scope afterwards.
func (m *maker) body(n int) []*Stmt {
	m.depth++
	ints := len(m.ints)
	var out []*Stmt
	for i := 0; i < n; i++ {
		out = append(out, m.stmt()...)
	}
	m.ints = m.ints[:ints]
	m.depth--
	return out
}

// stmt is one statement, or a few that belong together.
func (m *maker) stmt() []*Stmt {
	if m.depth <= 2 && m.chance(14) {
		return m.idiom()
	}
	k := m.r.Intn(20)
	if m.depth > 3 && k >= 11 {
		k = m.r.Intn(11)
	}
	switch k {
	case 0, 1, 2, 3:
		return m.acquire()
	case 4, 5:
		return m.release()
	case 6, 7:
		return m.assign()
	case 8:
		return []*Stmt{m.exit()}
	case 9:
		if m.inLoop > 0 {
			return []*Stmt{block("if ("+m.cond()+")", simple("%s;", pick(m, "break", "continue")))}
		}
		return m.assign()
	case 10:
		// A block that lives and dies here.
		t := m.name("t")
		inner := []*Stmt{simple("char *%s = malloc(IMP(size_t, %s));", t, m.size())}
		inner = append(inner, m.body(1)...)
		return []*Stmt{block("", append(inner, simple("free(%s);", t))...)}
	case 11, 12, 13, 14:
		s := block("if ("+m.cond()+")", m.body(1+m.r.Intn(2))...)
		if m.chance(40) {
			s.Parts = append(s.Parts, Part{"else", m.body(1 + m.r.Intn(2))})
		}
		return []*Stmt{s}
	case 15:
		return []*Stmt{m.choose()}
	default:
		return m.loop()
	}
}

// exit leaves the function under a condition.
func (m *maker) exit() *Stmt {
	leave := simple("goto out;")
	if !m.label || m.chance(50) {
		switch m.ret {
		case "void":
			leave = simple("return;")
		case "int":
			leave = simple("return %d;", -m.r.Intn(3))
		default:
			leave = simple("return NULL;")
		}
	}
	return block("if ("+m.cond()+")", leave)
}

func (m *maker) assign() []*Stmt {
	var to []string
	for _, v := range m.ints {
		if v.assign {
			to = append(to, v.text)
		}
	}
	if len(to) == 0 || m.chance(30) {
		t, v := m.intType(), m.name("k")
		e := m.expr(2)
		// Declared ahead, so that a reduced program still compiles.
		fmt.Fprintf(&m.decls, "\t%s %s = 0;\n", t, v)
		s := simple("%s = IMP(%s, %s);", v, t, e)
		m.ints = append(m.ints, ivar{v, true})
		return []*Stmt{s}
	}
	v := pick(m, to...)
	if m.chance(40) {
		return []*Stmt{simple("%s = IMP(__typeof__(%s), ADD(%s, %s));", v, v, v, m.expr(1))}
	}
	if m.chance(20) {
		return []*Stmt{simple("%s %s= %d;", v, pick(m, ">>", "/", "%", "&"), 1+m.r.Intn(7))}
	}
	return []*Stmt{simple("%s = IMP(__typeof__(%s), %s);", v, v, m.expr(2))}
}

// slot is an owning local.
func (m *maker) slot() string {
	if len(m.ptrs) > 0 && m.chance(70) || len(m.ptrs) > 3 {
		return pick(m, m.ptrs...)
	}
	p := m.name("p")
	fmt.Fprintf(&m.decls, "\tchar *%s = NULL;\n", p)
	m.ptrs = append(m.ptrs, p)
	return p
}

// acquire fills an owning local in one of many ways.
func (m *maker) acquire() []*Stmt {
	known := len(m.ptrs)
	p := m.slot()
	first := len(m.ptrs) > known && m.inLoop == 0
	var out []*Stmt
	if !first {
		switch m.r.Intn(5) {
		case 0: // what it held leaks
		case 1:
			return []*Stmt{block("if (!"+p+")", m.fill(p))}
		default:
			out = append(out, simple("free(%s); %s = NULL;", p, p))
		}
	}
	out = append(out, m.fill(p))
	if m.chance(35) {
		leave := "goto out;"
		if !m.label {
			leave = map[string]string{"void": "return;", "int": "return -1;", "char *": "return NULL;"}[m.ret]
		}
		out = append(out, block(pick(m, "if (!"+p+")", "if ("+p+" == NULL)"), simple("%s", leave)))
	}
	return out
}

func (m *maker) fill(p string) *Stmt {
	e := m.size()
	switch m.r.Intn(18) {
	case 0:
		return simple("%s = calloc(IMP(size_t, %s), IMP(size_t, %d));", p, e, 1+m.r.Intn(9))
	case 1:
		return simple("%s = calloc(IMP(size_t, %s), IMP(size_t, %s));", p, m.variable(), m.variable())
	case 2:
		m.helper("xm")
		return simple("%s = @xm(IMP(size_t, %s));", p, e)
	case 3:
		m.helper("xz")
		return simple("%s = @xz(IMP(unsigned, %s), IMP(unsigned, %d));", p, m.variable(), 1+m.r.Intn(9))
	case 4:
		m.helper("init")
		return simple("@init(&%s, IMP(int, %s));", p, e)
	case 5:
		return simple("posix_memalign((void **)&%s, %d, IMP(size_t, %s));", p, pick(m, 16, 32, 64), e)
	case 6:
		return simple("%s = aligned_alloc(%d, IMP(size_t, %s));", p, pick(m, 16, 32, 64), e)
	case 7:
		if len(m.strs) > 0 {
			return simple("%s = strdup(%s);", p, pick(m, m.strs...))
		}
	case 8:
		if len(m.strs) > 0 {
			return simple("%s = strndup(%s, %d);", p, pick(m, m.strs...), m.r.Intn(8))
		}
	case 9:
		return simple("%s = strdup(\"%s\");", p, "abcdefghijkl"[:m.r.Intn(12)])
	case 10:
		m.helper("hook")
		return simple("%s = @hook(IMP(size_t, %s));", p, e)
	case 11:
		m.helper("ops")
		return simple("%s = @ops.get(IMP(size_t, %s));", p, e)
	case 12:
		m.helper("pick")
		return simple("%s = @pick(IMP(int, %s), IMP(size_t, %s));", p, m.variable(), e)
	}
	return simple("%s = malloc(IMP(size_t, %s));", p, e)
}

// release gives an owning local back, moves it, or resizes it.
func (m *maker) release() []*Stmt {
	if len(m.ptrs) == 0 {
		return m.acquire()
	}
	p := pick(m, m.ptrs...)
	switch m.r.Intn(10) {
	case 0:
		m.helper("drop")
		return []*Stmt{simple("@drop(&%s);", p)}
	case 1:
		return []*Stmt{block("if ("+p+")", simple("free(%s); %s = NULL;", p, p))}
	case 2:
		m.helper("xfree")
		return []*Stmt{simple("@xfree(%s); %s = NULL;", p, p)}
	case 3:
		if q := pick(m, m.ptrs...); q != p {
			return []*Stmt{simple("free(%s); %s = %s; %s = NULL;", q, q, p, p)}
		}
	case 4, 5:
		q := m.name("q")
		fmt.Fprintf(&m.decls, "\tchar *%s = NULL;\n", q)
		return []*Stmt{
			simple("%s = realloc(%s, IMP(size_t, ADD(%s, %d)));", q, p, m.size(), 1+m.r.Intn(8)),
			block("if ("+q+")", simple("%s = %s;", p, q)),
		}
	case 6:
		return []*Stmt{simple("%s = realloc(%s, IMP(size_t, ADD(%s, 1)));", p, p, m.variable())}
	case 7:
		m.helper("ops")
		return []*Stmt{simple("@ops.put(%s); %s = NULL;", p, p)}
	case 8:
		return []*Stmt{simple("%s = reallocarray(%s, IMP(size_t, ADD(%s, 1)), IMP(size_t, %d));", p, p, m.variable(), 1+m.r.Intn(8))}
	}
	return []*Stmt{simple("free(%s); %s = NULL;", p, p)}
}

// choose is a switch.
func (m *maker) choose() *Stmt {
	s := &Stmt{}
	var body []*Stmt
	for i, n := 0, 2+m.r.Intn(3); i < n; i++ {
		label := fmt.Sprintf("case %d:", 3*i+m.r.Intn(3))
		if i == n-1 && m.chance(70) {
			label = "default:"
		}
		body = append(body, simple("%s;", label))
		loops := m.inLoop
		m.inLoop = 0
		body = append(body, m.body(1)...)
		m.inLoop = loops
		if m.chance(75) {
			body = append(body, simple("break;"))
		}
	}
	s.Parts = []Part{{"switch (" + pick(m, m.variable(), m.expr(1)) + ")", body}}
	return s
}

// loop is a loop of some form around a body that may use its index.
func (m *maker) loop() []*Stmt {
	i := m.name("i")
	end := m.variable()
	switch m.r.Intn(6) {
	case 0:
		end = fmt.Sprintf("(%s & %d)", end, pick(m, 7, 15))
	case 1:
		end = fmt.Sprint(m.r.Intn(9))
	case 2:
		end = fmt.Sprintf("ADD(%s, %d)", end, m.r.Intn(4))
	}
	in := func() []*Stmt {
		m.inLoop++
		m.ints = append(m.ints, ivar{i, false}, ivar{i, false})
		b := m.body(1 + m.r.Intn(3))
		m.ints = m.ints[:len(m.ints)-2]
		m.inLoop--
		return b
	}
	t := pick(m, "int", "int", "int", "size_t", "unsigned", "long")
	switch m.r.Intn(14) {
	case 0:
		return []*Stmt{block(fmt.Sprintf("for (%s %s = 0; %s < %s; %s += %d)", t, i, i, end, i, 2+m.r.Intn(3)), in()...)}
	case 1:
		return []*Stmt{block(fmt.Sprintf("for (%s %s = IMP(%s, %s); %s > 0; %s--)", t, i, t, end, i, i), in()...)}
	case 2:
		return []*Stmt{block(fmt.Sprintf("for (%s %s = 1; %s <= %s; %s++)", t, i, i, end, i), in()...)}
	case 3:
		return []*Stmt{block(fmt.Sprintf("for (%s %s = IMP(%s, %s); %s < %s; %s++)", t, i, t, m.variable(), i, end, i), in()...)}
	case 4:
		b := in()
		return []*Stmt{block(fmt.Sprintf("for (%s %s = IMP(%s, %s); %s-- > 0;)", t, i, t, end, i), b...)}
	case 5:
		return []*Stmt{block(fmt.Sprintf("for (%s %s = 1; %s < %s; %s *= 2)", t, i, i, end, i), in()...)}
	case 6:
		fmt.Fprintf(&m.decls, "\t%s %s = 0;\n", t, i)
		return []*Stmt{simple("%s = 0;", i), block(fmt.Sprintf("while (%s < %s)", i, end), append([]*Stmt{simple("%s++;", i)}, in()...)...)}
	case 7:
		fmt.Fprintf(&m.decls, "\t%s %s = 0;\n", t, i)
		s := block("do", append([]*Stmt{simple("%s++;", i)}, in()...)...)
		s.Text = fmt.Sprintf("while (%s < %s);", i, end)
		return []*Stmt{simple("%s = 0;", i), s}
	case 8:
		fmt.Fprintf(&m.decls, "\t%s %s = 0;\n", t, i)
		return []*Stmt{simple("%s = IMP(%s, %s);", i, t, end), block(fmt.Sprintf("while (%s > 0)", i), append([]*Stmt{simple("%s /= 2;", i)}, in()...)...)}
	case 9:
		fmt.Fprintf(&m.decls, "\t%s %s = 0;\n", t, i)
		return []*Stmt{simple("%s = IMP(%s, %s);", i, t, end), block(fmt.Sprintf("while (%s--)", i), in()...)}
	case 10:
		return []*Stmt{block(fmt.Sprintf("for (%s %s = 0; %s < %s; ++%s)", t, i, i, end, i), in()...)}
	}
	return []*Stmt{block(fmt.Sprintf("for (%s %s = 0; %s < %s; %s++)", t, i, i, end, i), in()...)}
}
