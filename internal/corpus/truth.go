// This file analyses the sources of the cases with measured truth.

package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/muxlang/mux"
)

// truthFiles are the drivers: C functions of our own that bring about what a
// measured call finds, and the configuration headers that a build would write.
//
//go:embed all:testdata/truth testdata/truth.json
var truthFiles embed.FS

// truthSpec says how the sources of the cases are compiled and which function
// of them or of a driver stands for a case.
type truthSpec struct {
	Repositories map[string]*repository `json:"repositories"`
	Cases        map[string]truthTarget `json:"cases"`

	base string // the folder with the checkouts
	work string
	docs map[string]map[string]*mux.Function // by repository and name
}

// repository is one checkout.
type repository struct {
	Units   []string `json:"units"`   // callees first
	Flags   []string `json:"flags"`   // -I is relative to the checkout
	Include string   `json:"include"` // folder below truth/include
	Driver  string   `json:"driver"`  // file below truth
}

// truthTarget is the function whose interface is compared with a case: the
// function itself, or a driver's. The driver's setup is what happens before the
// measured call: it is evaluated by itself and taken off.
type truthTarget struct {
	Function string            `json:"function"` // "": the case's own
	Setup    string            `json:"setup"`
	Values   map[string]string `json:"values"` // symbol: parameter, parameter-N, integer
}

func loadTruthSpec(base, work string) (*truthSpec, error) {
	data, err := truthFiles.ReadFile("testdata/truth.json")
	if err != nil {
		return nil, err
	}
	s := &truthSpec{base: base, work: work, docs: map[string]map[string]*mux.Function{}}
	if err := json.Unmarshal(data, s); err != nil {
		return nil, err
	}
	if err := os.RemoveAll(work); err != nil {
		return nil, err
	}
	return s, os.CopyFS(work, truthFiles)
}

// functions are the interfaces of a repository's functions, its driver's too;
// nil and the reason when there is no source.
func (s *truthSpec) functions(c *config, repo string) (map[string]*mux.Function, string) {
	if fs, done := s.docs[repo]; done {
		return fs, "no source"
	}
	r, checkout := s.Repositories[repo], filepath.Join(s.base, strings.ReplaceAll(repo, "/", "+"))
	if r == nil || s.base == "" || !exists(checkout) {
		s.docs[repo] = nil
		return nil, "no source"
	}
	fs := map[string]*mux.Function{}
	s.docs[repo] = fs
	docs := filepath.Join(s.work, "docs", strings.ReplaceAll(repo, "/", "+"))
	if os.MkdirAll(docs, 0o777) != nil {
		return fs, ""
	}
	flags := append([]string{}, r.Flags...)
	if r.Include != "" {
		flags = append(flags, "-I"+filepath.Join(s.work, "testdata", "truth", "include", r.Include))
	}
	units := slices.Clone(r.Units)
	for pass := range max(1, c.passes) {
		if pass > 0 && len(units) < 2 {
			break
		}
		for i, u := range units {
			s.compile(c, checkout, u, flags, docs, fmt.Sprintf("%03d", i))
		}
	}
	if r.Driver != "" {
		s.compile(c, checkout, filepath.Join(s.work, "testdata", "truth", r.Driver), flags, docs, "driver")
	}
	files, _ := filepath.Glob(filepath.Join(docs, "*.mux.json"))
	slices.Sort(files)
	for _, file := range files {
		d, err := mux.LoadFile(file)
		if err != nil {
			fmt.Println("corpus:", err)
			continue
		}
		for _, f := range d.Functions() {
			fs[f.Name()] = f
		}
	}
	return fs, ""
}

// compile analyses one unit with what is known of the others.
func (s *truthSpec) compile(c *config, dir, unit string, flags []string, docs, name string) {
	args := append([]string{"-w", "-O0", "-Wno-mux", "-fmux-interface=" + filepath.Join(docs, name+".mux.json"),
		"-fmux-use=" + docs + string(filepath.Separator), fmt.Sprintf("-fmux-time-limit=%g", c.limit)}, flags...)
	cmd := exec.Command(c.muxcc, append(args, "-c", unit, "-o", filepath.Join(docs, name+".o"))...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "MUXCC_FLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		fmt.Printf("%s: %s\n", unit, clip(strings.TrimSpace(string(out))))
	}
}

// value is a target's value for a symbol at a point.
func (t truthTarget) value(text string, params map[string]json.RawMessage) (int64, bool) {
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		return n, true
	}
	name, less, _ := strings.Cut(text, "-")
	raw, ok := params[name]
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.Trim(string(raw), `"`), 10, 64)
	k, _ := strconv.ParseInt(less, 10, 64)
	return n - k, err == nil
}

// nonNull is the address given to pointers that no formula depends on but for
// being a pointer to something.
const nonNull = 1 << 32

// pointer reports whether s is a parameter that is an object's address.
func pointer(f *mux.Function, s mux.Symbol) bool {
	return s.Pointer && slices.Contains(f.Params(), s.Name)
}

// query evaluates f at a point. Symbols are named by the parameters of the
// case, or as the target says; hooks hold their defaults, pointers to objects
// point somewhere.
func (t truthTarget) query(f *mux.Function, params map[string]json.RawMessage) (*mux.Answer, error) {
	values := mux.Values{}
	for _, s := range f.Symbols() {
		text, ok := t.Values[s.Name]
		if !ok {
			text = s.Name
		}
		n, ok := t.value(text, params)
		switch {
		case ok && n < 0 && s.Lo != nil && s.Lo.Sign() >= 0:
			// What is not there, such as the length of the string NULL.
			values[s.Name] = mux.Int(s.Lo.Int64())
		case ok:
			values[s.Name] = mux.Int(n)
		case s.Default != "":
			values[s.Name] = mux.Default()
		case pointer(f, s):
			values[s.Name] = mux.Int(nonNull)
		}
	}
	return f.Query(values)
}
