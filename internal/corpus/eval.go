// This file compares documents with cases of measured truth.

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"os"
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

// eval prints a row a case: what is known of the function, and at how many of
// the points it agrees. sources is a folder with checkouts OWNER+NAME.
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
	spec, err := loadTruthSpec(sources, filepath.Join(c.work, "eval"))
	if err != nil {
		fmt.Println("corpus:", err)
		return false
	}
	counts := map[string]int{}
	for _, tc := range t.Cases {
		if len(c.cases) > 0 && !slices.ContainsFunc(c.cases, func(s string) bool { return strings.Contains(tc.ID, s) }) {
			continue
		}
		status, alloc, verdict := c.evalCase(tc, spec)
		key, _, _ := strings.Cut(verdict, ":")
		counts[key]++
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\n", tc.ID, status, verdict, clip(tc.Formula["alloc"]), clip(alloc))
	}
	tw.Flush()
	for _, k := range []string{"agrees", "within", "wrong", "not comparable", "unknown", "not found", "not analysed", "no source"} {
		if counts[k] > 0 {
			fmt.Printf("%6d  %s\n", counts[k], k)
		}
	}
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
func (c *config) evalCase(tc truthCase, spec *truthSpec) (status, alloc, verdict string) {
	fs, why := spec.functions(c, tc.Repository)
	if fs == nil {
		return "-", "", why
	}
	t := spec.Cases[tc.ID]
	name := t.Function
	if name == "" {
		name = tc.Function
	}
	f := fs[name]
	if f == nil {
		return "-", "", "not found: " + name
	}
	setup := fs[t.Setup]
	if t.Setup != "" && setup == nil {
		return "-", "", "not found: " + t.Setup
	}
	status, alloc = classify(f).status, f.Formula(mux.Alloc).Text
	equal, open := 0, 0
	for _, p := range tc.Points {
		a, err := t.query(f, p.Params)
		var before *mux.Answer
		if err == nil && setup != nil {
			before, err = t.query(setup, p.Params)
		}
		var missing *mux.MissingError
		switch {
		case errors.As(err, &missing):
			return status, alloc, "not comparable: needs " + strings.Join(missing.Names, " ")
		case err != nil:
			return status, alloc, "not comparable: " + fmt.Sprint(err)
		}
		want := map[mux.Quantity]int64{mux.Alloc: p.Alloc, mux.Free: p.Free, mux.Net: p.Net, mux.Peak: p.Peak}
		exact, known := true, true
		for _, q := range mux.Quantities() {
			r, v := a.Get(q), big.NewInt(want[q])
			if before != nil {
				r = after(q, a, before)
			}
			if r.Lo != nil && r.Lo.Cmp(v) > 0 || r.Hi != nil && r.Hi.Cmp(v) < 0 {
				return status, alloc, fmt.Sprintf("wrong: %s %v, measured %v at %s", q, r, v, params(p.Params))
			}
			exact = exact && r.Exact
			known = known && (r.Hi != nil || q == mux.Free || q == mux.Net)
		}
		if exact {
			equal++
		}
		if !known {
			open++
		}
	}
	switch {
	case equal == len(tc.Points):
		return status, alloc, fmt.Sprintf("agrees: %d points", equal)
	case open > 0:
		return status, alloc, fmt.Sprintf("unknown: at %d of %d points: %s", open, len(tc.Points), reason(f))
	}
	return status, alloc, fmt.Sprintf("within: %d points, %d equal", len(tc.Points), equal)
}

// reason is why f is not exact.
func reason(f *mux.Function) string {
	for _, q := range mux.Quantities() {
		if r := f.Formula(q).Reason; r != "" {
			return r
		}
	}
	return ""
}

func params(p map[string]json.RawMessage) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(p)) {
		out = append(out, k+"="+string(p[k]))
	}
	return strings.Join(out, " ")
}

// after is what the calls after a setup cost: whole is the cost of both. The
// peak of the rest is known where the setup's own peak is at its end.
func after(q mux.Quantity, whole, setup *mux.Answer) mux.Result {
	w, s := whole.Get(q), setup.Get(q)
	if q == mux.Peak {
		n := setup.Get(mux.Net)
		if !s.Exact || !n.Exact || s.Lo.Cmp(n.Lo) != 0 {
			return mux.Result{}
		}
		s = n
	}
	var r mux.Result
	if w.Lo != nil && s.Hi != nil {
		r.Lo = new(big.Int).Sub(w.Lo, s.Hi)
	}
	if w.Hi != nil && s.Lo != nil {
		r.Hi = new(big.Int).Sub(w.Hi, s.Lo)
	}
	r.Exact = r.Lo != nil && r.Hi != nil && r.Lo.Cmp(r.Hi) == 0
	return r
}

func exists(name string) bool {
	if name == "" {
		return false
	}
	_, err := os.Stat(name)
	return err == nil
}
