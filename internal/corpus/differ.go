// This file compares measured calls of the packages' functions with their interfaces.

package main

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/muxlang/mux"
)

// differFiles are drivers of our own, one a package: programs that call the
// package's functions under a counting allocator, and functions made of such
// calls. known.txt lists what is known not to be exact.
//
//go:embed testdata/differ
var differFiles embed.FS

// drivers says how they are compiled and linked, in the folder of the built
// package.
var drivers = map[string]struct{ flags, libs string }{
	"zlib":      {"-I.", "libz.a"},
	"lz4":       {"-Ilib", "lib/liblz4.a"},
	"cjson":     {"-I.", "out/CMakeFiles/cjson.dir/cJSON.c.o -lm"},
	"jansson":   {"-Iout/include", "out/lib/libjansson.a"},
	"lua5.4":    {"-Isrc", "$(ls src/*.o | grep -v -e /lua.o -e /luac.o) -lm -ldl"},
	"expat":     {"-Iexpat/lib", "expat/lib/xmlparse.o expat/lib/xmlrole.o expat/lib/xmltok.o"},
	"sqlite3":   {"-I.", "sqlite3.o -lm -ldl -lpthread"},
	"zstd":      {"-Ilib", "lib/libzstd.a -lpthread"},
	"xz-utils":  {"-Isrc/liblzma/api", "src/liblzma/.libs/liblzma.a -lpthread"},
	"libpng1.6": {"-I. -I$SRC/zlib", "$(ls png*.o | grep -v pngtest.o) -lz -lm"},
}

// A point is one measured call.
type point struct {
	function string
	values   string // symbol=value, as mux eval takes them
	measured [4]*big.Int
}

// differ builds a package's driver, runs it, infers the interfaces of its
// functions from the package's documents, and compares them at every point.
func (c *config) differ(pkg, dir, tree string) error {
	build, ok := drivers[pkg]
	if !ok {
		return nil
	}
	work := filepath.Join(dir, "differ")
	if err := os.RemoveAll(work); err != nil {
		return err
	}
	if err := os.CopyFS(work, differFiles); err != nil {
		return err
	}
	here := filepath.Join(work, "testdata", "differ")
	driver := filepath.Join(here, pkg+".c")
	sh := func(text string) ([]byte, error) {
		cmd := exec.Command("sh", "-c", text)
		cmd.Dir = tree
		cmd.Env = append(os.Environ(), "MUXCC_FLAGS=", "SRC="+filepath.Join(c.root, "build", "src"), "DRIVER="+driver, "OUT="+filepath.Join(work, "driver"))
		cmd.WaitDelay = time.Second
		out, err := cmd.Output()
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%s: %w: %s", text, err, lastLine(exit.Stderr))
		}
		return out, err
	}
	if _, err := sh("gcc -O0 -w -fno-builtin -I" + here + " " + build.flags + " $DRIVER " + build.libs + " -o $OUT"); err != nil {
		return err
	}
	out, err := sh("timeout 60 $OUT")
	if err != nil {
		return err
	}
	points, err := readPoints(string(out))
	if err != nil {
		return err
	}
	docs := filepath.Join(dir, "docs")
	doc := filepath.Join(work, "driver.mux.json")
	if _, err := sh(fmt.Sprintf("%s -w -Wno-mux -O0 -DMETER_ANALYSIS -fmux-time-limit=%g -I%s %s -c $DRIVER -o $OUT.o -fmux-interface=%s -fmux-use=%s/",
		c.muxcc, c.limit, here, build.flags, doc, docs)); err != nil {
		return err
	}
	functions, err := readFunctions(docs, doc)
	if err != nil {
		return err
	}
	return errors.Join(c.judge(pkg, here, points, functions), c.refute(pkg, work, here, docs, sh))
}

// differAgain compares the packages that an earlier run has left.
func (c *config) differAgain(names []string) bool {
	ok := true
	for _, p := range packages {
		dir := filepath.Join(c.work, p.name)
		if _, has := drivers[p.name]; !has || len(names) > 0 && !slices.Contains(names, p.name) || !exists(filepath.Join(dir, "docs")) {
			continue
		}
		if err := c.differ(p.name, dir, filepath.Join(dir, "tree")); err != nil {
			fmt.Printf("DIFFERS %s: %v\n", p.name, err)
			ok = false
		}
	}
	return ok
}

// readFunctions reads the documents of a folder, in order of their names, and
// one more. Of functions with one name, such as static ones, the last counts.
func readFunctions(dir, more string) (map[string]*mux.Function, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.mux.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	fs := map[string]*mux.Function{}
	for _, file := range append(files, more) {
		d, err := mux.LoadFile(file)
		if err != nil {
			return nil, err
		}
		for _, f := range d.Functions() {
			fs[f.Name()] = f
		}
	}
	return fs, nil
}

// readPoints reads a driver's output: name, values and bytes between tabs.
func readPoints(out string) (ps []point, err error) {
	for line := range strings.Lines(out) {
		parts := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(parts) != 3 || len(strings.Fields(parts[2])) != 4 {
			return nil, fmt.Errorf("not a measured point: %q", line)
		}
		p := point{function: parts[0], values: parts[1]}
		for i, s := range strings.Fields(parts[2]) {
			n, ok := new(big.Int).SetString(s, 10)
			if !ok {
				return nil, fmt.Errorf("not a number of bytes: %q", line)
			}
			p.measured[i] = n
		}
		ps = append(ps, p)
	}
	return ps, nil
}

// outcome of a function over its points, the worst counts.
const (
	isExact   = "exact"
	isWithin  = "within"
	isUnknown = "unknown"
	isMissing = "missing"
	isWrong   = "wrong"
)

var outcomes = []string{isExact, isWithin, isUnknown, isMissing, isWrong}

// compare says how an interface stands to a measured point, and why.
func compare(f *mux.Function, p point) (string, string) {
	if f == nil {
		return isMissing, "no document has it"
	}
	given := map[string]string{}
	for _, v := range strings.Fields(p.values) {
		name, value, _ := strings.Cut(v, "=")
		given[name] = value
	}
	values := mux.Values{}
	for _, s := range f.Symbols() {
		v, ok := given[s.Name]
		switch {
		case ok:
			n, err := mux.ParseValue(v)
			if err != nil {
				return isMissing, err.Error()
			}
			values[s.Name] = n
		case s.Default != "":
			values[s.Name] = mux.Default()
		case pointer(f, s):
			values[s.Name] = mux.Int(nonNull)
		}
	}
	a, err := f.Query(values)
	if err != nil {
		return isMissing, err.Error()
	}
	result := isExact
	for i, q := range mux.Quantities() {
		r, v := a.Get(q), p.measured[i]
		switch {
		case r.Lo != nil && r.Lo.Cmp(v) > 0 || r.Hi != nil && r.Hi.Cmp(v) < 0:
			return isWrong, fmt.Sprintf("%s %v, measured %v", q, r, v)
		case r.Hi == nil:
			result = isUnknown
		case !r.Exact && result == isExact:
			result = isWithin
		}
	}
	return result, reason(f)
}

// judge prints a row a function. It fails when an interface is wrong, when one
// is not exact and not listed as known, and when a listed one has become exact.
func (c *config) judge(pkg, dir string, points []point, functions map[string]*mux.Function) error {
	data, err := os.ReadFile(filepath.Join(dir, "known.txt"))
	if err != nil {
		return err
	}
	known := readKnown(string(data), pkg)
	type row struct{ result, why, at string }
	rows, counts := map[string]*row{}, map[string]int{}
	for _, p := range points {
		result, why := compare(functions[p.function], p)
		counts[p.function]++
		r := rows[p.function]
		if r == nil || slices.Index(outcomes, result) > slices.Index(outcomes, r.result) {
			rows[p.function] = &row{result, why, p.values}
		}
	}
	var bad []string
	total := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		r := rows[name]
		total[r.result]++
		fmt.Printf("differ %-8s %s %s, %d points", r.result, pkg, name, counts[name])
		if r.result != isExact {
			fmt.Printf(", at %s: %s", r.at, clip(r.why))
		}
		fmt.Println()
		_, listed := known[name]
		switch {
		case r.result == isWrong:
			bad = append(bad, name+" is wrong")
		case r.result == isExact && listed:
			bad = append(bad, name+" is exact: take it off known.txt")
		case r.result != isExact && !listed:
			bad = append(bad, name+" is "+r.result+" and not in known.txt")
		}
		delete(known, name)
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		bad = append(bad, name+" is listed and not measured")
	}
	fmt.Printf("differ %s: %d points of %d functions: %d exact, %d within, %d unknown, %d missing, %d wrong\n", pkg, len(points), len(rows),
		total[isExact], total[isWithin], total[isUnknown], total[isMissing], total[isWrong])
	if len(bad) > 0 {
		return errors.New(strings.Join(bad, "; "))
	}
	return nil
}

// readKnown reads the functions of a package that are known not to be exact:
// lines PACKAGE FUNCTION: REASON.
func readKnown(text, pkg string) map[string]string {
	known := map[string]string{}
	for line := range strings.Lines(text) {
		head, why, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if name, found := strings.CutPrefix(head, pkg+" "); ok && found {
			known[name] = why
		}
	}
	return known
}
