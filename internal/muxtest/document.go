// This file runs the examples of a document in Markdown: what it shows is what
// the programs do.

package muxtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

var fenced = regexp.MustCompile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```$")

// RunDocument runs the fenced blocks of the Markdown file in order and returns
// how many it ran. dir is the folder they work in and the first of the PATH;
// root is the module's folder.
//
//   - A block with a name behind its language ("c vec.c") is a file.
//   - A console block is commands behind "$ ", each followed by what it prints on
//     both outputs and, unless it is 0, its "[exit status N]".
//   - A go block is a program with its output in a last comment "// Output:".
//
// Other blocks are not run.
func RunDocument(t TB, file, dir, root string) (ran int) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, m := range fenced.FindAllStringSubmatch(string(text), -1) {
		lang, name, body := m[1], strings.TrimSpace(m[2]), m[3]
		switch {
		case name != "":
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatalf("%v", err)
			}
			if err := os.WriteFile(path, []byte(body), 0o666); err != nil {
				t.Fatalf("%v", err)
			}
		case lang == "console":
			console(t, dir, body)
			ran++
		case lang == "go":
			goExample(t, root, dir, body)
			ran++
		}
	}
	return ran
}

// console runs the lines that start with "$ " and compares what follows.
func console(t TB, dir, body string) {
	t.Helper()
	for _, block := range strings.Split("\n"+body, "\n$ ")[1:] {
		command, want, _ := strings.Cut(block, "\n")
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "LC_ALL=C",
			"MUX_CACHE_DIR="+filepath.Join(dir, ".cache"), "MUXCC_FLAGS=", "MUX_ON_VIOLATION=")
		out, err := cmd.CombinedOutput()
		got := string(out)
		if err != nil {
			got += fmt.Sprintf("[%v]\n", err)
		}
		if strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("$ %s\n%swant\n%s", command, got, want)
		}
	}
}

func goExample(t TB, root, dir, body string) {
	t.Helper()
	code, want, ok := strings.Cut(body, "// Output:\n")
	if !ok {
		t.Errorf("a go block without Output:\n%s", body)
		return
	}
	file := filepath.Join(dir, "example.go")
	if err := os.WriteFile(file, []byte(code), 0o666); err != nil {
		t.Fatalf("%v", err)
	}
	bin := filepath.Join(dir, "example")
	build := exec.Command("go", "build", "-o", bin, file)
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(bin)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	want = strings.ReplaceAll(strings.ReplaceAll("\n"+want, "\n// ", "\n"), "\n//", "\n")
	if err != nil || strings.TrimSpace(string(out)) != strings.TrimSpace(want) {
		t.Errorf("%v\n%s\nwant\n%s", err, out, want)
	}
}
