// This file makes the clauses of driver functions wrong by a byte: none of them
// may be proved, and where one is refuted the counterexample is compiled with
// run-time checks and run, and its check has to fire.

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// wrong is a prototype with clauses that are off by a byte.
type wrong struct {
	name   string
	params []string // declarations
	text   string
}

// headerEntry is a function in a header that muxcc writes.
var headerEntry = regexp.MustCompile(`(?m)^MUX\((.*)\)\n(?:void |int )(\w+)\(([^()]*)\);$`)

// wrongs reads the exact clauses of a header and makes them wrong: a byte less is
// acquired than there is, a byte more given back.
func wrongs(header string) (out []wrong) {
	for _, m := range headerEntry.FindAllStringSubmatch(header, -1) {
		w := wrong{name: m[2]}
		if m[3] != "void" {
			w.params = strings.Split(m[3], ", ")
		}
		var clauses []string
		for _, c := range topLevel(m[1]) {
			word, e, _ := strings.Cut(c, " ")
			switch {
			case strings.HasPrefix(e, "<=") || strings.HasPrefix(e, ">="):
			case word == "alloc" && e != "0":
				clauses = append(clauses, "alloc ("+e+") - 1")
			case word == "free":
				clauses = append(clauses, "free ("+e+") + 1")
			}
		}
		if len(clauses) > 0 {
			w.text = fmt.Sprintf("[%s] void %s(%s);\n", strings.Join(clauses, ", "), w.name, m[3])
			out = append(out, w)
		}
	}
	return out
}

// topLevel splits at the commas outside of brackets.
func topLevel(s string) (out []string) {
	depth, start := 0, 0
	for i, c := range s {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, strings.TrimSpace(s[start:i]))
				start = i + 1
			}
		}
	}
	return append(out, strings.TrimSpace(s[start:]))
}

// call is the statement that calls the function at the inputs of a model; ok is
// false for inputs that no moderate call has.
func (w wrong) call(model map[string]string) (text string, ok bool) {
	number := func(name string) (int64, bool) {
		v, given := model[name]
		if !given {
			return 0, true
		}
		n, err := strconv.ParseInt(v, 10, 64)
		return n, err == nil && -1e6 < n && n < 1e6
	}
	var args []string
	for _, p := range w.params {
		i := strings.LastIndexAny(p, " *")
		name, typ := p[i+1:], strings.TrimSpace(p[:i+1])
		switch {
		case strings.HasPrefix(typ, "const char *"):
			n, ok := number("strlen(" + name + ")")
			if !ok || n < 0 {
				return "", false
			}
			args = append(args, strconv.Quote(strings.Repeat("x", int(n))))
		case strings.Contains(typ, "*"):
			return "", false
		default:
			n, ok := number(name)
			if !ok {
				return "", false
			}
			args = append(args, strconv.FormatInt(n, 10))
		}
	}
	return w.name + "(" + strings.Join(args, ", ") + ");", true
}

// refute checks the wrong clauses of a package's driver. sh runs a command in its
// tree.
func (c *config) refute(pkg, work, here, docs string, sh func(string) ([]byte, error)) error {
	build := drivers[pkg]
	header := filepath.Join(work, "driver.mux.h")
	options := fmt.Sprintf("-O0 -fno-builtin -DMETER_ANALYSIS -fmux-time-limit=%g -I%s %s -fmux-use=%s/", c.limit, here, build.flags, docs)
	if _, err := sh(c.muxcc + " " + options + " -Wno-mux -c $DRIVER -o $OUT.o -fmux-header=" + header); err != nil {
		return err
	}
	text, err := os.ReadFile(header)
	if err != nil {
		return err
	}
	var source strings.Builder
	ws := wrongs(string(text))
	if len(ws) == 0 {
		fmt.Printf("refute %s: no function with exact clauses\n", pkg)
		return nil
	}
	for _, w := range ws {
		source.WriteString(w.text)
	}
	fmt.Fprintf(&source, "#include %q\n", filepath.Join(here, pkg+".c"))
	file, said := filepath.Join(work, "wrong.c"), filepath.Join(work, "wrong.json")
	if err := os.WriteFile(file, []byte(source.String()), 0o666); err != nil {
		return err
	}
	if _, err := sh(c.muxcc + " " + options + " -Wmux-exact -Wno-error=mux-violated -fmux-diagnostics=json:" + said + " -c " + file + " -o $OUT.o"); err != nil {
		return err
	}
	data, err := os.ReadFile(said)
	if err != nil {
		return err
	}
	var ds []struct {
		Code, Function, Message string
		Data                    struct{ Model map[string]string }
	}
	if err := json.Unmarshal(data, &ds); err != nil {
		return err
	}
	source.WriteString("int main(void)\n{\n")
	var bad, called []string
	violated, unknown := 0, 0
	for _, d := range ds {
		i := slices.IndexFunc(ws, func(w wrong) bool { return w.name == d.Function })
		switch {
		case i < 0:
		case d.Code == "exact" || d.Code == "holds":
			bad = append(bad, "false: "+d.Message)
		case d.Code == "unknown":
			unknown++
		case d.Code == "violated":
			violated++
			if call, ok := ws[i].call(d.Data.Model); ok {
				source.WriteString("\t" + call + "\n")
				called = append(called, d.Function)
			}
		}
	}
	source.WriteString("\treturn 0;\n}\n")
	fired := 0
	if len(called) > 0 {
		if err := os.WriteFile(file, []byte(source.String()), 0o666); err != nil {
			return err
		}
		if _, err := sh(c.muxcc + " " + options + " -Wno-mux -fmux-assert " + file + " " + build.libs + " -o $OUT.wrong"); err != nil {
			return err
		}
		out, err := sh("MUX_ON_VIOLATION=log timeout 60 $OUT.wrong 2>&1")
		if err != nil {
			return err
		}
		for _, name := range called {
			if strings.Contains(string(out), "mux: "+name+"(") {
				fired++
			} else {
				bad = append(bad, "no check fires where "+name+" is said to be violated")
			}
		}
	}
	fmt.Printf("refute %s: of %d functions with clauses off by a byte %d verdicts violated, %d unknown; %d counterexamples run, %d checks fired\n",
		pkg, len(ws), violated, unknown, len(called), fired)
	if len(bad) > 0 {
		return fmt.Errorf("%s", strings.Join(bad, "; "))
	}
	return nil
}
