// This file runs muxpy over the handlers of real repositories.

package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/muxlang/mux"
)

// handlers infers the interfaces of all Python files below dir, or of those
// that a list names (OWNER+NAME:PATH, one a line), and prints what is known of
// their functions and why of others nothing is. It fails when the program ends
// otherwise than it should, or refuses a file that CPython accepts.
func (c *config) handlers(dir, list string) bool {
	const what = "handlers of real repositories"
	if dir == "" {
		skipped(what, "HANDLERS is not set")
		return true
	}
	files, absent, err := handlerFiles(dir, list)
	if err != nil {
		skipped(what, err.Error())
		return true
	}
	fmt.Printf("\n== %s: %d files", what, len(files))
	if absent > 0 {
		fmt.Printf(" (%d of the list are not there)", absent)
	}
	fmt.Println()
	type result struct {
		doc *mux.Document
		err error
	}
	results := make([]result, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, c.jobs) {
		wg.Go(func() {
			for i := range next {
				results[i].doc, results[i].err = c.extract(files[i])
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	var functions []function
	details := map[string]int{}
	parsed, refused, good := 0, 0, true
	for i, r := range results {
		var ee *exec.ExitError
		switch {
		case r.err == nil:
			parsed++
			for _, f := range r.doc.Functions() {
				functions = append(functions, classify(f))
				for reason := range reasonsOf(f) {
					details[reason]++
				}
			}
		case errors.As(r.err, &ee) && ee.ExitCode() == 1:
			refused++
			if accepts(files[i]) {
				fmt.Println("REFUSED, though CPython accepts it:", r.err)
				good = false
			}
		default:
			fmt.Println("FAILED", files[i]+":", r.err)
			good = false
		}
	}
	all := count(functions, false)
	fmt.Printf("parsed %d, refused as CPython does %d\n", parsed, refused)
	fmt.Printf("functions: exact %d, bound %d, unknown %d\n", all[0], all[1], all[2])
	for _, line := range ranked(functions, c.reasons) {
		fmt.Println(line)
	}
	fmt.Println("most frequent, by functions:")
	keys := slices.SortedFunc(maps.Keys(details), func(a, b string) int {
		return cmp.Or(details[b]-details[a], strings.Compare(a, b))
	})
	for _, k := range keys[:min(2*c.reasons, len(keys))] {
		fmt.Printf("%6d  %s\n", details[k], clip(k))
	}
	return good
}

// reasonsOf are the reasons of a function, each once.
func reasonsOf(f *mux.Function) map[string]bool {
	out := map[string]bool{}
	for _, q := range mux.Quantities() {
		for reason := range strings.SplitSeq(f.Formula(q).Reason, "; ") {
			if reason != "" && strings.Contains(reason, ":") {
				out[reason] = true
			}
		}
	}
	return out
}

// handlerFiles are the files to read, and how many of the list are absent.
func handlerFiles(dir, list string) (files []string, absent int, err error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, 0, err
	}
	if data, err := os.ReadFile(list); err == nil {
		for line := range strings.Lines(string(data)) {
			repo, path, ok := strings.Cut(strings.TrimSpace(line), ":")
			if !ok {
				continue
			}
			if f := filepath.Join(dir, repo, filepath.FromSlash(path)); exists(f) {
				files = append(files, f)
			} else {
				absent++
			}
		}
	}
	if len(files) > 0 {
		return files, absent, nil
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	return files, 0, err
}

// accepts asks CPython whether a file is Python.
func accepts(file string) bool {
	const script = "import sys, warnings; warnings.simplefilter('ignore'); compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec', dont_inherit=True)"
	return exec.Command("python3", "-c", script, file).Run() == nil
}
