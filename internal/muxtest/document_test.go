// This file runs the examples of the README and of the language's document, and
// holds the architecture's document to the import order that is tested.

package muxtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestDocuments(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	build := exec.Command("go", "build", "-buildvcs=false", "-o", bin+"/", "./cmd/...")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	programs, err := os.ReadDir(bin)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file string
		min  int // blocks that must have been run
	}{{"README.md", 4}, {"docs/language.md", 12}, {"docs/python.md", 6}} {
		t.Run(c.file, func(t *testing.T) {
			dir := t.TempDir()
			for _, p := range programs {
				if err := os.Symlink(filepath.Join(bin, p.Name()), filepath.Join(dir, p.Name())); err != nil {
					t.Fatal(err)
				}
			}
			if ran := RunDocument(t, filepath.Join(root, c.file), dir, root); ran < c.min {
				t.Errorf("only %d examples were run", ran)
			}
		})
	}
}

// TestRunDocument checks that a wrong example is noticed.
func TestRunDocument(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "doc.md")
	text := "```text a.txt\nhello\n```\n\n```console\n$ cat a.txt\nhello\n$ exit 3\n[exit status 3]\n```\n\n```sh\nexit 1\n```\n"
	for _, c := range []struct {
		text string
		bad  int
	}{
		{text, 0},
		{strings.Replace(text, "cat a.txt\nhello", "cat a.txt\ngoodbye", 1), 1},
		{strings.Replace(text, "[exit status 3]", "", 1), 1},
		{strings.Replace(text, "hello\n$", "$", 1), 1},
	} {
		if err := os.WriteFile(file, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		var r recorder
		if n := RunDocument(&r, file, dir, dir); n != 1 || len(r.failed) != c.bad {
			t.Errorf("%d blocks, errors %q, want %d", n, r.failed, c.bad)
		}
	}
}

// TestArchitectureOrder checks that the document states the policy as it is.
func TestArchitectureOrder(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), policy) {
		t.Error("docs/architecture.md does not contain the import order of deps_test.go")
	}
}
