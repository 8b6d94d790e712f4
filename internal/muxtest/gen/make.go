// This file makes whole programs: parameters, body, tail, and points to call.

package gen

import (
	"fmt"
	"math/big"
	"math/rand"
	"strings"
)

// param is a parameter and how a point gives it a value.
type param struct {
	decl, name string
	typ        string // of an integer
	kind       string // "int", "string", "struct", "out", "own"
	heap       bool   // struct: on the heap, and the function may free it
}

// structText is the type of struct parameters.
const structText = "struct @S {\n\tint len;\n\tunsigned char kind;\n\tunsigned bf : 3;\n\tshort step;\n\tunsigned cap;\n\tstruct { short a; long b; } in;\n\tchar *data;\n\tvoid *(*get)(size_t);\n};\n" +
	"static void *@dflt(size_t n)\n{\n\treturn malloc(n);\n}\nstatic void *@twice(size_t n)\n{\n\treturn calloc(n, 2);\n}\n"

// Generate makes the program of a seed; the same seed gives the same program.
func Generate(seed int64) *Program {
	m := &maker{r: rand.New(rand.NewSource(seed)), helpers: map[string]bool{}}
	if m.chance(4) {
		return m.destructor()
	}
	m.ret = pick(m, "int", "void", "char *")
	m.label = m.chance(40)
	m.parameters()
	var body []*Stmt
	n := 1 + m.r.Intn(2)
	if m.chance(40) {
		n += m.r.Intn(4)
	}
	body = append(body, m.body(n)...)
	if len(m.ptrs) == 0 {
		body = append(body, m.acquire()...)
	}
	tail := m.end()
	p := &Program{Body: body, Tail: tail}
	m.finish(p)
	return p
}

func (m *maker) finish(p *Program) {
	var heads []string
	for _, q := range m.params {
		if q.decl != "" {
			heads = append(heads, q.decl)
		}
	}
	if len(heads) == 0 {
		heads = []string{"void"}
	}
	sep := " "
	if strings.HasSuffix(m.ret, "*") {
		sep = ""
	}
	p.Head = m.ret + sep + "@f(" + strings.Join(heads, ", ") + ")"
	p.Prelude, p.Decls = m.pre.String(), m.decls.String()
	for i := 0; i < 8; i++ {
		p.Points = append(p.Points, m.point(i))
	}
}

func (m *maker) parameters() {
	for i, n := 0, 1+m.r.Intn(3); i < n; i++ {
		name := []string{"n", "m", "k"}[i]
		t := pick(m, "int", "int", "unsigned", "size_t", "unsigned char", "short", "long", "signed char", "unsigned short", "_Bool")
		m.params = append(m.params, param{decl: t + " " + name, name: name, typ: t, kind: "int"})
		m.ints = append(m.ints, ivar{name, m.chance(15) && t != "_Bool"}, ivar{name, false})
	}
	if m.chance(35) {
		m.pre.WriteString(structText)
		p := param{decl: "struct @S *b", name: "b", kind: "struct", heap: m.chance(30)}
		m.params = append(m.params, p)
		m.ints = append(m.ints, ivar{"b->len", m.chance(20)}, ivar{"b->kind", m.chance(10)}, ivar{"b->step", false}, ivar{"b->cap", m.chance(20)}, ivar{"b->in.a", false})
		if m.chance(20) {
			m.ints = append(m.ints, ivar{"BF(b->bf)", false})
		}
	}
	if m.chance(20) {
		m.params = append(m.params, param{decl: "const char *s", name: "s", kind: "string"})
		m.strs = append(m.strs, "s")
	}
	if m.chance(15) {
		m.params = append(m.params, param{decl: "char **out", name: "out", kind: "out"})
	}
	if m.chance(12) {
		m.params = append(m.params, param{decl: "char *own", name: "own", kind: "own"})
	}
	if m.chance(10) {
		m.pre.WriteString("int @glob = 7;\n")
		m.params = append(m.params, param{name: "@glob", kind: "glob", typ: "int"})
		m.ints = append(m.ints, ivar{"@glob", m.chance(30)})
	}
	if m.chance(8) {
		m.pre.WriteString("char *@keep;\n")
		m.params = append(m.params, param{name: "@keep", kind: "keep"})
		m.ptrs = append(m.ptrs, "@keep")
	}
	// Globals have no declaration in the head.
	for i := range m.params {
		if m.params[i].kind == "glob" || m.params[i].kind == "keep" {
			m.params[i].decl = ""
		}
	}
}

// end is the tail: what happens to the locals and to the arguments.
func (m *maker) end() string {
	var b strings.Builder
	if m.label {
		b.WriteString("out:\n")
	}
	ret := "\treturn;\n"
	if m.ret == "int" {
		ret = "\treturn 0;\n"
	}
	give := m.ptrs
	if m.ret == "char *" {
		ret = "\treturn NULL;\n"
		for i, p := range m.ptrs {
			if !strings.HasPrefix(p, "@") {
				ret = "\treturn " + p + ";\n"
				give = append(append([]string(nil), m.ptrs[:i]...), m.ptrs[i+1:]...)
				break
			}
		}
	}
	for _, q := range m.params {
		switch {
		case q.kind == "out" && len(give) > 0 && m.chance(70):
			if p := give[0]; !strings.HasPrefix(p, "@") {
				fmt.Fprintf(&b, "\t*out = %s;\n", p)
				give = give[1:]
			}
		case q.kind == "own":
			b.WriteString(pick(m, "\tfree(own);\n", "\tif (own)\n\t\tfree(own);\n", "\town = realloc(own, 40);\n", ""))
		case q.kind == "struct":
			if m.chance(25) && m.ret != "char *" {
				fmt.Fprintf(&b, "\tif (!b->get)\n\t\tb->get = @dflt;\n\tfree(b->get(IMP(size_t, %s)));\n", m.variable0())
			}
			switch {
			case q.heap:
				b.WriteString("\tfree(b->data);\n\tfree(b);\n")
			case m.chance(25):
				b.WriteString("\tfree(b->data);\n\tb->data = NULL;\n")
			case m.chance(25) && len(give) > 0 && !strings.HasPrefix(give[0], "@"):
				fmt.Fprintf(&b, "\tfree(b->data);\n\tb->data = %s;\n", give[0])
				give = give[1:]
			case m.chance(20):
				b.WriteString("\tb->data = realloc(b->data, 24);\n")
			}
		}
	}
	for _, p := range give {
		if m.chance(60) && !strings.HasPrefix(p, "@") {
			fmt.Fprintf(&b, "\tfree(%s);\n", p)
		}
	}
	return b.String() + ret
}

// variable0 is a readable integer of the parameters.
func (m *maker) variable0() string { return m.ints[0].text }

// destructor is a function that only gives back.
func (m *maker) destructor() *Program {
	m.ret = "void"
	m.pre.WriteString(structText)
	m.params = []param{{decl: "struct @S *b", name: "b", kind: "struct", heap: true}}
	tail := pick(m,
		"\tif (b) {\n\t\tfree(b->data);\n\t\tfree(b);\n\t}\n",
		"\tif (!b)\n\t\treturn;\n\tif (b->data)\n\t\tfree(b->data);\n\tfree(b);\n",
		"\tchar *d = b->data;\n\tif (b->len > 3) {\n\t\tfree(b);\n\t\tfree(d);\n\t\treturn;\n\t}\n\tfree(b);\n",
		"\tb->data = realloc(b->data, b->cap + 1);\n\tb->cap = b->cap + 1;\n\tfree(malloc(b->cap));\n")
	p := &Program{Tail: tail}
	m.finish(p)
	return p
}

// ranges are the values of the integer types.
var ranges = map[string][2]int64{
	"int": {-1 << 31, 1<<31 - 1}, "unsigned": {0, 1<<32 - 1}, "size_t": {0, 1<<63 - 1}, "unsigned char": {0, 255},
	"short": {-32768, 32767}, "long": {-1 << 63, 1<<63 - 1}, "signed char": {-128, 127}, "unsigned short": {0, 65535}, "_Bool": {0, 1},
}

// value is a value of the type; most are small.
func (m *maker) value(t string, i int) int64 {
	r := ranges[t]
	v := int64(0)
	switch {
	case i == 0:
	case i == 1:
		v = 1
	case m.chance(75):
		v = int64(m.r.Intn(24))
	case m.chance(50):
		v = -int64(m.r.Intn(12))
	case m.chance(60):
		v = pick(m, int64(31), 40, 63, 64, 100, 127, 128, 200, 255, 256, 257, 300)
	default:
		v = pick(m, r[0], r[1], 65535, 65536, 70000, -128, -32768, 1<<31, 1<<32+5)
	}
	if v < r[0] || v > r[1] {
		v = int64(m.r.Intn(2))
	}
	return v
}

// literal is the value as C writes it.
func literal(v int64) string {
	if v == -1<<63 {
		return "(-9223372036854775807L - 1)"
	}
	return fmt.Sprintf("%dL", v)
}

// point makes one call; i counts the program's points.
func (m *maker) point(i int) Point {
	p := Point{Values: map[string]*big.Int{}, Funcs: map[string]string{}}
	var setup strings.Builder
	var args []string
	addr := int64(0x10000)
	set := func(name string, v int64) { p.Values[name] = big.NewInt(v) }
	owned := func(name string, null bool) string {
		if null {
			set(name, 0)
			set("resource_of("+name+")", 0)
			return "NULL"
		}
		n := int64(m.r.Intn(100))
		addr += 0x10000
		set(name, addr)
		set("resource_of("+name+")", n)
		return fmt.Sprintf("malloc(%d)", n)
	}
	for _, q := range m.params {
		if q.decl != "" {
			args = append(args, q.name)
		}
		switch q.kind {
		case "int":
			v := m.value(q.typ, i)
			set(q.name, v)
			fmt.Fprintf(&setup, "\t%s %s = %s;\n", q.typ, q.name, literal(v))
		case "glob":
			v := m.value("int", i)
			set(q.name, v)
			fmt.Fprintf(&setup, "\t%s = %s;\n", q.name, literal(v))
		case "keep":
			fmt.Fprintf(&setup, "\t%s = %s;\n", q.name, owned(q.name, m.chance(30)))
		case "string":
			n := m.r.Intn(12)
			addr += 0x10000
			set("s", addr)
			set("strlen(s)", int64(n))
			fmt.Fprintf(&setup, "\tconst char *s = %q;\n", "qwertyuiopas"[:n])
		case "out":
			addr += 0x10000
			set("out", addr)
			set("*out", 0)
			set("resource_of(*out)", 0)
			setup.WriteString("\tchar *outv = NULL, **out = &outv;\n")
		case "own":
			fmt.Fprintf(&setup, "\tchar *own = %s;\n", owned("own", m.chance(25)))
		case "struct":
			addr += 0x10000
			set("b", addr)
			if q.heap {
				fmt.Fprintf(&setup, "\t_Static_assert(sizeof(struct @S) == 48, \"layout\");\n\tstruct @S *b = malloc(sizeof *b);\n\tmemset(b, 0, sizeof *b);\n")
				p.Values["resource_of(b)"] = big.NewInt(48)
			} else {
				setup.WriteString("\tstruct @S bv = { 0 }, *b = &bv;\n")
			}
			for _, f := range [][2]string{{"len", "int"}, {"kind", "unsigned char"}, {"step", "short"}, {"cap", "unsigned"}, {"in.a", "short"}} {
				v := m.value(f[1], i)
				set("b->"+f[0], v)
				fmt.Fprintf(&setup, "\tb->%s = %s;\n", f[0], literal(v))
			}
			v := int64(m.r.Intn(8))
			set("b->bf", v)
			fmt.Fprintf(&setup, "\tb->bf = %d;\n", v)
			fmt.Fprintf(&setup, "\tb->data = %s;\n", owned("b->data", m.chance(25)))
			fn := pick(m, "", "@dflt", "@twice")
			if fn == "" {
				set("b->get", 0)
			} else {
				p.Funcs["b->get"] = fn
				fmt.Fprintf(&setup, "\tb->get = %s;\n", fn)
			}
		}
	}
	p.Setup, p.Args = setup.String(), strings.Join(args, ", ")
	return p
}
