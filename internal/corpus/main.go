// This file is the table of contents of make corpus.

// Command corpus runs muxcc over real packages: Debian's sources of ten C
// libraries, fetched by name. For every translation unit of a package's own
// build it compares objects, warnings and dependency files with the compiler's,
// with and without clauses, and counts what is known of the functions. Then it
// runs the generated programs, the Python sources and the cases with measured
// truth that are at hand.
//
//	go run ./internal/corpus [flags] [PACKAGE...]
//
// The environment names what is not part of the repository: EVAL=DIR is a
// folder with measured truth, EVALSRC=DIR one with checkouts OWNER+NAME of the
// sources it speaks of, HANDLERS=DIR the same of repositories with serverless
// functions in Python, PYSOURCES=DIR:DIR folders with Python files. What is
// absent is reported as skipped. The exit status is 1 when something differs
// or is wrong.
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

// config is one run.
type config struct {
	root    string   // the module
	work    string   // build/corpus
	muxcc   string   // bin/muxcc
	limit   float64  // seconds for the analysis of a unit
	jobs    int      // units at a time
	passes  int      // later ones know the other units' documents
	check   bool     // run the packages' own tests
	probe   bool     // compare objects
	reasons int      // rows in the lists of reasons
	fresh   bool     // nothing of an earlier run counts
	cases   []string // parts of the names of C cases with measured truth; none: all
}

func main() {
	if filepath.Base(os.Args[0]) == recorderName {
		os.Exit(record(os.Args[1:]))
	}
	os.Exit(run())
}

func run() int {
	var c config
	only := flag.String("only", "packages,generated,python,eval,handlers", "parts to run; differ measures again what an earlier run analysed")
	flag.Float64Var(&c.limit, "limit", 20, "seconds of processor time for the analysis of a unit")
	flag.IntVar(&c.jobs, "jobs", 2, "units at a time")
	flag.IntVar(&c.passes, "passes", 2, "analyses of each unit; the later ones use the documents of the others")
	flag.BoolVar(&c.check, "check", false, "run the packages' own tests with CC=muxcc")
	flag.BoolVar(&c.probe, "identity", true, "compare objects, warnings and dependency files")
	flag.IntVar(&c.reasons, "reasons", 12, "reasons to list")
	flag.BoolVar(&c.fresh, "fresh", false, "start anew; otherwise what an earlier run with the same muxcc and flags has found of a unit stands")
	programs := flag.Int("programs", 10000, "generated programs")
	cases := flag.String("cases", "", "parts of names, with commas between: the C cases with measured truth to run")
	flag.Parse()
	if *cases != "" {
		c.cases = strings.Split(*cases, ",")
	}
	var err error
	if c.root, err = os.Getwd(); err == nil {
		c.work = filepath.Join(c.root, "build", "corpus")
		c.muxcc = filepath.Join(c.root, "bin", "muxcc")
		// What is there may be older than the sources.
		var out []byte
		if out, err = exec.Command(filepath.Join(c.root, "scripts", "build")).CombinedOutput(); err != nil && len(out) > 0 {
			err = fmt.Errorf("%w: %s", err, lastLine(out))
		}
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "corpus: %v (start it in the module's folder)\n", err)
		return 2
	}
	parts := strings.Split(*only, ",")
	status := 0
	fail := func(ok bool) {
		if !ok {
			status = 1
		}
	}
	if slices.Contains(parts, "packages") {
		fail(c.packages(flag.Args()))
	}
	if slices.Contains(parts, "differ") {
		fail(c.differAgain(flag.Args()))
	}
	if slices.Contains(parts, "generated") {
		fail(c.goTest("generated programs", "./internal/muxtest/gen", "", fmt.Sprintf("MUX_GEN=%d", *programs)))
	}
	if slices.Contains(parts, "python") {
		dirs := os.Getenv("PYSOURCES")
		if dirs == "" {
			dirs = pythonLibrary()
		}
		if dirs == "" {
			skipped("Python sources", "no python3")
		} else {
			fail(c.goTest("Python sources against CPython", "./pyfront/syntax", "TestCorpus", "SYNTAX_CORPUS="+dirs))
		}
		fail(c.goTest("Python models against installed libraries", "./pyfront", "TestMeasured|TestModelExamples|TestCurrentNumpy|TestSizes", "MUX_LIVE=all"))
		fail(c.goTest("package mu with all interpreters", "./rewrite/pyrewrite", "", "MUX_LIVE=all"))
	}
	if slices.Contains(parts, "eval") {
		fail(c.eval(os.Getenv("EVAL"), os.Getenv("EVALSRC")))
		fail(c.evalPython(os.Getenv("EVAL"), os.Getenv("HANDLERS"), os.Getenv("EVALSRC")))
	}
	if slices.Contains(parts, "handlers") {
		fail(c.handlers(os.Getenv("HANDLERS"), filepath.Join(os.Getenv("EVAL"), "py", "handlers.txt")))
	}
	return status
}

func skipped(what, why string) { fmt.Printf("\n== %s: skipped: %s\n", what, why) }

// goTest runs the tests of a package that are made for large input.
func (c *config) goTest(what, pkg, name, env string) bool {
	if _, err := os.Stat(filepath.Join(c.root, pkg)); err != nil {
		skipped(what, "no "+pkg)
		return true
	}
	fmt.Printf("\n== %s (%s)\n", what, env)
	args := []string{"test", "-count=1", "-v", "-timeout", "3h"}
	if name != "" {
		args = append(args, "-run", name)
	}
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Dir, cmd.Env = c.root, append(os.Environ(), env)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run() == nil
}

// pythonLibrary is the folder of the interpreter's standard library.
func pythonLibrary() string {
	out, err := exec.Command("python3", "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
