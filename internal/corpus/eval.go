// This file compares documents with cases of measured truth.

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/muxlang/mux"
)

// truth is the part of c/truth.public.json that is read here: functions with
// the bytes that their calls were measured to acquire and give back.
type truth struct {
	Cases []truthCase `json:"cases"`
}

type truthCase struct {
	ID         string            `json:"id"`
	Library    string            `json:"library"`
	Repository string            `json:"repository"`
	Source     []string          `json:"source"`
	Function   string            `json:"function"`
	Formula    map[string]string `json:"formula"`
	Points     []struct {
		Params                 map[string]json.RawMessage `json:"params"`
		Alloc, Free, Net, Peak int64
	} `json:"points"`
}

// debian maps the libraries that are fetched as packages to the packages.
var debian = map[string]string{
	"cJSON": "cjson", "libexpat": "expat", "lua": "lua5.4", "zlib": "zlib", "lz4": "lz4", "jansson": "jansson", "zstd": "zstd",
}

// eval prints a row a case: what is known of the function, and at how many of
// the points it agrees. sources is a folder with checkouts OWNER+NAME; without
// one, Debian's versions in build/src serve where they are.
func (c *config) eval(dir, sources string) bool {
	const what = "cases with measured truth"
	if dir == "" {
		skipped(what, "EVAL is not set")
		return true
	}
	data, err := os.ReadFile(filepath.Join(dir, "c", "truth.public.json"))
	if err != nil {
		skipped(what, err.Error())
		return true
	}
	var t truth
	if err := json.Unmarshal(data, &t); err != nil {
		fmt.Println("corpus:", err)
		return false
	}
	fmt.Printf("\n== %s: C\n", what)
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	docs := map[string]*mux.Document{}
	counts := map[string]int{}
	for _, tc := range t.Cases {
		status, alloc, verdict := c.evalCase(tc, sources, docs)
		key, _, _ := strings.Cut(verdict, ":")
		counts[key]++
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\n", tc.ID, status, verdict, tc.Formula["alloc"], clip(alloc))
	}
	tw.Flush()
	for _, k := range []string{"agrees", "within", "wrong", "not comparable", "unknown", "not found", "not analysed", "no source"} {
		if counts[k] > 0 {
			fmt.Printf("%6d  %s\n", counts[k], k)
		}
	}
	skipped("cases with measured truth: Python", "there is no muxpy yet")
	return counts["wrong"] == 0
}

func clip(s string) string {
	if len(s) > 90 {
		return s[:90] + "…"
	}
	return s
}

// evalCase says what is known of the function, the formula of alloc, and how
// the points compare: "agrees" is equal everywhere, "within" inside of bounds.
func (c *config) evalCase(tc truthCase, sources string, docs map[string]*mux.Document) (status, alloc, verdict string) {
	f, why := c.find(tc, sources, docs)
	if f == nil {
		return "-", "", why
	}
	status, alloc = classify(f).status, f.Formula(mux.Alloc).Text
	equal, within := 0, 0
	for _, p := range tc.Points {
		values, ok := mux.Values{}, true
		for _, s := range f.Symbols() {
			raw, known := p.Params[s.Name]
			if !known {
				continue
			}
			n, isInt := new(big.Int).SetString(strings.Trim(string(raw), `"`), 10)
			if ok = ok && isInt; isInt {
				values[s.Name] = mux.Big(n)
			}
		}
		a, err := f.Query(values)
		var missing *mux.MissingError
		switch {
		case errors.As(err, &missing):
			return status, alloc, "not comparable: needs " + strings.Join(missing.Names, " ")
		case err != nil || !ok:
			return status, alloc, "not comparable: " + fmt.Sprint(err)
		}
		want := map[mux.Quantity]int64{mux.Alloc: p.Alloc, mux.Free: p.Free, mux.Net: p.Net, mux.Peak: p.Peak}
		exact := true
		for _, q := range mux.Quantities() {
			n := want[q]
			r, v := a.Get(q), big.NewInt(n)
			if r.Lo != nil && r.Lo.Cmp(v) > 0 || r.Hi != nil && r.Hi.Cmp(v) < 0 {
				return status, alloc, fmt.Sprintf("wrong: %s %v, measured %d", q, r, n)
			}
			exact = exact && r.Exact
		}
		within++
		if exact {
			equal++
		}
	}
	switch {
	case status == "unknown" && equal < len(tc.Points):
		return status, alloc, "unknown: " + f.Formula(mux.Alloc).Reason
	case equal == len(tc.Points):
		return status, alloc, fmt.Sprintf("agrees: %d points", equal)
	}
	return status, alloc, fmt.Sprintf("within: %d points", within)
}

// find analyses the case's source files, each once, for the function.
func (c *config) find(tc truthCase, sources string, docs map[string]*mux.Document) (*mux.Function, string) {
	base := ""
	if sources != "" {
		base = filepath.Join(sources, strings.ReplaceAll(tc.Repository, "/", "+"))
	}
	if !exists(base) && debian[tc.Library] != "" {
		base = filepath.Join(c.root, "build", "src", debian[tc.Library])
	}
	if !exists(base) {
		return nil, "no source"
	}
	// A header holds bodies only where the library is nothing but headers.
	files := slices.DeleteFunc(slices.Clone(tc.Source), func(s string) bool { return !strings.HasSuffix(s, ".c") })
	if len(files) == 0 {
		files = slices.DeleteFunc(slices.Clone(tc.Source), func(s string) bool { return !strings.HasSuffix(s, ".h") })
	}
	present, analysed := 0, 0
	for _, s := range files {
		file := filepath.Join(base, filepath.FromSlash(s))
		if !exists(file) {
			continue
		}
		present++
		d, done := docs[file]
		if !done {
			d = c.document(base, file, tc.Source)
			docs[file] = d
		}
		if d == nil {
			continue
		}
		analysed++
		if f := d.Function(tc.Function); f != nil {
			return f, ""
		}
	}
	switch {
	case present == 0:
		return nil, "no source"
	case analysed < present:
		return nil, "not analysed"
	}
	return nil, "not found"
}

// document analyses one file with the folders of the case's files as include
// path; nil when nothing came of it.
func (c *config) document(base, file string, files []string) *mux.Document {
	dir := filepath.Join(c.work, "eval")
	if os.MkdirAll(dir, 0o777) != nil {
		return nil
	}
	doc := filepath.Join(dir, strings.ReplaceAll(strings.TrimPrefix(file, base+string(filepath.Separator)), string(filepath.Separator), "_")+".mux.json")
	os.Remove(doc)
	args := []string{"-w", "-O0", "-Wno-mux", "-fmux-interface=" + doc, fmt.Sprintf("-fmux-time-limit=%g", c.limit)}
	dirs := []string{base}
	for _, f := range files {
		if d := filepath.Dir(filepath.Join(base, filepath.FromSlash(f))); !slices.Contains(dirs, d) {
			dirs = append(dirs, d)
		}
	}
	for _, d := range dirs {
		args = append(args, "-I"+d)
	}
	if strings.HasSuffix(file, ".h") {
		args = append(args, "-x", "c")
	}
	cmd := exec.Command(c.muxcc, append(args, "-c", file, "-o", filepath.Join(dir, "unit.o"))...)
	cmd.Env = append(os.Environ(), "MUXCC_FLAGS=")
	if cmd.Run() != nil {
		return nil
	}
	d, err := mux.LoadFile(doc)
	if err != nil {
		return nil
	}
	return d
}

func exists(name string) bool {
	if name == "" {
		return false
	}
	_, err := os.Stat(name)
	return err == nil
}
