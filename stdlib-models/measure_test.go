// This file measures the modelled functions: the examples of the measure comments
// run under the counting allocator of testdata, and what the clauses say is
// compared with what glibc asked for.

package models

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	quantity  = regexp.MustCompile(`^(alloc|free|peak)\b\s*(<=|>=|=|)\s*(.*)$`)
	allocates = regexp.MustCompile(`\b(malloc|realloc|free|getdelim|wordfree|argz_append|argz_add)\(`)
)

// clausesOf splits the clause lists of a declaration at their top-level commas.
func clausesOf(d declaration) []string {
	var out []string
	for _, list := range d.clauses {
		from := 0
		for i := 0; i < len(list); {
			switch list[i] {
			case '(', '[', '{':
				i = closing(list, i)
			case ',':
				out = append(out, strings.TrimSpace(list[from:i]))
				i++
				from = i
			default:
				i = skipToken(list, i)
			}
		}
		out = append(out, strings.TrimSpace(list[from:]))
	}
	return out
}

// Every allocating or releasing model says how it is measured, or why not.
func examples(t *testing.T) []Example {
	for _, header := range HeadersC() {
		for _, d := range scan(string(CText(header))) {
			if (hasEffect(d) || allocates.MatchString(d.body)) && header != "fortify.h" && !measureLine.MatchString(d.comment) {
				t.Errorf("%s: %s has no measure comment", header, d.name)
			}
		}
	}
	out, none, err := Examples()
	if err != nil {
		t.Error(err)
	}
	t.Logf("%d examples, %d models without one (measure: none)", len(out), none)
	return out
}

// hasEffect reports whether the model's clauses say what it acquires or gives
// back.
func hasEffect(d declaration) bool {
	for _, c := range clausesOf(d) {
		if quantity.MatchString(c) {
			return true
		}
	}
	return false
}

// parameters returns the text of a head's parameter list and the names in it.
func parameters(d declaration) (list string, names []string, variadic bool) {
	open := strings.Index(d.head, d.name+"(") + len(d.name)
	list = d.head[open+1 : closing(d.head, open)-1]
	from := 0
	add := func(p string) {
		p = strings.TrimSpace(p)
		switch {
		case p == "...":
			variadic = true
		case p != "void":
			if i := strings.Index(p, "(*"); i >= 0 {
				p = p[i+2 : i+strings.IndexByte(p[i:], ')')]
			}
			p = strings.TrimRight(p, "[]")
			begin := len(p)
			for begin > 0 && isWord(p[begin-1]) {
				begin--
			}
			names = append(names, p[begin:])
		}
	}
	for i := 0; i < len(list); {
		switch list[i] {
		case '(', '[':
			i = closing(list, i)
		case ',':
			add(list[from:i])
			i++
			from = i
		default:
			i++
		}
	}
	add(list[from:])
	return list, names, variadic
}

// wrapper returns a C function model_f that calls f and books what f's clauses,
// evaluated before the call, say about it. ok is false without quantity clauses.
func wrapper(d declaration) (text string, ok bool) {
	value := map[string]string{"alloc": "0", "free": "0", "peak": "a"}
	loose := map[string]string{"alloc": "0", "free": "0", "peak": "1"}
	owner := ""
	for _, c := range clausesOf(d) {
		m := quantity.FindStringSubmatch(c)
		if m == nil {
			continue
		}
		ok = true
		expr := m[3]
		if i := strings.Index(expr, " into "); i >= 0 {
			expr, owner = expr[:i], expr[i+len(" into "):]
		}
		value[m[1]], loose[m[1]] = expr, "0"
		if m[2] == "<=" {
			loose[m[1]] = "1"
		}
	}
	if !ok {
		return "", false
	}
	list, names, variadic := parameters(d)
	result := strings.TrimSpace(d.head[:strings.Index(d.head, d.name+"(")])
	args := strings.Join(names, ", ")
	kind := "static"
	if variadic {
		kind = "extern inline __attribute__((always_inline, gnu_inline))"
		args += ", __builtin_va_arg_pack()"
	}
	if owner == "" && (strings.HasSuffix(result, "*") || result == "locale_t") && value["alloc"] != "0" {
		owner = "r"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s model_%s(%s) {\n", kind, result, d.name, list)
	fmt.Fprintf(&b, "\tlong long a = %s;\n\tlong long f = %s;\n\tlong long p = %s;\n", value["alloc"], value["free"], value["peak"])
	if result == "void" {
		fmt.Fprintf(&b, "\t%s(%s);\n", d.name, args)
	} else {
		fmt.Fprintf(&b, "\t%s r = %s(%s);\n", result, d.name, args)
	}
	fmt.Fprintf(&b, "\tbook(a, f, p, %s, %s, %s);\n", loose["alloc"], loose["free"], loose["peak"])
	if owner != "" {
		own := "a"
		if !strings.Contains(value["free"], "resource_of") {
			own = "a - f" // what is not given back within the call
		}
		fmt.Fprintf(&b, "\town((const void *)(%s), %s);\n", owner, own)
	}
	if result != "void" {
		b.WriteString("\treturn r;\n")
	}
	b.WriteString("}\n\n")
	return b.String(), true
}

// program returns the C text that runs all examples, each for several N.
func program(list []Example) string {
	var b strings.Builder
	b.WriteString("#define _GNU_SOURCE\n")
	needed := map[string]bool{}
	for _, e := range list {
		needed[e.Header] = true
	}
	for _, header := range HeadersC() {
		if needed[header] {
			fmt.Fprintf(&b, "#include <%s>\n", header)
		}
	}
	b.WriteString("#include \"examples.h\"\n\n")
	wrapped := map[string]bool{}
	for _, header := range HeadersC() {
		for _, d := range scan(string(CText(header))) {
			if text, ok := wrapper(d); ok && needed[header] && measureLine.MatchString(d.comment) {
				b.WriteString(text)
				wrapped[d.name] = true
			}
		}
	}
	call := regexp.MustCompile(`\b\w+\(`)
	model := func(statements string) string {
		return call.ReplaceAllStringFunc(statements, func(s string) string {
			if wrapped[s[:len(s)-1]] {
				return "model_" + s
			}
			return s
		})
	}
	for i, e := range list {
		fmt.Fprintf(&b, "static void example_%d(size_t N) {\n\t%s\n\tbegin();\n\t%s\n\tend(%d, N);\n\t%s\n}\n\n",
			i, model(e.Setup), model(e.Counted), i, model(e.Cleanup))
	}
	b.WriteString("int main(void) {\n\tstatic const size_t sizes[] = {0, 1, 7, 100, 1000, 4096};\n")
	b.WriteString("\tfor (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {\n")
	for i := range list {
		fmt.Fprintf(&b, "\t\texample_%d(sizes[i]);\n", i)
	}
	b.WriteString("\t}\n\treturn 0;\n}\n")
	return b.String()
}

// TestMeasured compares the clauses with glibc at several sizes.
func TestMeasured(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no gcc")
	}
	list := examples(t)
	dir := t.TempDir()
	source, binary := filepath.Join(dir, "examples.c"), filepath.Join(dir, "examples")
	if err := os.WriteFile(source, []byte(program(list)), 0o666); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("gcc", "-std=gnu17", "-O1", "-w", "-fno-builtin", "-Itestdata", "-o", binary, source, "testdata/count.c", "-lpthread", "-lrt")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(binary).Output()
	if err != nil {
		t.Errorf("the examples stopped early: %v", err)
	}
	clauses := map[string]bool{}
	for _, header := range HeadersC() {
		for _, d := range scan(string(CText(header))) {
			clauses[d.name] = clauses[d.name] || hasEffect(d)
		}
	}
	compared := 0
	for line := range bytes.Lines(out) {
		var i int
		var n, a, f, p, ma, mf, mp int64
		var la, lf, lp bool
		if _, err := fmt.Sscan(string(line), &i, &n, &a, &f, &p, &ma, &mf, &mp, &la, &lf, &lp); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		e := list[i]
		if !clauses[e.Function] {
			continue // what its body does is compared where the machine is (cmd/muxcc)
		}
		compared++
		agree := func(what string, measured, said int64, loose bool) {
			if measured != said && !(loose && measured <= said) {
				t.Errorf("%s: %s, N = %d: %s %d measured, %d by the clauses\n\t%s", e.Header, e.Function, n, what, measured, said, e.Counted)
			}
		}
		agree("alloc", a, ma, la)
		if !(lf && f <= mf) {
			agree("free", f, mf, false)
		}
		agree("peak", p, mp, lp)
	}
	t.Logf("%d points compared", compared)
	if compared < 200 {
		t.Errorf("only %d points compared", compared)
	}
}
