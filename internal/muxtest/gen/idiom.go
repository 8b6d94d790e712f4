// This file generates what programs do with memory as a whole: helpers, arrays
// of blocks, lists, objects, growing vectors.

package gen

import "fmt"

// helperText are the helpers by name; each is written once a program.
var helperText = map[string]string{
	"min":   "static int @min(int a, int b) { return a < b ? a : b; }\n",
	"xm":    "static void *@xm(size_t n)\n{\n\tvoid *p = malloc(n);\n\tif (!p)\n\t\tabort();\n\treturn p;\n}\n",
	"xz":    "static void *@xz(unsigned a, unsigned b)\n{\n\treturn calloc(a, b);\n}\n",
	"init":  "static int @init(char **out, int n)\n{\n\tif (n < 0)\n\t\treturn -1;\n\t*out = malloc(n);\n\treturn *out ? 0 : -1;\n}\n",
	"drop":  "static void @drop(char **p)\n{\n\tif (*p) {\n\t\tfree(*p);\n\t\t*p = NULL;\n\t}\n}\n",
	"xfree": "static void @xfree(void *p)\n{\n\tif (p == NULL)\n\t\treturn;\n\tfree(p);\n}\n",
	"hook":  "static void *(*@hook)(size_t) = malloc;\n",
	"ops": "static void *@get(size_t n)\n{\n\treturn malloc(n);\n}\nstatic void @put(void *p)\n{\n\tfree(p);\n}\n" +
		"static const struct @ops { void *(*get)(size_t); void (*put)(void *); } @ops = { @get, @put };\n",
	"pick": "static char *@pick(int how, size_t n)\n{\n\tswitch (how) {\n\tcase 0:\n\t\treturn NULL;\n\tcase 1:\n\t\treturn calloc(n, 2);\n\t}\n\treturn malloc(n);\n}\n",
	"obj": "struct @obj {\n\tsize_t len;\n\tunsigned char tag;\n\tchar *data;\n};\n" +
		"static struct @obj *@mk(size_t n)\n{\n\tstruct @obj *o = malloc(sizeof *o);\n\tif (!o)\n\t\treturn NULL;\n\to->data = malloc(n);\n\tif (!o->data) {\n\t\tfree(o);\n\t\treturn NULL;\n\t}\n\to->len = n;\n\to->tag = n;\n\treturn o;\n}\n" +
		"static void @rm(struct @obj *o)\n{\n\tif (o) {\n\t\tfree(o->data);\n\t\tfree(o);\n\t}\n}\n",
	"node": "struct @node {\n\tstruct @node *next;\n\tint v;\n};\n",
	"vec": "struct @vec {\n\tint len, cap;\n\tint *data;\n};\n" +
		"static int @push(struct @vec *v, int x)\n{\n\tif (v->len == v->cap) {\n\t\tint cap = v->cap ? v->cap * 2 : 4;\n\t\tint *d = realloc(v->data, cap * sizeof *d);\n\t\tif (!d)\n\t\t\treturn -1;\n\t\tv->data = d;\n\t\tv->cap = cap;\n\t}\n\tv->data[v->len++] = x;\n\treturn 0;\n}\n",
	"un":   "union @un {\n\tint i;\n\tunsigned char c;\n\tunsigned short h;\n};\n",
	"enum": "enum @e { @A = 3, @B = 10, @C };\n",
	"dim":  "struct @dim {\n\tint w;\n\tunsigned short h;\n\tstruct { unsigned char d; long pad; } in;\n};\n",
	"flex": "struct @flex {\n\tunsigned n;\n\tchar a[];\n};\n",
}

func (m *maker) helper(name string) {
	if !m.helpers[name] {
		m.helpers[name] = true
		m.pre.WriteString(helperText[name])
	}
}

// count declares a variable that holds a trip count nothing else changes.
func (m *maker) count() (string, *Stmt) {
	c := m.name("c")
	fmt.Fprintf(&m.decls, "\tint %s = 0;\n", c)
	e := m.variable()
	if m.chance(50) {
		e = fmt.Sprintf("(%s & 15)", m.expr(1))
	}
	return c, simple("%s = IMP(int, %s);", c, e)
}

// with makes statements that may read a variable.
func (m *maker) with(v string, f func()) {
	n := len(m.ints)
	m.ints = append(m.ints, ivar{v, false}, ivar{v, false})
	f()
	m.ints = m.ints[:n]
}

func (m *maker) local(format string, args ...any) { fmt.Fprintf(&m.decls, "\t"+format+"\n", args...) }

func (m *maker) idiom() []*Stmt {
	if m.chance(45) {
		return pick(m, m.objects, m.ways)()
	}
	switch m.r.Intn(24) {
	case 13, 14, 15, 16:
		return m.growth()
	case 17, 18:
		return m.table()
	case 19:
		return m.functions()
	case 20:
		return m.hooked()
	case 21, 22, 23:
		return m.chain()
	case 0, 1:
		return m.rows()
	case 2:
		return m.list()
	case 3, 4:
		return m.object()
	case 5:
		return m.vector()
	case 6:
		m.helper("un")
		u, k := m.name("u"), m.name("k")
		m.local("union @un %s = { 0 };", u)
		m.local("unsigned %s = 0;", k)
		e := m.variable()
		out := []*Stmt{simple("%s.i = IMP(int, %s);", u, e), simple("%s = %s.%s;", k, u, pick(m, "c", "h"))}
		m.ints = append(m.ints, ivar{k, true})
		return append(out, m.acquire()...)
	case 7:
		m.helper("enum")
		k := m.name("k")
		m.local("enum @e %s = @A;", k)
		out := []*Stmt{simple("%s = %s ? @B : @C;", k, m.variable())}
		m.ints = append(m.ints, ivar{k, false})
		return append(out, m.acquire()...)
	case 8:
		m.helper("dim")
		d := m.name("d")
		m.local("struct @dim %s = { 0 };", d)
		out := []*Stmt{
			simple("%s.w = IMP(int, %s); %s.h = IMP(unsigned short, %s);", d, m.variable(), d, m.variable()),
			simple("%s.in.d = IMP(unsigned char, %s);", d, m.expr(1)),
		}
		if m.chance(40) {
			e := m.name("d")
			m.local("struct @dim %s = { 0 };", e)
			out = append(out, simple("%s = %s;", e, d))
			d = e
		}
		m.ints = append(m.ints, ivar{d + ".w", true}, ivar{d + ".h", true}, ivar{d + ".in.d", true})
		return append(out, m.acquire()...)
	case 9:
		m.helper("flex")
		f := m.name("f")
		m.local("struct @flex *%s = NULL;", f)
		return []*Stmt{
			simple("%s = malloc(ADD(sizeof *%s, %s));", f, f, m.variable()),
			block("if ("+f+")", append(append([]*Stmt{simple("%s->n = IMP(unsigned, %s);", f, m.variable())},
				simple("free(malloc(%s->n));", f)), simple("free(%s); %s = NULL;", f, f))...),
		}
	case 10:
		return m.recursion()
	case 11:
		return m.fixed()
	}
	return m.loop()
}

// rows is an array of blocks, filled in one loop and given back in another.
func (m *maker) rows() []*Stmt {
	c, set := m.count()
	v, i := m.name("v"), m.name("i")
	m.local("char **%s = NULL;", v)
	m.local("int %s = 0;", i)
	var size string
	m.with(i, func() { size = m.size() })
	out := []*Stmt{set}
	if m.chance(50) {
		out = append(out, block(fmt.Sprintf("if (%s < 0)", c), simple("%s = 0;", c)))
	}
	make := fmt.Sprintf("%s = malloc(MUL(sizeof *%s, %s));", v, v, c)
	if m.chance(30) {
		make = fmt.Sprintf("%s = calloc(%s, sizeof *%s);", v, c, v)
	}
	free := block(fmt.Sprintf("for (%s = 0; %s < %s; %s++)", i, i, c, i), simple("free(%s[%s]);", v, i))
	if m.chance(25) {
		free = block(fmt.Sprintf("for (%s = %s - 1; %s >= 0; %s--)", i, c, i, i), simple("free(%s[%s]);", v, i))
	}
	fill := []*Stmt{simple("%s[%s] = malloc(IMP(size_t, %s));", v, i, size)}
	if m.chance(20) {
		fill = append(fill, m.body(1)...)
	}
	rest := []*Stmt{block(fmt.Sprintf("for (%s = 0; %s < %s; %s++)", i, i, c, i), fill...)}
	if m.chance(30) {
		rest = append(rest, m.acquire()...)
	}
	if m.chance(80) {
		rest = append(rest, free)
	}
	rest = append(rest, simple("free(%s); %s = NULL;", v, v))
	return append(out, simple("%s", make), block("if ("+v+")", rest...))
}

// list is a list built and given back.
func (m *maker) list() []*Stmt {
	m.helper("node")
	c, set := m.count()
	h, x, i := m.name("h"), m.name("x"), m.name("i")
	m.local("struct @node *%s = NULL, *%s = NULL;", h, x)
	out := []*Stmt{set, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i),
		simple("%s = malloc(sizeof *%s); if (!%s) break; %s->next = %s; %s->v = %s; %s = %s;", x, x, x, x, h, x, i, h, x))}
	if m.chance(40) {
		out = append(out, m.acquire()...)
	}
	if m.chance(75) {
		out = append(out, block("while ("+h+")", simple("%s = %s; %s = %s->next; free(%s);", x, h, h, h, x)))
	}
	return out
}

// object is a constructed and destroyed structure that holds a size.
func (m *maker) object() []*Stmt {
	m.helper("obj")
	o := m.name("o")
	m.local("struct @obj *%s = NULL;", o)
	var in []*Stmt
	n := len(m.ints)
	m.ints = append(m.ints, ivar{o + "->len", false}, ivar{o + "->tag", false}, ivar{o + "->len", false})
	if m.chance(60) {
		in = m.acquire()
	}
	m.ints = m.ints[:n]
	if m.chance(30) {
		in = append(in, simple("free(%s->data); %s->data = NULL;", o, o))
	}
	out := []*Stmt{simple("%s = @mk(IMP(size_t, %s));", o, m.size())}
	if len(in) > 0 {
		out = append(out, block("if ("+o+")", in...))
	}
	if m.chance(85) {
		out = append(out, simple("@rm(%s); %s = NULL;", o, o))
	}
	return out
}

// vector grows by doubling.
func (m *maker) vector() []*Stmt {
	m.helper("vec")
	c, set := m.count()
	v, i := m.name("v"), m.name("i")
	m.local("struct @vec %s = { 0 };", v)
	out := []*Stmt{set, block(fmt.Sprintf("for (int %s = 0; %s < %s; %s++)", i, i, c, i), simple("@push(&%s, %s);", v, i))}
	if m.chance(80) {
		out = append(out, simple("free(%s.data); %s.data = NULL;", v, v))
	}
	return out
}

// recursion calls a helper that calls itself.
func (m *maker) recursion() []*Stmt {
	if !m.helpers["rec"] {
		m.helpers["rec"] = true
		m.pre.WriteString("static void @rec(int n)\n{\n\tchar *p;\n\tif (n <= 0)\n\t\treturn;\n\tp = malloc(n);\n\t@rec(n - 1);\n\tfree(p);\n}\n")
	}
	return []*Stmt{simple("@rec(%d);", m.r.Intn(4))}
}

// fixed is an array of a fixed number of blocks.
func (m *maker) fixed() []*Stmt {
	a, i, n := m.name("a"), m.name("i"), 2+m.r.Intn(4)
	m.local("char *%s[%d] = { 0 };", a, n)
	var size string
	m.with(i, func() { size = m.size() })
	m.local("int %s = 0;", i)
	k := m.r.Intn(n)
	return []*Stmt{
		block(fmt.Sprintf("for (%s = 0; %s < %d; %s++)", i, i, n, i), simple("%s[%s] = malloc(IMP(size_t, %s));", a, i, size)),
		simple("free(%s[%d]); %s[%d] = NULL;", a, k, a, k),
		block(fmt.Sprintf("for (%s = 0; %s < %d; %s++)", i, i, n, i), simple("free(%s[%s]);", a, i)),
	}
}
