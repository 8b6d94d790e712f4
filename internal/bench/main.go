// This file is the table of contents of make bench.

// Command bench prints what MUX costs as ratios of CPU time, each measured in
// one run: the contenders take turns, and the best time of each counts, since
// what else the machine does only ever makes a run slower.
//
//	go run ./internal/bench [-rounds N] [ROW...]
//
// Without rows it runs all but the heavy ones; -list names them. A row whose
// tools or sources are missing says so. The exit status is 1 when a row failed.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// bench is one run.
type bench struct {
	root, work string
	rounds     int
}

// row is one line, or a few, of the table.
type row struct {
	name  string
	about string
	heavy bool // only when named
	run   func(b *bench) error
}

var rows = []row{
	{"infer-zlib", "all of zlib with full inference, gcc -O2 -c, gcc -O2 -fanalyzer", false, inference("zlib", true)},
	{"infer-lua", "all of lua with full inference, gcc -O2 -c, gcc -O2 -fanalyzer", false, inference("lua5.4", true)},
	{"infer-sqlite3", "sqlite3.c with full inference, gcc -O2 -c", false, inference("sqlite3", false)},
	{"fanalyzer-sqlite3", "sqlite3.c with gcc -O2 -fanalyzer too: over 14 GB of memory", true, inference("sqlite3", true)},
	{"unmodified", "units without clauses or options: CPU beyond gcc's, wall time", false, unmodified},
	{"clauses", "1,000 clause checks of polynomial shape, without a solver", false, clauseChecks},
	{"dropin", "cJSON and lua: muxcc with clauses in a header, ccache misses and hits", false, dropin},
	{"stubs", "programs with counting and checks to plain ones", false, stubs("1")},
	{"stubs-peers", "the same, with LSan, ASan and massif", true, stubs("all")},
	{"parser", "Python lines a CPU second to ast.parse's", false, parser},
	{"check", "muxpy check over parts of Python's standard library", false, pythonCheck},
	{"stubs-python", "Python programs with checked calls to plain ones, import mu", false, pythonStubs},
}

func main() { os.Exit(run()) }

func run() int {
	var b bench
	list := flag.Bool("list", false, "list the rows")
	flag.IntVar(&b.rounds, "rounds", 3, "turns of each contender")
	flag.Parse()
	if *list {
		for _, r := range rows {
			fmt.Printf("%-18s %s\n", r.name, r.about)
		}
		return 0
	}
	var err error
	if b.root, err = os.Getwd(); err == nil {
		b.work = filepath.Join(b.root, "build", "bench")
		if _, err = os.Stat(b.muxcc()); err == nil {
			err = os.MkdirAll(b.work, 0o777)
		}
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v (make build first, and start it in the module's folder)\n", err)
		return 2
	}
	for _, name := range flag.Args() {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.name == name }) {
			fmt.Fprintf(os.Stderr, "bench: no row %s; -list names them\n", name)
			return 2
		}
	}
	status := 0
	for _, r := range rows {
		if flag.NArg() == 0 && r.heavy || flag.NArg() > 0 && !slices.Contains(flag.Args(), r.name) {
			continue
		}
		fmt.Printf("\n== %s: %s\n", r.name, r.about)
		if err := r.run(&b); err != nil {
			fmt.Printf("%s: not measured: %v\n", r.name, err)
			status = 1
		}
	}
	return status
}

func (b *bench) muxcc() string { return filepath.Join(b.root, "bin", "muxcc") }

// sources is the folder of a Debian source package, fetched if need be.
func (b *bench) sources(name string) (string, error) {
	if out, err := exec.Command(filepath.Join(b.root, "scripts", "debsource"), name).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s cannot be fetched: %s", name, strings.TrimSpace(string(out)))
	}
	dir := filepath.Join(b.root, "build", "src", name)
	version, err := os.ReadFile(dir + ".version")
	if err == nil {
		fmt.Printf("%s %s\n", name, strings.TrimSpace(string(version)))
	}
	return dir, err
}
