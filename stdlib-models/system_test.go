// This file compares the models with the system's own headers: same prototypes,
// same layouts, and no function of the headers forgotten.

package models

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"modernc.org/cc/v4"
)

// systemHeader returns the header that a model file models, "" for the files of
// compiler functions.
func systemHeader(file string) string {
	switch file {
	case "gcc-builtins.h", "fortify.h":
		return ""
	}
	return strings.Replace(file, "-floatn.h", ".h", 1)
}

// withoutAttributes returns text without GNU attributes, asm labels and words
// that say nothing about the type.
func withoutAttributes(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		if !isWord(text[i]) {
			next := skipToken(text, i)
			b.WriteString(text[i:next])
			i = next
			continue
		}
		end := i
		for end < len(text) && isWord(text[end]) {
			end++
		}
		switch word := text[i:end]; word {
		case "__attribute__", "__asm__", "__asm":
			if open := skipSpace(text, end); open < len(text) && text[open] == '(' {
				end = closing(text, open)
			}
		case "extern", "__extension__", "__inline", "inline", "__inline__", "_Noreturn", "__restrict", "__volatile__":
		default:
			b.WriteString(word)
		}
		i = end
	}
	return b.String()
}

// layouts returns static assertions of the sizes and member offsets that the
// model's complete structs and unions have for the parser; members named mux_ stand
// for several of the real ones.
func layouts(ast *cc.AST, header string) string {
	var lines []string
	seen := map[string]bool{}
	check := func(name string, typ cc.Type) {
		if typ.Size() <= 0 || typ.IsIncomplete() || seen[name] {
			return
		}
		seen[name] = true
		lines = append(lines, fmt.Sprintf("_Static_assert(sizeof(%s) == %d, \"size of %s\");", name, typ.Size(), name))
		fields, ok := typ.(interface {
			NumFields() int
			FieldByIndex(int) *cc.Field
		})
		if !ok {
			return
		}
		for i := range fields.NumFields() {
			if f := fields.FieldByIndex(i); f != nil && f.Name() != "" && !f.IsBitfield() && !strings.HasPrefix(f.Name(), "mux_") {
				lines = append(lines, fmt.Sprintf("_Static_assert(__builtin_offsetof(%s, %s) == %d, \"offset of %s in %s\");", name, f.Name(), f.Offset(), f.Name(), name))
			}
		}
	}
	for name, nodes := range ast.Scope.Nodes {
		for _, node := range nodes {
			switch n := node.(type) {
			case *cc.Declarator:
				if n.IsTypename() && n.Position().Filename == header {
					check(name, n.Type())
				}
			case *cc.StructOrUnionSpecifier:
				if n.Position().Filename == header && n.Case == cc.StructOrUnionSpecifierDef {
					check(strings.TrimSpace(n.StructOrUnion.Token.SrcStr())+" "+name, n.Type())
				}
			}
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// gcc finds no conflict between the system's declarations and the models'.
func TestPrototypesAgree(t *testing.T) {
	cfg := newConfig(t)
	var wg sync.WaitGroup
	gate := make(chan struct{}, 2)
	for _, file := range HeadersC() {
		header := systemHeader(file)
		if header == "" {
			continue
		}
		var b strings.Builder
		b.WriteString("#define _GNU_SOURCE\n#include <sys/types.h>\n#include <stdint.h>\n#include <stdio.h>\n#include <signal.h>\n#include <sys/uio.h>\n")
		fmt.Fprintf(&b, "#include <%s>\n", header)
		for _, d := range scan(string(CText(file))) {
			head := withoutAttributes(d.head)
			fmt.Fprintf(&b, "#undef %s\n#line 1 \"%s: %s\"\n%s;\n", d.name, file, d.name, head)
		}
		ast, err := parseModel(t, cfg, file)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		b.WriteString(layouts(ast, file))
		wg.Add(1)
		go func() {
			defer wg.Done()
			gate <- struct{}{}
			defer func() { <-gate }()
			cmd := exec.Command("gcc", "-std=gnu17", "-w", "-fno-builtin", "-fsyntax-only", "-x", "c", "-")
			cmd.Stdin = strings.NewReader(b.String())
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", file, err, out)
			}
		}()
	}
	wg.Wait()
}

// isMathAlias reports whether name is the second, underscored name that
// <math.h> and <complex.h> declare for a function, meant for the library itself.
func isMathAlias(name string) bool {
	plain, ok := strings.CutPrefix(name, "__")
	header, known := FindC(plain)
	return ok && known && (header == "math.h" || header == "math-floatn.h" || header == "complex.h")
}

// exceptions reads testdata/exceptions.txt: a pattern of whole names and a reason
// per line.
func exceptions(t *testing.T) (patterns []*regexp.Regexp, lines []string) {
	text, err := os.ReadFile("testdata/exceptions.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pattern, reason, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.TrimSpace(reason) == "" {
			t.Errorf("an exception without reason: %q", line)
			continue
		}
		patterns = append(patterns, regexp.MustCompile("^(?:"+pattern+")$"))
		lines = append(lines, pattern)
	}
	return patterns, lines
}

// Every function that the installed headers declare is modelled, defined by its
// header, or excepted with a reason.
func TestCoverage(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no gcc")
	}
	list, err := os.ReadFile("testdata/headers.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("#include <sys/types.h>\n#include <stdint.h>\n#include <stdio.h>\n")
	for header := range strings.Lines(string(list)) {
		fmt.Fprintf(&b, "#if __has_include(<%[1]s>)\n#include <%[1]s>\n#endif\n", strings.TrimSpace(header))
	}
	cmd := exec.Command("gcc", "-std=gnu17", "-D_GNU_SOURCE", "-E", "-P", "-x", "c", "-")
	cmd.Stdin = strings.NewReader(b.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	patterns, lines := exceptions(t)
	used := make([]bool, len(patterns))
	var missing []string
	seen := map[string]bool{}
	declared := 0
	for _, d := range scan(withoutAttributes(string(out))) {
		if seen[d.name] || d.body != "" {
			continue
		}
		seen[d.name] = true
		declared++
		if _, ok := FindC(d.name); ok {
			continue
		}
		if isMathAlias(d.name) {
			continue
		}
		excepted := false
		for i, p := range patterns {
			if p.MatchString(d.name) {
				used[i], excepted = true, true
				break
			}
		}
		if !excepted {
			missing = append(missing, d.name)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("%d functions without model: %s", len(missing), strings.Join(missing, " "))
	}
	for i, u := range used {
		if !u {
			t.Errorf("the exception %q excepts nothing", lines[i])
		}
	}
	t.Logf("%d functions declared by the system's headers", declared)
	if declared < 2500 {
		t.Errorf("only %d functions seen: the headers were not read", declared)
	}
}
