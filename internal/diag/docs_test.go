// This file keeps docs/diagnostics.md equal to the table of codes.

package diag

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/diagnostics.md")

func TestDocumentation(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "diagnostics.md")
	want := markdown()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is stale; run go test ./internal/diag -update", path)
	}
}

func markdown() string {
	var b strings.Builder
	b.WriteString(`# Diagnostics

<!-- Generated from internal/diag/table.go by go test ./internal/diag -update. -->

Every message ends in the option that controls it, as gcc's do. For a code x:
-Wmux-x turns it on, -Wno-mux-x off, -Werror=mux-x makes it an error, and
-Wno-error=mux-x a warning. -Wmux, -Wno-mux and -Werror=mux speak of all codes.
`)
	b.WriteString("\n| code | default |\n| --- | --- |\n")
	for _, i := range Codes() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s |\n", i.Code, i.Code, i.Severity)
	}
	for _, i := range Codes() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\nDefault: %s. Option: `-W%s`.\n\n", i.Code, i.Doc, i.Severity, i.Code.Flag())
		switch i.Example.Lang {
		case "":
			fmt.Fprintf(&b, "Example: %s\n", i.Example.Source)
		default:
			if len(i.Example.Options) > 0 {
				fmt.Fprintf(&b, "Example (with `%s`):\n\n", strings.Join(i.Example.Options, " "))
			} else {
				b.WriteString("Example:\n\n")
			}
			fmt.Fprintf(&b, "```%s\n%s```\n", i.Example.Lang, i.Example.Source)
		}
	}
	return b.String()
}
