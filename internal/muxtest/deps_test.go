// This file is the import order of the module. It is a statement of policy: the
// architecture document has the same text, and an import that is not in it
// needs a decision there first.

package muxtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// policy is the partial order. "a, b < c" lets c import a and b and whatever
// those may import; "a !< b" forbids it in spite of the rest. cmd stands for
// the programs, mux for the root package. A line without < names packages that
// import nothing of the module.
const policy = `
internal/diag, internal/edit, typecheck/sym, stdlib-models, rewrite/rt, cfront/clause, cfront/driver, pyfront/syntax
typecheck/sym < typecheck/prove < typecheck/effect, typecheck/smt
internal/diag, typecheck/effect < typecheck/iface < typecheck/symexec
typecheck/iface, typecheck/prove < typecheck
pyfront/syntax < pyfront/resolve
typecheck/symexec, stdlib-models, cfront/clause, cc/v4 < cfront
typecheck/symexec, stdlib-models, pyfront/resolve < pyfront
typecheck, internal/edit < rewrite;  rewrite, rewrite/rt, cfront < rewrite/crewrite;  rewrite, rewrite/rt, pyfront < rewrite/pyrewrite
typecheck/iface < mux < internal/bench, internal/corpus;  everything < cmd
cfront !< pyfront, pyfront !< cfront, cfront !< typecheck, typecheck/smt !< typecheck/symexec
`

// external lists the other modules that may be used outside of tests, each with
// the packages that may use it; cc/v4 is in the policy.
var external = map[string]string{
	"golang.org/x/text":               "pyfront/syntax", // source encodings, identifier normalisation
	"github.com/pelletier/go-toml/v2": "cmd",            // pyproject.toml
}

const module = "github.com/muxlang/mux"

// order is a parsed policy: what each package may and must not import.
type order struct {
	known   map[string]bool
	below   map[string]map[string]bool // direct relations
	forbids map[string]map[string]bool // forbids[b][a]: b must not import a
}

func parsePolicy(t *testing.T, text string) *order {
	t.Helper()
	o := &order{map[string]bool{}, map[string]map[string]bool{}, map[string]map[string]bool{}}
	names := func(s string) (out []string) {
		for _, n := range strings.Split(s, ",") {
			if n = strings.TrimSpace(n); n != "" {
				out = append(out, n)
				o.known[n] = true
			}
		}
		return out
	}
	add := func(m map[string]map[string]bool, b, a string) {
		if m[b] == nil {
			m[b] = map[string]bool{}
		}
		m[b][a] = true
	}
	for _, rule := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if strings.Contains(rule, "!<") {
			for _, pair := range strings.Split(rule, ",") {
				a, b, ok := strings.Cut(pair, "!<")
				if !ok {
					t.Fatalf("policy: %q", rule)
				}
				add(o.forbids, strings.TrimSpace(b), strings.TrimSpace(a))
			}
			continue
		}
		chain := strings.Split(rule, "<")
		lower := names(chain[0])
		for _, part := range chain[1:] {
			upper := names(part)
			for _, b := range upper {
				for _, a := range lower {
					add(o.below, b, a)
				}
			}
			lower = upper
		}
	}
	return o
}

// allowed reports whether b may import a.
func (o *order) allowed(b, a string) bool {
	if b == "cmd" {
		return true
	}
	if o.forbids[b][a] {
		return false
	}
	seen := map[string]bool{b: true}
	for work := []string{b}; len(work) > 0; work = work[1:] {
		for x := range o.below[work[0]] {
			if x == a {
				return true
			}
			if !seen[x] {
				seen[x] = true
				work = append(work, x)
			}
		}
	}
	return false
}

// policyName maps an import path of the module to the policy's name.
func policyName(path string) string {
	if path == module {
		return "mux"
	}
	p := strings.TrimPrefix(path, module+"/")
	if p == "cmd" || strings.HasPrefix(p, "cmd/") {
		return "cmd"
	}
	return p
}

func TestImportOrder(t *testing.T) {
	o := parsePolicy(t, policy)
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,CgoFiles", "./...")
	cmd.Dir = filepath.Join("..", "..")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	n := 0
	for {
		var p struct {
			ImportPath        string
			Imports, CgoFiles []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		b := policyName(p.ImportPath)
		n++
		if len(p.CgoFiles) > 0 {
			t.Errorf("%s uses cgo", b)
		}
		// Helpers for tests may see everything; nothing else may import them
		// outside of tests, which the lookup below sees to.
		if b == "internal/muxtest" || strings.HasPrefix(b, "internal/muxtest/") {
			continue
		}
		if !o.known[b] && b != "cmd" {
			t.Errorf("%s is not in the import order", b)
			continue
		}
		for _, a := range p.Imports {
			switch {
			case strings.HasPrefix(a, module+"/") || a == module:
				if a := policyName(a); !o.allowed(b, a) {
					t.Errorf("%s must not import %s", b, a)
				}
			case strings.HasPrefix(a, "modernc.org/cc/"):
				if !o.allowed(b, "cc/v4") {
					t.Errorf("%s must not import %s", b, a)
				}
			case strings.Contains(strings.SplitN(a, "/", 2)[0], ".") && !mayUse(b, a):
				t.Errorf("%s imports %s, which the module does not depend on outside of tests", b, a)
			}
		}
	}
	if n == 0 {
		t.Fatal("go list found no packages")
	}
}

// mayUse reports whether b may import a package of another module.
func mayUse(b, path string) bool {
	for mod, users := range external {
		if path == mod || strings.HasPrefix(path, mod+"/") {
			return slices.Contains(strings.Fields(users), b)
		}
	}
	return false
}

// TestPolicy checks the reading of the policy itself, and that it is an order.
func TestPolicy(t *testing.T) {
	o := parsePolicy(t, policy)
	for _, c := range []struct {
		b, a string
		want bool
	}{
		{"cfront", "typecheck/sym", true},
		{"cfront", "cfront/clause", true},
		{"cfront", "pyfront", false},
		{"pyfront", "cfront", false},
		{"cfront", "typecheck", false},
		{"typecheck/symexec", "typecheck/smt", false},
		{"typecheck/symexec", "typecheck/prove", true},
		{"typecheck/sym", "typecheck/prove", false},
		{"typecheck/iface", "cc/v4", false},
		{"rewrite", "cfront", false},
		{"rewrite/crewrite", "cfront", true},
		{"mux", "typecheck/iface", true},
		{"mux", "typecheck", false},
		{"cmd", "anything", true},
	} {
		if got := o.allowed(c.b, c.a); got != c.want {
			t.Errorf("%s may import %s: %v", c.b, c.a, got)
		}
	}
	for a := range o.known {
		if a != "everything" && a != "cmd" && o.allowed(a, a) {
			t.Errorf("%s is below itself", a)
		}
	}
}
