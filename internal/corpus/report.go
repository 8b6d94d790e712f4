// This file counts and prints what was found.

package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/muxlang/mux"
)

// function is what is known of one function.
type function struct {
	status  string   // exact, bound or unknown: the worst of its quantities
	allocs  bool     // may acquire or give back memory, as far as is known
	reasons []string // codes, each once
}

// report is a package's result.
type report struct {
	name, version   string
	units, analysed int
	identical       int
	tests           string
	functions       []function
	gcc, muxcc      time.Duration
	rss             int64 // KiB
	notes           []string
	differing       []string
}

func (r *report) differ(unit, what string) { r.differing = append(r.differing, unit+": "+what) }

func (r *report) good() bool { return len(r.differing) == 0 }

// add counts the functions of a document.
func (r *report) add(_ string, d *mux.Document) {
	for _, f := range d.Functions() {
		r.functions = append(r.functions, classify(f))
	}
}

func classify(f *mux.Function) function {
	out := function{status: "exact"}
	codes := map[string]bool{}
	for _, q := range mux.Quantities() {
		fm := f.Formula(q)
		out.status = worse(out.status, fm.Status)
		if fm.Status != "exact" || fm.Text != "0" {
			out.allocs = true
		}
		for reason := range strings.SplitSeq(fm.Reason, "; ") {
			// "3 more" stands for reasons that the document's text leaves out.
			if code, _, _ := strings.Cut(reason, ":"); code != "" && !strings.HasSuffix(code, " more") {
				codes[code] = true
			}
		}
	}
	out.reasons = slices.Sorted(maps.Keys(codes))
	return out
}

var order = []string{"exact", "bound", "unknown"}

func worse(a, b string) string {
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// count is how many functions are exact, bound and unknown.
func count(fs []function, allocating bool) (n [3]int) {
	for _, f := range fs {
		if !allocating || f.allocs {
			n[slices.Index(order, f.status)]++
		}
	}
	return n
}

// ranked are the reasons for unknown, the most frequent first.
func ranked(fs []function, limit int) (out []string) {
	n := map[string]int{}
	for _, f := range fs {
		for _, c := range f.reasons {
			n[c]++
		}
	}
	keys := slices.SortedFunc(maps.Keys(n), func(a, b string) int {
		return cmp.Or(n[b]-n[a], strings.Compare(a, b))
	})
	for _, k := range keys[:min(limit, len(keys))] {
		out = append(out, fmt.Sprintf("%6d  %s", n[k], k))
	}
	return out
}

func (r *report) print(w io.Writer, c *config) {
	fmt.Fprintf(w, "\n== %s %s\n", r.name, r.version)
	all, busy := count(r.functions, false), count(r.functions, true)
	fmt.Fprintf(w, "units %d, analysed %d\n", r.units, r.analysed)
	if c.probe {
		fmt.Fprintf(w, "objects, warnings, dependency files identical: %d of %d units\n", r.identical, r.units)
	}
	fmt.Fprintf(w, "functions: exact %d, bound %d, unknown %d\n", all[0], all[1], all[2])
	fmt.Fprintf(w, "of them, those that may acquire or give back: exact %d, bound %d, unknown %d\n", busy[0], busy[1], busy[2])
	fmt.Fprintf(w, "own tests: %s\n", r.tests)
	slices.Sort(r.notes)
	for i, n := range r.notes {
		if i == 10 {
			fmt.Fprintf(w, "… and %d more\n", len(r.notes)-i)
			break
		}
		fmt.Fprintln(w, n)
	}
	slices.Sort(r.differing)
	for _, d := range r.differing {
		fmt.Fprintln(w, "DIFFERS", d)
	}
	for _, line := range ranked(r.functions, c.reasons) {
		fmt.Fprintln(w, line)
	}
}

func summary(w io.Writer, c *config, all []*report) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(w, "\n== all packages (CPU: with interfaces to gcc alone, limit %gs a unit)\n", c.limit)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "package\tversion\tunits\tanalysed\tidentical\texact\tbound\tunknown\tallocating: exact\tbound\tunknown\ttests\tCPU\tMiB\t")
	var functions []function
	for _, r := range all {
		a, b := count(r.functions, false), count(r.functions, true)
		identical := "-"
		if c.probe {
			identical = fmt.Sprint(r.identical)
		}
		ratio := "-"
		if r.gcc > 0 {
			ratio = fmt.Sprintf("%.2f", r.muxcc.Seconds()/r.gcc.Seconds())
		}
		fmt.Fprintf(tw, "%s\t%s\t%d\t%d\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t%d\t\n", r.name, r.version, r.units, r.analysed,
			identical, a[0], a[1], a[2], b[0], b[1], b[2], r.tests, ratio, r.rss>>10)
		functions = append(functions, r.functions...)
	}
	tw.Flush()
	a := count(functions, false)
	fmt.Fprintf(w, "functions: %d, exact %d, bound %d, unknown %d; reasons for unknown, by functions:\n", len(functions), a[0], a[1], a[2])
	for _, line := range ranked(functions, c.reasons) {
		fmt.Fprintln(w, line)
	}
}
