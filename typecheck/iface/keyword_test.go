// This file checks the keyword table and keeps docs/clauses.md equal to it.

package iface

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/clauses.md")

func TestKeywords(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Keywords() {
		if seen[k.Name] || LookupKeyword(k.Name) != k {
			t.Errorf("%s is there twice or not found", k.Name)
		}
		seen[k.Name] = true
		if k.Doc == "" || !strings.Contains(k.Example, "["+k.Name+" ") && !strings.Contains(k.Example, ", "+k.Name+" ") {
			t.Errorf("%s: no documentation, or an example that does not use it: %s", k.Name, k.Example)
		}
		if k.Quantity.String() != k.Name {
			t.Errorf("%s is the quantity %s", k.Name, k.Quantity)
		}
		if k.Into && !k.Relations {
			t.Errorf("%s takes a place but no relation", k.Name)
		}
	}
	if LookupKeyword("malloc") != nil {
		t.Error("found a keyword that is none")
	}
}

func TestKeywordDocumentation(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Clauses\n\n<!-- Generated from typecheck/iface/keyword.go by go test ./typecheck/iface -update. -->\n\n" +
		"| C | Python | relations | into | meaning |\n| --- | --- | --- | --- | --- |\n")
	yes := map[bool]string{true: "yes", false: "no"}
	for _, k := range Keywords() {
		py := "none"
		if k.Decorator != "" {
			py = "`@mu." + k.Decorator + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.Name, py, yes[k.Relations], yes[k.Into], k.Doc)
	}
	b.WriteString("\nRelations are `=` (exact, the default), `<=` and `>=`; in Python `at_most=` and `at_least=`.\n")
	for _, k := range Keywords() {
		fmt.Fprintf(&b, "\n## %s\n\n```c\n%s\n```\n", k.Name, k.Example)
	}
	path := filepath.Join("..", "..", "docs", "clauses.md")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != b.String() {
		t.Errorf("%s is stale; run go test ./typecheck/iface -update", path)
	}
}
