// This file generates constant tables, hooks with defaults and linked lists.

package gen

import (
	"fmt"
	"strings"
)

// table reads a constant table of numbers at an index that is not constant.
func (m *maker) table() []*Stmt {
	h, n := m.name("@tab"), 3+m.r.Intn(6)
	t := pick(m, "int", "unsigned short", "unsigned char", "size_t", "short")
	var vs []string
	for range n {
		vs = append(vs, fmt.Sprint(m.r.Intn(120)))
	}
	index := pick(m, fmt.Sprintf("CAST(unsigned, %s) %% %d", m.variable(), n), fmt.Sprintf("%s & 1", m.variable()), m.variable())
	read := fmt.Sprintf("%s[%s]", h, index)
	switch m.r.Intn(4) {
	case 0:
		fmt.Fprintf(&m.pre, "static const struct %sr { int id; %s size; } %s[] = { ", h, t, h)
		for i, v := range vs {
			fmt.Fprintf(&m.pre, "{ %d, %s }, ", i, v)
		}
		m.pre.WriteString("};\n")
		read += ".size"
	case 1:
		fmt.Fprintf(&m.pre, "static const %s %s[2][%d] = { { %s }, { %s } };\n", t, h, n, strings.Join(vs, ", "), strings.Join(vs[1:], ", "))
		read = fmt.Sprintf("%s[(%s & 1)][%s]", h, m.variable(), index)
	default:
		fmt.Fprintf(&m.pre, "static const %s %s[] = { %s };\n", t, h, strings.Join(vs, ", "))
	}
	k := m.name("k")
	m.local("%s %s = 0;", t, k)
	// An index outside of the table is undefined, and nothing reports it for
	// tables in structures.
	guard := fmt.Sprintf("if ((%s) >= 0 && (%s) < %d)", index, index, n)
	m.ints = append(m.ints, ivar{k, false}, ivar{k, false})
	return append([]*Stmt{block(guard, simple("%s = %s;", k, read))}, m.acquire()...)
}

// functions calls through a constant table of functions.
func (m *maker) functions() []*Stmt {
	h := m.name("@fn")
	fmt.Fprintf(&m.pre, "static void *%sa(size_t n)\n{\n\treturn malloc(n);\n}\nstatic void *%sb(size_t n)\n{\n\treturn calloc(n, %d);\n}\nstatic void *%sc(size_t n)\n{\n\treturn NULL;\n}\nstatic void *(*const %s[])(size_t) = { %sa, %sb, %sc, malloc };\n",
		h, h, 1+m.r.Intn(4), h, h, h, h, h)
	p := m.slot()
	return []*Stmt{simple("free(%s); %s = NULL;", p, p), simple("%s = %s[(%s & 3)](IMP(size_t, %s));", p, h, m.variable(), m.size())}
}

// hooked calls hooks kept in objects of the unit: constant in fact, set by
// another function, or the caller's.
func (m *maker) hooked() []*Stmt {
	h := m.name("@hk")
	fmt.Fprintf(&m.pre, "static void *%sget(size_t n)\n{\n\treturn malloc(n);\n}\nstatic void %sput(void *p)\n{\n\tif (p)\n\t\tfree(p);\n}\nstruct %st { void *(*get)(size_t); void (*put)(void *); };\n", h, h, h)
	p, i := m.slot(), m.name("i")
	get, put := h+".get", h+".put"
	var setup *Stmt
	switch m.r.Intn(4) {
	case 0: // never changed
		fmt.Fprintf(&m.pre, "static struct %st %s = { %sget, %sput };\n", h, h, h, h)
	case 1: // set in place
		fmt.Fprintf(&m.pre, "static struct %st %s;\nstatic void %sset(struct %st *t)\n{\n\tif (!t->get)\n\t\tt->get = %sget;\n\tif (!t->put)\n\t\tt->put = %sput;\n}\n", h, h, h, h, h, h)
		l := m.name("h")
		m.local("struct %st %s = { 0 };", h, l)
		setup = simple("%sset(&%s);", h, l)
		get, put = l+".get", l+".put"
	case 2: // a pointer to the table, held by a structure
		fmt.Fprintf(&m.pre, "static const struct %st %sdef = { %sget, free };\nstruct %su { const struct %st *t; int n; };\n", h, h, h, h, h)
		l := m.name("h")
		m.local("struct %su %s = { 0 };", h, l)
		setup = simple("%s.t = &%sdef;", l, h)
		get, put = l+".t->get", l+".t->put"
	case 3: // passed along
		fmt.Fprintf(&m.pre, "static void *%scall(void *(*f)(size_t), size_t n)\n{\n\tif (!f)\n\t\tf = %sget;\n\treturn f(n);\n}\n", h, h)
		f := pick(m, "malloc", h+"get", "NULL")
		return []*Stmt{simple("free(%s); %s = NULL;", p, p), simple("%s = %scall(%s, IMP(size_t, %s));", p, h, f, m.size())}
	}
	var out []*Stmt
	if setup != nil {
		out = append(out, setup)
	}
	out = append(out, simple("%s(%s); %s = NULL;", put, p, p), simple("%s = %s(IMP(size_t, %s));", p, get, m.size()))
	if m.chance(40) {
		c, set := m.count()
		out = append(out, set, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i),
			simple("%s(%s(IMP(size_t, (%s & 63))));", put, get, m.variable())))
	}
	return out
}

// chain is a list built at its end or front, with a block in each node, and
// given back in one of many ways.
func (m *maker) chain() []*Stmt {
	h := m.name("@ln")
	fmt.Fprintf(&m.pre, "struct %sn {\n\tstruct %sn *next;\n\tchar *data;\n\tint v;\n};\n", h, h)
	c, set := m.count()
	l, t, x, i := m.name("h"), m.name("t"), m.name("x"), m.name("i")
	m.local("struct %sn *%s = NULL, *%s = NULL, *%s = NULL;", h, l, t, x)
	data := "NULL"
	m.with(i, func() {
		if m.chance(60) {
			data = fmt.Sprintf("malloc(IMP(size_t, %s))", m.size())
		}
	})
	link := simple("%s->next = %s; %s = %s;", x, l, l, x)
	if m.chance(50) {
		link = simple("%s->next = NULL; if (%s) %s->next = %s; else %s = %s; %s = %s;", x, t, t, x, l, x, t, x)
	}
	m.inLoop++
	stop := m.leave()
	m.inLoop--
	build := block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i),
		simple("%s = malloc(sizeof *%s);", x, x), block("if (!"+x+")", stop),
		simple("%s->data = %s; %s->v = %s;", x, data, x, i), link)
	out := []*Stmt{set, build}
	give := simple("%s = %s; %s = %s->next; free(%s->data); free(%s);", x, l, l, l, x, x)
	switch m.r.Intn(7) {
	case 0: // stays
	case 1: // one goes
		out = append(out, block("if ("+l+")", give))
	case 2:
		fmt.Fprintf(&m.pre, "static void %sfree(struct %sn *p)\n{\n\twhile (p) {\n\t\tstruct %sn *n = p->next;\n\t\tfree(p->data);\n\t\tfree(p);\n\t\tp = n;\n\t}\n}\n", h, h, h)
		out = append(out, simple("%sfree(%s); %s = NULL;", h, l, l))
	case 3:
		fmt.Fprintf(&m.pre, "static void %sfree(struct %sn *p)\n{\n\tif (!p)\n\t\treturn;\n\t%sfree(p->next);\n\tfree(p->data);\n\tfree(p);\n}\n", h, h, h)
		out = append(out, simple("%sfree(%s); %s = NULL;", h, l, l))
	case 4: // those that meet a condition
		out = append(out, block("while ("+l+")", simple("%s = %s; %s = %s->next;", x, l, l, l),
			block(fmt.Sprintf("if (%s->v %s %d)", x, pick(m, ">", "<", "=="), m.r.Intn(6)), simple("free(%s->data); free(%s);", x, x))))
	case 5: // the blocks, then the nodes
		out = append(out, block(fmt.Sprintf("for (%s = %s; %s; %s = %s->next)", x, l, x, x, x), simple("free(%s->data); %s->data = NULL;", x, x)),
			block("while ("+l+")", give))
	default:
		out = append(out, block("while ("+l+")", give))
	}
	return out
}
