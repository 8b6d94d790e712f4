// This file checks the hand-written programs of testdata/infer and
// testdata/fixedbugs: infer comments against inference, inference against
// measurement, want comments against verdicts and findings.

package gen_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/muxlang/mux/cfront"
	"github.com/muxlang/mux/cfront/clause"
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/muxtest"
	"github.com/muxlang/mux/internal/muxtest/gen"
	"github.com/muxlang/mux/typecheck"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
)

var update = flag.Bool("update", false, "rewrite the infer comments of testdata")

// call is one point of a measure comment.
type call struct {
	line   int
	fn     *iface.Interface
	values map[string]*big.Int
	text   string
	// outside: the comment says that the size wraps there, so that no case
	// needs to speak of the call.
	outside bool
	// aliased: two names of the function stand for one object there, so that the
	// interface has to be right or to assume that they do not.
	aliased bool
}

func TestPrograms(t *testing.T) {
	var files []string
	for _, dir := range []string{"infer", "fixedbugs"} {
		m, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", dir, "*.c"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m...)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".c"), func(t *testing.T) { program(t, file) })
	}
}

func program(t *testing.T, file string) {
	ctx := context.Background()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	source := string(data)
	x, err := muxtest.Parse(source, false)
	if err != nil {
		t.Fatal(err)
	}
	u, err := loadSource(ctx, filepath.Join(t.TempDir(), filepath.Base(file)), source)
	if err != nil {
		t.Fatal(err)
	}
	fs, err := cfront.Infer(ctx, u.unit, cfront.InferOptions{Declared: u.declared, Bindings: u.bindings})
	if err != nil {
		t.Fatal(err)
	}
	// Functions of this file by their first line.
	at := map[int]*iface.Interface{}
	for _, f := range fs {
		if filepath.Base(f.Pos.File) == filepath.Base(file) {
			at[f.Pos.Line] = f
		}
	}
	muxtest.CheckInfer(t, file, source, x, *update, func(line int) (string, bool) {
		if at[line] == nil {
			return "", false
		}
		return inferText(at[line]), true
	})
	var ds []*diag.Diagnostic
	d := prove.New(prove.Options{})
	for _, f := range fs {
		for _, v := range typecheck.Check(ctx, f, d) {
			ds = append(ds, diagnose(f, v))
		}
		for _, l := range typecheck.Leaks(ctx, f, d) {
			ds = append(ds, diag.New(diag.Code(l.Code), l.Pos, "%s", l.Text))
		}
	}
	muxtest.Check(t, file, x.Wants, ds)
	var calls []call
	for _, c := range x.Measures {
		i := -1
		for k, f := range x.Infers {
			if f.Line <= c.Line {
				i = k
			}
		}
		if i < 0 || at[x.Infers[i].Line] == nil {
			t.Errorf("%s:%d: measure comment outside of any function with an infer comment", file, c.Line)
			continue
		}
		cs, err := readCalls(c, at[x.Infers[i].Line])
		if err != nil {
			t.Errorf("%s:%d: %v", file, c.Line, err)
		}
		calls = append(calls, cs...)
	}
	measured(t, file, source, calls)
}

// inferText is what an infer comment says of a function: the quantities that
// are not zero, exact with =, others with what is known.
func inferText(f *iface.Interface) string {
	if f.Summary == nil {
		return "no summary"
	}
	var parts, hooks []string
	for _, q := range []iface.Component{iface.AllocComponent, iface.FreeComponent, iface.PeakComponent} {
		fm, when := f.Shown(q)
		for _, w := range when {
			if !slices.Contains(hooks, w) {
				hooks = append(hooks, w)
			}
		}
		switch fm.Status {
		case iface.IsExact:
			if text := fm.Text(iface.C); len(fm.Pieces) != 1 || !fm.Pieces[0].Bound.IsZero() {
				parts = append(parts, fmt.Sprintf("%s = %s", q, text))
			}
		case iface.IsBound:
			parts = append(parts, fmt.Sprintf("%s in %s", q, fm.Text(iface.C)))
		default:
			parts = append(parts, fmt.Sprintf("%s unknown (%s)", q, fm.Reason()))
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing"}
	}
	if len(hooks) > 0 {
		parts = append(parts, "when "+strings.Join(hooks, ", "))
	}
	return strings.Join(parts, "; ")
}

// diagnose is the diagnostic of a verdict, in short.
func diagnose(f *iface.Interface, v typecheck.Verdict) *diag.Diagnostic {
	switch v.Status {
	case typecheck.Exact:
		return diag.New(diag.Exact, v.Clause.Pos, "[%s] of %s", v.Clause.Text, f.Name)
	case typecheck.Holds:
		d := diag.New(diag.Holds, v.Clause.Pos, "[%s] of %s", v.Clause.Text, f.Name)
		if v.Slack != nil {
			d.Message += ", slack " + sym.C(v.Slack)
		}
		if v.Clause.Rel != iface.Exact {
			d.Severity = diag.Ignored
		}
		return d
	case typecheck.Violated:
		return diag.New(diag.Violated, v.Clause.Pos, "[%s] of %s: declared %v, actual %v at %s", v.Clause.Text, f.Name, v.Declared, v.Actual, sortedValues(v.Model))
	}
	return diag.New(diag.Unknown, v.Clause.Pos, "[%s] of %s: %s", v.Clause.Text, f.Name, v.Why)
}

var placeholder = regexp.MustCompile(`\$\{([^}]*)\}`)

// column is a symbol, in quotes where it has blanks, and its values.
var column = regexp.MustCompile(`^("[^"]*"|[^\s"=]+)=(\S+)`)

// readCalls reads a measure comment: NAME=VALUE,VALUE… for each symbol, as many
// values everywhere, then a colon, and the statements of the call with ${NAME}
// for the values. The word outside before the names says that a size wraps at
// these points, the word aliased that two pointers lead to one object.
func readCalls(c muxtest.Comment, f *iface.Interface) (out []call, err error) {
	text := strings.ReplaceAll(c.Text, "\n\t *", " ")
	head, body, ok := strings.Cut(text, " : ")
	if !ok {
		if head, body, ok = strings.Cut(text, " :"); !ok {
			return nil, errors.New("measure: no colon")
		}
	}
	head, outside := strings.CutPrefix(head, "outside ")
	head, aliased := strings.CutPrefix(head, "aliased ")
	columns := map[string][]string{}
	n := 0
	for head = strings.TrimSpace(head); head != ""; head = strings.TrimSpace(head) {
		field := column.FindStringSubmatch(head)
		if field == nil {
			return nil, fmt.Errorf("measure: %q is not NAME=VALUES", head)
		}
		head = head[len(field[0]):]
		name, list := strings.Trim(field[1], `"`), field[2]
		columns[name] = strings.Split(list, ",")
		if n != 0 && len(columns[name]) != n {
			return nil, errors.New("measure: lists of different lengths")
		}
		n = len(columns[name])
	}
	for i := range n {
		values := map[string]*big.Int{}
		for name, list := range columns {
			v, ok := new(big.Int).SetString(list[i], 10)
			if !ok {
				return nil, fmt.Errorf("measure: %q is not a number", list[i])
			}
			values[name] = v
		}
		var missing error
		stmt := placeholder.ReplaceAllStringFunc(body, func(p string) string {
			name := p[2 : len(p)-1]
			if values[name] == nil {
				missing = fmt.Errorf("measure: no values for %s", name)
				return "0"
			}
			return values[name].String()
		})
		if missing != nil {
			return nil, missing
		}
		out = append(out, call{c.Line, f, values, stmt, outside, aliased})
	}
	return out, nil
}

// measured runs the calls and compares them with the summaries.
func measured(t *testing.T, file, source string, calls []call) {
	t.Helper()
	if len(calls) == 0 {
		return
	}
	var texts []string
	for _, c := range calls {
		texts = append(texts, c.text)
	}
	blank := clause.Scan([]byte(source), func(n string) bool { return iface.LookupKeyword(n) != nil }, clause.Options{})
	xs, err := gen.MeasureCalls(context.Background(), t.TempDir(), string(blank.Text), texts)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range xs {
		c := calls[i]
		where := fmt.Sprintf("%s:%d: %s at %s", filepath.Base(file), c.line, c.fn.Name, sortedValues(c.values))
		if x.Why != '-' {
			t.Errorf("%s: the call ended with %c", where, x.Why)
			continue
		}
		if x.Failed {
			continue // a negative size, asked for on purpose
		}
		x.Wrapped = c.outside
		pt := gen.Point{Values: c.values}
		tl := newTally()
		if what := judge(c.fn, withPointers(c.fn.Summary, pt), "", x, tl); what != "" && !(c.aliased && assumesApart(c.fn)) {
			t.Errorf("%s: %s\n%s", where, what, describe(c.fn.Summary))
		}
		if len(tl.missing) > 0 {
			t.Errorf("%s: %v", where, tl.missing)
		}
	}
}

// assumesApart reports whether the interface rests on different names being
// different objects.
func assumesApart(f *iface.Interface) bool {
	return slices.ContainsFunc(f.Summary.Assumes, func(a iface.Assumption) bool { return a.Code == "no-alias" })
}

// withPointers gives the pointers of the summary that the comment does not
// mention, or says only not to be null, addresses of their own. Values that are no
// addresses stay.
func withPointers(s *iface.Summary, pt gen.Point) gen.Point {
	names := make([]string, 0, len(s.Inputs))
	for name := range s.Inputs {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		in := s.Inputs[name]
		if v := pt.Values[name]; in.Kind == iface.InValue && strings.Contains(in.Type, "*") && (v == nil || v.Sign() != 0 && v.BitLen() < 64) {
			pt.Values[name] = big.NewInt(int64(i+1) << 16)
		}
	}
	return pt
}
