// This file runs the examples that models of Python libraries give: what is
// inferred of them must agree with what the installed library takes; and it
// counts the models that have none.

package pyfront

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/muxlang/mux/pyfront/syntax"
	models "github.com/muxlang/mux/stdlib-models"
)

// example is a comment "# measure: STATEMENT; …; EXPR for n in 1, 2 where NAME =
// EXPR on version 1.2" of a model; the names are those that formulas have for what the call
// finds out.
type example struct {
	module, text string
	points       string
	bind         map[string]string
	version      string // of the package, for which alone it holds; "" for all
}

// outside are the libraries whose memory is not in CPython's domains.
var outside = map[string]bool{"PIL": true, "torch": true, "igraph": true}

// modelFile is a stub with its examples.
type modelFile struct {
	file, module string
	examples     []example
	none         []string // the models of which the stub says that they have no example
	body         *syntax.Module
}

func (m modelFile) head() string {
	head, _, _ := strings.Cut(m.module, ".")
	return head
}

// modelFiles reads the stubs.
func modelFiles(t *testing.T) []modelFile {
	t.Helper()
	var out []modelFile
	for _, file := range models.PythonFiles() {
		rel := strings.TrimPrefix(file, "python/stdlib/")
		if rest, ok := strings.CutPrefix(file, "python/stubs/"); ok {
			_, rel, _ = strings.Cut(rest, "/")
		}
		rel = strings.TrimSuffix(strings.TrimSuffix(rel, ".pyi"), "/__init__")
		m := modelFile{file: file, module: strings.ReplaceAll(rel, "/", ".")}
		src := models.PythonText(file)
		lines := strings.Split(string(src), "\n")
		for i, line := range lines {
			text, ok := strings.CutPrefix(strings.TrimSpace(line), "# measure: ")
			if !ok {
				continue
			}
			if reason, none := strings.CutPrefix(text, "none, "); none {
				if strings.TrimSpace(reason) == "" {
					t.Errorf("%s:%d: no reason", file, i+1)
				}
				m.none = append(m.none, definedBelow(lines[i+1:]))
				continue
			}
			e := example{module: m.module, points: "1, 1", bind: map[string]string{}}
			if i := strings.LastIndex(text, " on version "); i >= 0 {
				text, e.version = text[:i], text[i+len(" on version "):]
			}
			parts := strings.Split(text, " where ")
			for _, b := range parts[1:] {
				i := strings.LastIndex(b, " = ")
				if i < 0 {
					t.Fatalf("%s:%d: where NAME = EXPR", file, i+1)
				}
				e.bind[b[:i]] = b[i+3:]
			}
			text, e.text = parts[0], parts[0]
			if i := strings.LastIndex(text, " for n in "); i >= 0 {
				e.text, e.points = text[:i], text[i+len(" for n in "):]
			}
			m.examples = append(m.examples, e)
		}
		tree, err := syntax.Parse(file, src, syntax.Options{})
		if err != nil {
			t.Fatal(err)
		}
		m.body = tree
		out = append(out, m)
	}
	return out
}

var definition = regexp.MustCompile(`^\s*(?:def|class) (\w+)`)

// definedBelow is the name of the first definition of the lines.
func definedBelow(lines []string) string {
	for _, l := range lines {
		if m := definition.FindStringSubmatch(l); m != nil {
			return m[1]
		}
	}
	return ""
}

// source is a program with a function for each example.
func source(es []example) string {
	var src strings.Builder
	imported := map[string]bool{"builtins": true}
	for _, e := range es {
		if !imported[e.module] {
			imported[e.module] = true
			fmt.Fprintf(&src, "import %s\n", e.module)
		}
	}
	if imported["numpy"] {
		src.WriteString("import numpy as np\n")
	}
	src.WriteString("POINTS = {\n")
	for i, e := range es {
		fmt.Fprintf(&src, "    \"f%d\": {\"n\": [%s]},\n", i, e.points)
	}
	src.WriteString("}\n")
	for i, e := range es {
		fmt.Fprintf(&src, "\n\ndef f%d(n):\n", i)
		steps := strings.Split(e.text, "; ")
		for _, s := range steps[:len(steps)-1] {
			fmt.Fprintf(&src, "    %s\n", s)
		}
		fmt.Fprintf(&src, "    return %s\n", steps[len(steps)-1])
	}
	return src.String()
}

// runExamples measures examples with an interpreter, that finds packages in a
// folder too, and compares. unbound says that formulas may speak of lengths that
// only the caller knows.
func runExamples(t *testing.T, py, path, accounting string, es []example, unbound bool) {
	t.Helper()
	src := source(es)
	file := filepath.Join(t.TempDir(), "examples.py")
	if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	head, _, _ := strings.Cut(es[0].module, ".")
	cmd := meterCommand(ctx, t, py, outside[head], file)
	if path != "" {
		cmd.Env = append(cmd.Environ(), "PYTHONPATH="+path)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	if i := bytes.LastIndexByte(bytes.TrimSpace(data), '\n'); i > 0 {
		data = data[i:] // what the examples print comes first
	}
	var got map[string][]point
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	u, err := Load(file, []byte(src), Options{Accounting: accounting})
	if err != nil {
		t.Fatal(err)
	}
	u.Infer(context.Background())
	for i, f := range u.Funcs {
		line, status := agree(got[f.Name], f, es[i].bind, acceptable)
		t.Logf("%-60s %-7s %s", es[i].text, status, line)
		if status == "unbound" && unbound && strings.Contains(line, "no value") {
			continue
		}
		if status != "good" && status != "bound" {
			t.Errorf("%s: %s: %s, %s", es[i].module, es[i].text, status, line)
		}
	}
}

func TestModelExamples(t *testing.T) {
	files := modelFiles(t)
	only := strings.Fields(os.Getenv("MODELS"))
	total := 0
	groups := map[string][]example{}
	var order []string
	for _, m := range files {
		total += len(m.examples)
		group := "stdlib"
		if strings.HasPrefix(m.file, "python/stubs/") {
			group = m.head()
		}
		if len(only) > 0 && !contains(only, m.module) {
			continue
		}
		if groups[group] == nil && len(m.examples) > 0 {
			order = append(order, group)
		}
		groups[group] = append(groups[group], m.examples...)
	}
	for _, group := range order {
		t.Run(group, func(t *testing.T) {
			t.Parallel()
			need := []string{"sys"}
			if group != "stdlib" {
				need = []string{group}
			}
			py := python(t, need...)
			if py == "" {
				t.Skip("no CPython 3.11 with ", need)
			}
			es := groups[group]
			if large(group) {
				es = some(es)
			}
			runExamples(t, py, "", "", es, group != "stdlib")
		})
	}
	if total == 0 {
		t.Error("no model has an example")
	}
}

// currentNumpy is the folder with the current numpy for CPython 3.11, which
// scripts/setup installs beside the Debian package.
const currentNumpy = "../build/numpy"

// TestCurrentNumpy: the examples of numpy hold for its current version too.
func TestCurrentNumpy(t *testing.T) {
	path, err := filepath.Abs(currentNumpy)
	if err != nil {
		t.Fatal(err)
	}
	py := python(t)
	if _, err := os.Stat(filepath.Join(path, "numpy")); err != nil || py == "" {
		t.Skip("no current numpy for CPython 3.11 in build/numpy: scripts/setup test")
	}
	var es []example
	for _, m := range modelFiles(t) {
		if m.head() != "numpy" {
			continue
		}
		for _, e := range m.examples {
			if e.version == "" {
				es = append(es, e)
			}
		}
	}
	runExamples(t, py, path, "", es, true)
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// TestModelsCovered: every function of a standard library's stub that allocates
// has an example that calls it, or a reason for having none.
func TestModelsCovered(t *testing.T) {
	with, without := 0, 0
	for _, m := range modelFiles(t) {
		if !strings.HasPrefix(m.file, "python/stdlib/") {
			continue
		}
		var texts strings.Builder
		for _, e := range m.examples {
			texts.WriteString(e.text + "\n")
		}
		called := func(name string) bool {
			return regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).MatchString(texts.String())
		}
		excused := map[string]bool{}
		for _, n := range m.none {
			excused[n] = true
		}
		var look func(body []syntax.Stmt, class string, excuse bool)
		look = func(body []syntax.Stmt, class string, excuse bool) {
			for _, s := range body {
				switch s := s.(type) {
				case *syntax.ClassDef:
					look(s.Body, s.Name, excuse || excused[s.Name])
				case *syntax.FunctionDef:
					name := s.Name
					if strings.HasPrefix(name, "__") {
						name = class // an operator: its class is made and used
					}
					if strings.HasPrefix(s.Name, "_") && !strings.HasPrefix(s.Name, "__") || !allocates(s) {
						continue
					}
					switch {
					case called(name):
						with++
					case excuse || excused[s.Name]:
						without++
					default:
						t.Errorf("%s: %s.%s allocates and has neither an example nor a reason for none", m.file, class, s.Name)
					}
				}
			}
		}
		look(m.body.Body, "", false)
	}
	t.Logf("%d allocating models have an example, %d a reason for none", with, without)
	if with == 0 {
		t.Error("no model allocates")
	}
}

// makers are the words of the models' vocabulary that make objects.
var makers = map[string]bool{"str": true, "bytes": true, "bytearray": true, "same_text": true, "part_text": true, "any_str": true,
	"any_bytes": true, "list": true, "tuple": true, "set": true, "dict": true, "pair": true, "object": true, "maybe_object": true,
	"holder": true, "namespace": true, "items": true, "to_tuple": true, "to_set": true, "to_dict": true, "copy": true, "split": true,
	"join": true, "counter": true, "buffer": true, "slots": true, "list_of": true, "deque": true, "ordered": true, "defaultdict": true,
	"typed": true, "pickled": true, "deepcopy": true, "parsed": true, "struct_bytes": true, "struct_values": true, "json": true,
	"buffer_read": true, "set_of_all": true, "big": true}

// allocates says that a model calls a word that makes an object.
func allocates(f *syntax.FunctionDef) bool {
	found := false
	for _, s := range f.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			if a, ok := n.(*syntax.Attribute); ok && makers[a.Attr] {
				if m, ok := a.Value.(*syntax.Name); ok && m.Id == "mux" {
					found = true
				}
			}
			return true
		})
	}
	return found
}
