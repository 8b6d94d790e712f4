// This file generates objects as programs keep them: trees, structures inside of
// structures, tagged unions, records, hash tables, counted references.

package gen

import (
	"fmt"
	"strings"
)

// objects is one of these.
func (m *maker) objects() []*Stmt {
	switch m.r.Intn(9) {
	case 0:
		return m.tree()
	case 1:
		return m.complete()
	case 2:
		return m.nestedStructs()
	case 3:
		return m.tagged()
	case 4:
		return m.records()
	case 5:
		return m.buckets()
	case 6:
		return m.counted()
	case 7:
		return m.byValue()
	}
	return m.arena()
}

// define writes a helper with H for its name, unless the same text stands there
// already, and returns the name.
func (m *maker) define(stem, format string, args ...any) string {
	h := m.name("@" + stem)
	m.pre.WriteString(strings.ReplaceAll(fmt.Sprintf(format, args...), "H", h))
	return h
}

// small is an expression for a count between 0 and a few.
func (m *maker) small() string {
	return fmt.Sprintf("(int)(%s & %d)", m.variable(), pick(m, 3, 7, 7, 15))
}

// sizeOf is a size made of one variable, as helpers compute it.
func (m *maker) sizeOf(v string) string {
	switch m.r.Intn(5) {
	case 0:
		return fmt.Sprint(1 + m.r.Intn(40))
	case 1:
		return fmt.Sprintf("ADD(MUL(%s, %d), %d)", v, 1+m.r.Intn(9), m.r.Intn(20))
	case 2:
		return fmt.Sprintf("(%s & %d)", v, pick(m, 7, 15, 24))
	case 3:
		return fmt.Sprintf("(%s > %d ? %d : %d)", v, m.r.Intn(5), m.r.Intn(30), m.r.Intn(30))
	}
	return fmt.Sprintf("ADD(%s, %d)", v, 1+m.r.Intn(9))
}

// tree is a sorted tree, built by insertion and given back by recursion.
func (m *maker) tree() []*Stmt {
	data := pick(m, "NULL", "NULL", "malloc(IMP(size_t, "+m.sizeOf("(k & 15)")+"))")
	h := m.define("tr", "struct H {\n\tstruct H *l, *r;\n\tint k;\n\tchar *d;\n};\n"+
		"static struct H *Hadd(struct H *t, int k)\n{\n\tif (!t) {\n\t\tt = malloc(sizeof *t);\n\t\tif (!t)\n\t\t\treturn NULL;\n\t\tt->l = t->r = NULL;\n\t\tt->k = k;\n\t\tt->d = %s;\n\t\treturn t;\n\t}\n"+
		"\tif (k < t->k)\n\t\tt->l = Hadd(t->l, k);\n\telse\n\t\tt->r = Hadd(t->r, k);\n\treturn t;\n}\n"+
		"static void Hfree(struct H *t)\n{\n\tif (!t)\n\t\treturn;\n\tHfree(t->l);\n\tHfree(t->r);\n\tfree(t->d);\n\tfree(t);\n}\n", data)
	t, i := m.name("t"), m.name("i")
	m.local("struct %s *%s = NULL;", h, t)
	key := pick(m, i, fmt.Sprintf("%d - %s", 2+m.r.Intn(4), i), fmt.Sprintf("(%s * 5) %% 7", i))
	n := pick(m, fmt.Sprint(1+m.r.Intn(4)), fmt.Sprint(1+m.r.Intn(4)), m.small())
	out := []*Stmt{block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, n, i), simple("%s = %sadd(%s, %s);", t, h, t, key))}
	if m.chance(80) {
		out = append(out, simple("%sfree(%s); %s = NULL;", h, t, t))
	}
	return out
}

// complete is a tree of a given depth.
func (m *maker) complete() []*Stmt {
	h := m.define("ct", "struct H {\n\tstruct H *kid[2];\n};\nstatic struct H *Hmake(int depth)\n{\n\tstruct H *t = calloc(1, sizeof *t);\n\tif (t && depth > 0) {\n\t\tt->kid[0] = Hmake(depth - 1);\n\t\tt->kid[1] = Hmake(depth - %d);\n\t}\n\treturn t;\n}\n"+
		"static void Hdrop(struct H *t)\n{\n\tif (t) {\n\t\tfor (int i = 0; i < 2; i++)\n\t\t\tHdrop(t->kid[i]);\n\t\tfree(t);\n\t}\n}\n", 1+m.r.Intn(2))
	t := m.name("t")
	m.local("struct %s *%s = NULL;", h, t)
	out := []*Stmt{simple("%s = %smake(%s);", t, h, pick(m, "1", "2", "3", "("+m.variable()+" & 1)", "("+m.variable()+" & 3)"))}
	if m.chance(85) {
		out = append(out, simple("%sdrop(%s); %s = NULL;", h, t, t))
	}
	return out
}

// nestedStructs is an object with objects inside.
func (m *maker) nestedStructs() []*Stmt {
	h := m.define("nb", "struct Hb {\n\tchar *p;\n\tunsigned n;\n};\nstruct H {\n\tint tag;\n\tstruct Hb a;\n\tstruct {\n\t\tstruct Hb b;\n\t\tshort k;\n\t} in;\n\tstruct Hb t[2];\n};\n"+
		"static int Hset(struct Hb *b, unsigned n)\n{\n\tb->p = malloc(IMP(size_t, %s));\n\tb->n = b->p ? n : 0;\n\treturn b->p != NULL;\n}\n"+
		"static void Hclear(struct Hb *b)\n{\n\tfree(b->p);\n\tb->p = NULL;\n\tb->n = 0;\n}\n"+
		"static void Hfini(struct H *x)\n{\n\tHclear(&x->a);\n\tHclear(&x->in.b);\n\tfor (int i = 0; i < 2; i++)\n\t\tHclear(&x->t[i]);\n}\n", m.sizeOf("n"))
	x, p := m.name("x"), m.name("p")
	acc := x + "."
	var out []*Stmt
	if m.chance(50) {
		m.local("struct %s *%s = NULL;", h, x)
		out = append(out, simple("%s = calloc(1, sizeof *%s);", x, x))
		acc = x + "->"
	} else {
		m.local("struct %s %s = { 0 };", h, x)
	}
	part := func() string { return "&" + acc + pick(m, "a", "in.b", "t[0]", "t[1]") }
	var in []*Stmt
	for range 1 + m.r.Intn(3) {
		s := simple("%sset(%s, IMP(unsigned, (%s & 31)));", h, part(), m.variable())
		if m.chance(30) {
			s = block("if ("+m.compare()+")", s)
		}
		in = append(in, s)
	}
	if m.chance(30) {
		m.local("struct %sb *%s = NULL;", h, p)
		in = append(in, simple("%s = %s;", p, part()), simple("free(malloc(%s->n));", p))
	}
	if m.chance(30) {
		in = append(in, simple("%st[1] = %sin.b; %sin.b.p = NULL;", acc, acc, acc))
	}
	if strings.HasSuffix(acc, ">") {
		if m.chance(85) {
			in = append(in, simple("%sfini(%s); free(%s);", h, x, x))
		}
		return append(out, block("if ("+x+")", in...))
	}
	if m.chance(85) {
		in = append(in, simple("%sfini(&%s);", h, x))
	}
	return append(out, in...)
}

// tagged is a union with a kind, made and destroyed by it.
func (m *maker) tagged() []*Stmt {
	h := m.define("tg", "enum Hk { H_NONE, H_TEXT, H_LIST };\nstruct H {\n\tenum Hk kind;\n\tunion {\n\t\tlong num;\n\t\tchar *text;\n\t\tstruct {\n\t\t\tstruct H **item;\n\t\t\tint len;\n\t\t} list;\n\t} u;\n};\n"+
		"static struct H *Hnew(int kind, int n)\n{\n\tstruct H *v = malloc(sizeof *v);\n\tif (!v)\n\t\treturn NULL;\n\tv->kind = kind;\n\tswitch (kind) {\n\tcase H_TEXT:\n\t\tv->u.text = malloc(IMP(size_t, %s));\n\t\tbreak;\n\tcase H_LIST:\n\t\tv->u.list.item = calloc(n, sizeof *v->u.list.item);\n\t\tv->u.list.len = v->u.list.item ? n : 0;\n\t\tbreak;\n\tdefault:\n\t\tv->u.num = n;\n\t}\n\treturn v;\n}\n"+
		"static void Hdel(struct H *v)\n{\n\tif (!v)\n\t\treturn;\n\tswitch (v->kind) {\n\tcase H_TEXT:\n\t\tfree(v->u.text);\n\t\tbreak;\n\tcase H_LIST:\n\t\tfor (int i = 0; i < v->u.list.len; i++)\n\t\t\tHdel(v->u.list.item[i]);\n\t\tfree(v->u.list.item);\n\t\tbreak;\n\tdefault:\n\t\tbreak;\n\t}\n\tfree(v);\n}\n", m.sizeOf("n"))
	v := m.name("v")
	m.local("struct %s *%s = NULL;", h, v)
	kind := pick(m, h+"_NONE", h+"_TEXT", h+"_TEXT", h+"_LIST", "(int)("+m.variable()+" & 1)")
	out := []*Stmt{simple("%s = %snew(%s, %s);", v, h, kind, m.small())}
	if m.chance(40) {
		out = append(out, block(fmt.Sprintf("if (%s && %s->kind == %s_LIST && %s->u.list.len > 1)", v, v, h, v),
			simple("%s->u.list.item[%d] = %snew(%s_TEXT, %d);", v, m.r.Intn(2), h, h, m.r.Intn(20))))
	}
	if m.chance(85) {
		out = append(out, simple("%sdel(%s); %s = NULL;", h, v, v))
	}
	return out
}

// records is an array of structures that own something each.
func (m *maker) records() []*Stmt {
	h := m.define("rc", "struct H {\n\tchar *name;\n\tunsigned short id;\n\tchar *data;\n};\n")
	c, v, i, p := m.name("c"), m.name("v"), m.name("i"), m.name("p")
	m.local("int %s = 0;", c)
	m.local("struct %s *%s = NULL, *%s = NULL;", h, v, p)
	var a, b string
	m.with(i, func() { a, b = m.sizeOf(i), m.sizeOf(i) })
	fill := []*Stmt{simple("%s[%s].name = malloc(IMP(size_t, %s));", v, i, a), simple("%s[%s].id = %s;", v, i, i), simple("%s[%s].data = NULL;", v, i)}
	if m.chance(60) {
		s := simple("%s[%s].data = malloc(IMP(size_t, %s));", v, i, b)
		if m.chance(50) {
			s = block("if ("+pick(m, i+" & 1", i+" > 2", m.compare())+")", s)
		}
		fill = append(fill, s)
	}
	in := []*Stmt{block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i), fill...)}
	switch m.r.Intn(5) {
	case 0:
	case 1:
		in = append(in, block(fmt.Sprintf("for (%s = %s; %s < %s + %s; %s++)", p, v, p, v, c, p), simple("free(%s->name); free(%s->data);", p, p)))
	case 2:
		in = append(in, block(fmt.Sprintf("for (int %s = %s; %s-- > 0;)", i, c, i), simple("free(%s[%s].data); free(%s[%s].name);", v, i, v, i)))
	default:
		in = append(in, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i), simple("free(%s[%s].name); free(%s[%s].data);", v, i, v, i)))
	}
	in = append(in, simple("free(%s); %s = NULL;", v, v))
	return []*Stmt{simple("%s = %s;", c, m.small()), simple("%s = malloc(MUL(sizeof *%s, %s));", v, v, c), block("if ("+v+")", in...)}
}

// buckets is a hash table with lists.
func (m *maker) buckets() []*Stmt {
	k := pick(m, 2, 4)
	h := m.define("ht", "struct H {\n\tstruct H *next;\n\tunsigned key;\n};\n"+
		"static int Hput(struct H **t, unsigned key)\n{\n\tstruct H *n = malloc(ADD(sizeof *n, (key & %d)));\n\tif (!n)\n\t\treturn -1;\n\tn->key = key;\n\tn->next = t[key %% %d];\n\tt[key %% %d] = n;\n\treturn 0;\n}\n"+
		"static void Hclear(struct H **t)\n{\n\tfor (int i = 0; i < %d; i++) {\n\t\twhile (t[i]) {\n\t\t\tstruct H *n = t[i]->next;\n\t\t\tfree(t[i]);\n\t\t\tt[i] = n;\n\t\t}\n\t}\n}\n", pick(m, 0, 3, 7), k, k, k)
	t, i := m.name("t"), m.name("i")
	m.local("struct %s *%s[%d] = { 0 };", h, t, k)
	out := []*Stmt{block(fmt.Sprintf("for (unsigned %s = 0; %s < %d; %s++)", i, i, 1+m.r.Intn(6), i), simple("%sput(%s, %s);", h, t, pick(m, i, i+" * 3", "IMP(unsigned, "+m.variable()+")")))}
	if m.chance(85) {
		out = append(out, simple("%sclear(%s);", h, t))
	}
	return out
}

// counted is an object with a reference count.
func (m *maker) counted() []*Stmt {
	h := m.define("rf", "struct H {\n\tint refs;\n\tchar *data;\n};\nstatic struct H *Hnew(int n)\n{\n\tstruct H *o = malloc(sizeof *o);\n\tif (o) {\n\t\to->refs = 1;\n\t\to->data = malloc(IMP(size_t, %s));\n\t}\n\treturn o;\n}\n"+
		"static struct H *Href(struct H *o)\n{\n\tif (o)\n\t\to->refs++;\n\treturn o;\n}\nstatic void Hunref(struct H *o)\n{\n\tif (o && --o->refs == 0) {\n\t\tfree(o->data);\n\t\tfree(o);\n\t}\n}\n", m.sizeOf("n"))
	a, b := m.name("a"), m.name("b")
	m.local("struct %s *%s = NULL, *%s = NULL;", h, a, b)
	out := []*Stmt{simple("%s = %snew(%s);", a, h, m.small())}
	ref := simple("%s = %sref(%s);", b, h, a)
	if m.chance(40) {
		ref = block("if ("+m.compare()+")", ref)
	}
	out = append(out, ref)
	if m.chance(50) {
		out = append(out, m.acquire()...)
	}
	out = append(out, simple("%sunref(%s);", h, a))
	if m.chance(75) {
		out = append(out, simple("%sunref(%s);", h, b))
	}
	return out
}

// byValue passes and returns structures.
func (m *maker) byValue() []*Stmt {
	h := m.define("sv", "struct H {\n\tchar *p;\n\tsize_t n;\n\tshort k[2];\n};\nstatic struct H Hmake(size_t n, short k)\n{\n\tstruct H s = { .n = n, .k = { k, 1 } };\n\ts.p = malloc(n);\n\treturn s;\n}\nstatic struct H Hsplit(struct H s)\n{\n\tstruct H t = s;\n\tt.p = malloc(IMP(size_t, ADD(t.n, t.k[%d])));\n\treturn t;\n}\nstatic void Hdone(struct H s) { free(s.p); }\n", m.r.Intn(2))
	a, b := m.name("a"), m.name("b")
	m.local("struct %s %s = { 0 }, %s = { 0 };", h, a, b)
	out := []*Stmt{simple("%s = %smake(IMP(size_t, (%s & 63)), IMP(short, (%s & 7)));", a, h, m.variable(), m.variable())}
	if m.chance(60) {
		out = append(out, simple("%s = %ssplit(%s);", b, h, a), simple("%sdone(%s);", h, b))
	}
	if m.chance(40) {
		out = append(out, simple("free(malloc(IMP(size_t, %s.%s)));", a, pick(m, "n", "k[0]", "k[1]")))
	}
	if m.chance(85) {
		out = append(out, simple("%sdone(%s);", h, a))
	}
	return out
}

// arena hands out pieces of chunks that hang together.
func (m *maker) arena() []*Stmt {
	chunk := pick(m, 32, 64, 100)
	h := m.define("ar", "struct Hc {\n\tstruct Hc *prev;\n\tunsigned used;\n\tchar room[%d];\n};\nstruct H {\n\tstruct Hc *last;\n\tunsigned chunks;\n};\n"+
		"static char *Hget(struct H *a, unsigned n)\n{\n\tif (n > %d)\n\t\treturn NULL;\n\tif (!a->last || a->last->used + n > %d) {\n\t\tstruct Hc *c = malloc(sizeof *c);\n\t\tif (!c)\n\t\t\treturn NULL;\n\t\tc->prev = a->last;\n\t\tc->used = 0;\n\t\ta->last = c;\n\t\ta->chunks++;\n\t}\n\ta->last->used += n;\n\treturn a->last->room + a->last->used - n;\n}\n"+
		"static void Hend(struct H *a)\n{\n\tstruct Hc *c = a->last;\n\twhile (c) {\n\t\tstruct Hc *p = c->prev;\n\t\tfree(c);\n\t\tc = p;\n\t}\n\ta->last = NULL;\n}\n", chunk, chunk, chunk)
	a, i := m.name("a"), m.name("i")
	m.local("struct %s %s = { 0 };", h, a)
	var out []*Stmt
	if m.chance(50) {
		out = append(out, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, pick(m, fmt.Sprint(1+m.r.Intn(5)), m.small()), i),
			simple("%sget(&%s, %d);", h, a, 8*(1+m.r.Intn(5)))))
	} else {
		for range 1 + m.r.Intn(3) {
			out = append(out, simple("%sget(&%s, IMP(unsigned, (%s & 31)));", h, a, m.variable()))
		}
	}
	if m.chance(30) {
		out = append(out, simple("free(malloc(IMP(size_t, %s.chunks)));", a))
	}
	if m.chance(85) {
		out = append(out, simple("%send(&%s);", h, a))
	}
	return out
}
