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
	kind       string // "int", "string", "struct", "out", "own"; "glob", "keep": an object; "zero": one that is 0 at each call
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
	if m.chance(30) {
		body = m.idiom()
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
	p.Prelude, p.Decls, p.params = m.pre.String(), m.decls.String(), m.params
	for i := 0; i < 8; i++ {
		p.Points = append(p.Points, m.point(p, i))
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
		"\tb->data = realloc(b->data, ADD(b->cap, 1));\n\tb->cap = ADD(b->cap, 1);\n\tfree(malloc(b->cap));\n")
	p := &Program{Tail: tail}
	m.finish(p)
	if strings.Contains(tail, "if (b)") || strings.Contains(tail, "(!b)") {
		if pt, err := p.At(map[string]*big.Int{"b": new(big.Int)}, nil); err == nil {
			p.Points = append(p.Points, pt)
		}
	}
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

// point makes one random call; i counts the program's points.
func (m *maker) point(p *Program, i int) Point {
	v := map[string]*big.Int{}
	set := func(name string, n int64) { v[name] = big.NewInt(n) }
	owned := func(name string, null int) {
		if m.chance(null) {
			set(name, 0)
			return
		}
		set(name, 1)
		set("resource_of("+name+")", int64(m.r.Intn(100)))
	}
	funcs := map[string]string{}
	for _, q := range m.params {
		switch q.kind {
		case "int", "glob":
			set(q.name, m.value(q.typ, i))
		case "keep":
			owned(q.name, 30)
		case "string":
			set("strlen(s)", int64(m.r.Intn(12)))
		case "own":
			owned("own", 25)
		case "struct":
			for _, f := range fields {
				set("b->"+f[0], m.value(f[1], i))
			}
			set("b->bf", int64(m.r.Intn(8)))
			owned("b->data", 25)
			if fn := pick(m, "", "@dflt", "@twice"); fn != "" {
				funcs["b->get"] = fn
			}
		}
	}
	pt, err := p.At(v, funcs)
	if err != nil {
		panic(err) // the values above are all within their ranges
	}
	return pt
}

// fields are the integer members of the structure.
var fields = [][2]string{{"len", "int"}, {"kind", "unsigned char"}, {"step", "short"}, {"cap", "unsigned"}, {"in.a", "short"}}

// At makes the call at which the caller's symbols have the given values, and
// the function pointers in funcs point to the functions there. What is not
// given is 0, for lengths and blocks a small number. It fails for values that
// no call of a moderate size has.
func (p *Program) At(values map[string]*big.Int, funcs map[string]string) (Point, error) {
	pt := Point{Values: map[string]*big.Int{}, Funcs: map[string]string{}}
	var setup strings.Builder
	var args []string
	var failed error
	number := func(name string, lo, hi, otherwise int64) int64 {
		v := values[name]
		if v == nil {
			v = big.NewInt(otherwise)
		}
		if v.Cmp(big.NewInt(lo)) < 0 || v.Cmp(big.NewInt(hi)) > 0 {
			failed = fmt.Errorf("%s = %v is outside of [%d, %d]", name, v, lo, hi)
			return 0
		}
		pt.Values[name] = v
		return v.Int64()
	}
	addr := int64(0x10000)
	address := func(name string) {
		addr += 0x10000
		pt.Values[name] = big.NewInt(addr)
	}
	null := func(name string, otherwise bool) bool {
		if v := values[name]; v != nil {
			return v.Sign() == 0
		}
		return otherwise
	}
	owned := func(name string) string {
		if null(name, false) {
			pt.Values[name] = new(big.Int)
			pt.Values["resource_of("+name+")"] = new(big.Int)
			return "NULL"
		}
		address(name)
		return fmt.Sprintf("malloc(%d)", number("resource_of("+name+")", 0, 1<<30, 16))
	}
	for _, q := range p.params {
		if q.decl != "" {
			args = append(args, q.name)
		}
		switch q.kind {
		case "int":
			r := ranges[q.typ]
			fmt.Fprintf(&setup, "\t%s %s = %s;\n", q.typ, q.name, literal(number(q.name, r[0], r[1], 0)))
		case "glob":
			fmt.Fprintf(&setup, "\t%s = %s;\n", q.name, literal(number(q.name, -1<<31, 1<<31-1, 0)))
		case "zero":
			for _, name := range []string{q.name, "resource_of(" + q.name + ")"} {
				number(name, 0, 0, 0)
			}
		case "keep":
			fmt.Fprintf(&setup, "\t%s = %s;\n", q.name, owned(q.name))
		case "string":
			if null("s", false) {
				failed = fmt.Errorf("s = NULL")
			}
			address("s")
			fmt.Fprintf(&setup, "\tconst char *s = \"%s\";\n", strings.Repeat("q", int(number("strlen(s)", 0, 1<<16, 3))))
		case "out":
			if null("out", false) {
				failed = fmt.Errorf("out = NULL")
			}
			address("out")
			text := "NULL"
			if null("*out", true) {
				pt.Values["*out"] = new(big.Int)
				pt.Values["resource_of(*out)"] = new(big.Int)
			} else {
				text = owned("*out")
			}
			fmt.Fprintf(&setup, "\tchar *outv = %s, **out = &outv;\n", text)
		case "own":
			fmt.Fprintf(&setup, "\tchar *own = %s;\n", owned("own"))
		case "struct":
			p.structSetup(&setup, q.heap, &pt, number, owned, null("b", false), funcs["b->get"])
			if null("b", false) && !q.heap {
				failed = fmt.Errorf("b = NULL")
			}
		}
	}
	pt.Setup, pt.Args = setup.String(), strings.Join(args, ", ")
	return pt, failed
}

// structSetup writes the preparation of the structure parameter.
func (p *Program) structSetup(w *strings.Builder, heap bool, pt *Point, number func(string, int64, int64, int64) int64, owned func(string) string, null bool, get string) {
	if null {
		w.WriteString("\tstruct @S *b = NULL;\n")
		// What lies behind a null pointer has no value; a sum may name it all the
		// same when it counts nothing there.
		for _, name := range []string{"b", "resource_of(b)", "b->data", "resource_of(b->data)"} {
			pt.Values[name] = new(big.Int)
		}
		return
	}
	pt.Values["b"] = big.NewInt(0x8000)
	if heap {
		fmt.Fprintf(w, "\t_Static_assert(sizeof(struct @S) == %d, \"layout\");\n\tstruct @S *b = malloc(sizeof *b);\n\tmemset(b, 0, sizeof *b);\n", structSize)
		number("resource_of(b)", structSize, structSize, structSize)
	} else {
		w.WriteString("\tstruct @S bv = { 0 }, *b = &bv;\n")
	}
	for _, f := range fields {
		r := ranges[f[1]]
		fmt.Fprintf(w, "\tb->%s = %s;\n", f[0], literal(number("b->"+f[0], r[0], r[1], 0)))
	}
	fmt.Fprintf(w, "\tb->bf = %d;\n", number("b->bf", 0, 7, 0))
	fmt.Fprintf(w, "\tb->data = %s;\n", owned("b->data"))
	if get == "" {
		pt.Values["b->get"] = new(big.Int)
		return
	}
	pt.Funcs["b->get"] = get
	fmt.Fprintf(w, "\tb->get = %s;\n", get)
}

// structSize is the size of the structure on the usual 64-bit machines.
const structSize = 48
