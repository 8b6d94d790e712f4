// This file generates values that are found in parts of something: variable
// arguments, bit-fields, objects that a table points to, strings that are cut.

package gen

import "fmt"

// variadic hands sizes over as variable arguments.
func (m *maker) variadic() []*Stmt {
	p := m.name("p")
	m.local("char *%s = NULL;", p)
	part := func(mask int) string { return fmt.Sprintf("(int)(%s & %d)", m.variable(), mask) }
	var call string
	if m.chance(50) {
		h := m.define("va", "static char *H(int n, ...)\n{\n\tva_list l;\n\tsize_t sum = %d;\n\tva_start(l, n);\n\tfor (int i = 0; i < n; i++)\n\t\tsum += (size_t)va_arg(l, int);\n\tva_end(l);\n\treturn malloc(sum);\n}\n", m.r.Intn(4))
		call = pick(m, fmt.Sprintf("%s(1, %s)", h, part(63)), fmt.Sprintf("%s(2, %s, %s)", h, part(63), part(7)), fmt.Sprintf("%s(%s, 5, 6, 7)", h, part(3)))
	} else {
		h := m.define("vf", "static char *H(const char *f, ...)\n{\n\tva_list l, k;\n\tsize_t sum = 0;\n\tva_start(l, f);\n\tva_copy(k, l);\n\tfor (; *f; f++)\n\t\tswitch (*f) {\n\t\tcase 'i':\n\t\t\tsum += (size_t)va_arg(l, int);\n\t\t\tbreak;\n\t\tcase 's':\n\t\t\tsum += strlen(va_arg(l, const char *));\n\t\t\tbreak;\n\t\tcase 'l':\n\t\t\tsum += (size_t)va_arg(l, long);\n\t\t}\n\tva_end(l);\n\tsum += %s;\n\tva_end(k);\n\treturn malloc(sum);\n}\n",
			pick(m, "0", "1"))
		call = pick(m, fmt.Sprintf("%s(\"is\", %s, \"abc\")", h, part(63)), fmt.Sprintf("%s(\"sil\", \"\", %s, (long)%s)", h, part(31), part(7)), fmt.Sprintf("%s(\"\")", h))
	}
	return []*Stmt{simple("free(%s);", p), simple("%s = %s;", p, call), simple("free(%s); %s = NULL;", p, p)}
}

// flags keeps what is owned, and sizes, in bit-fields.
func (m *maker) flags() []*Stmt {
	h := m.define("fl", "struct H {\n\tunsigned owned : 1, kind : 3;\n\tint n : 6;\n\tunsigned long wide : 20;\n\tchar *p;\n};\nstatic void Hdrop(struct H *x)\n{\n\tif (x->owned)\n\t\tfree(x->p);\n\tx->owned = 0;\n\tx->p = NULL;\n}\n")
	x := m.name("x")
	set := []*Stmt{
		simple("%s->owned = %s;", x, m.compare()),
		simple("%s->kind = (unsigned)%s;", x, m.variable()),
		simple("%s->n = (int)(%s & 63) - 20;", x, m.variable()),
		simple("%s->wide = (unsigned long)(%s & 4095);", x, m.variable()),
	}
	m.r.Shuffle(len(set), func(i, j int) { set[i], set[j] = set[j], set[i] })
	set = set[:1+m.r.Intn(len(set))]
	if m.chance(40) {
		set = append(set, simple("%s->%s++;", x, pick(m, "kind", "n", "wide")))
	}
	set = append(set, simple("%s->p = malloc(IMP(size_t, %s));", x, m.size()), simple("free(malloc((size_t)(%s->kind + 40 + %s->n) + %s->wide));", x, x, x))
	if m.chance(60) {
		m.local("struct %s %sv, *%s = &%sv;", h, x, x, x)
		set = append([]*Stmt{simple("memset(%s, 0, sizeof *%s);", x, x)}, set...)
		return append(set, simple("%sdrop(%s);", h, x))
	}
	m.local("struct %s *%s = NULL;", h, x)
	in := append(set, simple("%sdrop(%s);", h, x), simple("free(%s); %s = NULL;", x, x))
	if m.chance(50) {
		return []*Stmt{simple("%s = calloc(1, sizeof *%s);", x, x), block("if ("+x+")", in...)}
	}
	in = append([]*Stmt{simple("memset(%s, 0, sizeof *%s);", x, x)}, in...)
	return []*Stmt{simple("%s = malloc(sizeof *%s);", x, x), block("if ("+x+")", in...)}
}

// throughTable changes static objects by their addresses in a table.
func (m *maker) throughTable() []*Stmt {
	h := m.define("tb", "static unsigned Ha = %d, Hb = %d;\nstatic const struct {\n\tconst char *name;\n\tunsigned *at;\n} H[] = { { \"a\", &Ha }, { \"long\", &Hb } };\n", m.r.Intn(20), m.r.Intn(20))
	m.params = append(m.params, param{name: h + "a", kind: "zero"}, param{name: h + "b", kind: "zero"})
	k := pick(m, "0", "1", "("+m.variable()+" & 1)")
	return []*Stmt{
		simple("%sa = 3; %sb = 5;", h, h),
		simple("*%s[%s].at = (unsigned)(%s & 31);", h, k, m.variable()),
		simple("free(malloc(%sa + 2 * %sb));", h, h),
		simple("free(malloc(strlen(%s[%s].name)));", h, pick(m, "0", "1")),
		simple("%sa = 0; %sb = 0;", h, h),
	}
}

// shortened cuts a string and puts something on it again.
func (m *maker) shortened() []*Stmt {
	p := m.name("p")
	m.local("char *%s = NULL;", p)
	text := "\"" + "abcdefghijkl"[:3+m.r.Intn(9)] + "\""
	in := []*Stmt{simple("%s[%s] = 0;", p, pick(m, "1", "2", fmt.Sprintf("(%s & 1)", m.variable())))}
	in = append(in, simple("free(malloc(strlen(%s)));", p))
	if m.chance(50) {
		in = append(in, simple("%s[%d] = 'x';", p, m.r.Intn(3)), simple("free(strdup(%s));", p))
	}
	if m.chance(40) {
		in = append(in, simple("free(strdup(%s + %d));", p, m.r.Intn(2)))
	}
	return []*Stmt{simple("%s = strdup(%s);", p, text), block("if ("+p+")", append(in, simple("free(%s); %s = NULL;", p, p))...)}
}
