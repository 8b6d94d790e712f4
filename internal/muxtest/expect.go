// This file reads expectations from comments of C and Python sources:
//
//	want code "regexp" code "regexp"   diagnostics of this very line
//	infer alloc = 4*n; peak = 4*n+16   the interface of the function that starts here
//	measure n=0,1,1000                 points for the measuring harness
//
// behind // or inside /* */ (C) or behind # (Python).

package muxtest

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/muxlang/mux/internal/diag"
)

// TB is what the helpers need of a test.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Want is one expected diagnostic.
type Want struct {
	Line    int
	Code    diag.Code
	Pattern *regexp.Regexp // of the message
}

// Comment is one infer or measure comment: its line and what follows the word.
type Comment struct {
	Line int
	Text string
	// start and end are the byte offsets of Text in the source.
	start, end int
}

// Expectations are the comments of one source.
type Expectations struct {
	Wants    []Want
	Infers   []Comment
	Measures []Comment
}

// Parse reads the expectations of a source. python chooses # comments.
func Parse(source string, python bool) (Expectations, error) {
	var x Expectations
	for _, c := range comments(source, python) {
		word, rest, _ := strings.Cut(c.Text, " ")
		rest = strings.TrimSpace(rest)
		switch word {
		case "want":
			ws, err := parseWants(c.Line, rest)
			if err != nil {
				return x, fmt.Errorf("line %d: %w", c.Line, err)
			}
			x.Wants = append(x.Wants, ws...)
		case "infer", "measure":
			c.start, c.Text = c.end-len(rest), rest
			if word == "infer" {
				x.Infers = append(x.Infers, c)
			} else {
				x.Measures = append(x.Measures, c)
			}
		}
	}
	return x, nil
}

// comments finds the comments of a source, trimmed; string and character
// literals are skipped, also over lines in Python's triple quotes.
func comments(s string, python bool) (out []Comment) {
	line := 1
	add := func(from, to int) {
		text := s[from:to]
		lead := len(text) - len(strings.TrimLeft(text, " \t"))
		text = strings.TrimSpace(text)
		out = append(out, Comment{Line: line, Text: text, start: from + lead, end: from + lead + len(text)})
	}
	for i := 0; i < len(s); {
		switch ch := s[i]; {
		case ch == '\n':
			line++
			i++
		case python && ch == '#', !python && strings.HasPrefix(s[i:], "//"):
			end := i + strings.IndexByte(s[i:]+"\n", '\n')
			if ch == '#' {
				add(i+1, end)
			} else {
				add(i+2, end)
			}
			i = end
		case !python && strings.HasPrefix(s[i:], "/*"):
			n := strings.Index(s[i+2:], "*/")
			if n < 0 {
				return out
			}
			add(i+2, i+2+n)
			line += strings.Count(s[i:i+2+n], "\n")
			i += n + 4
		case ch == '"' || ch == '\'':
			end := skipLiteral(s, i, python)
			line += strings.Count(s[i:end], "\n")
			i = end
		default:
			i++
		}
	}
	return out
}

// skipLiteral returns the offset after the literal that starts at i; an
// unterminated one ends with its line.
func skipLiteral(s string, i int, python bool) int {
	q := s[i : i+1]
	if python && strings.HasPrefix(s[i:], strings.Repeat(q, 3)) {
		q = strings.Repeat(q, 3)
	}
	for j := i + len(q); j < len(s); j++ {
		switch {
		case s[j] == '\\':
			j++
		case s[j] == '\n' && len(q) == 1:
			return j
		case strings.HasPrefix(s[j:], q):
			return j + len(q)
		}
	}
	return len(s)
}

// parseWants reads { code "regexp" }, the patterns quoted as in Go.
func parseWants(line int, s string) (out []Want, err error) {
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		code, rest, ok := strings.Cut(s, " ")
		if !ok {
			return nil, fmt.Errorf("want %s: the pattern is missing", s)
		}
		info, known := diag.Lookup(code)
		if !known {
			return nil, fmt.Errorf("want: no diagnostic code %q", code)
		}
		quoted, err := strconv.QuotedPrefix(strings.TrimSpace(rest))
		if err != nil {
			return nil, fmt.Errorf("want %s: the pattern is not a quoted string", code)
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, err
		}
		re, err := regexp.Compile(text)
		if err != nil {
			return nil, err
		}
		out = append(out, Want{line, info.Code, re})
		s = strings.TrimSpace(rest)[len(quoted):]
	}
	return out, nil
}

// Check compares the diagnostics of one file with its want comments: each must
// be wanted and each wanted one must be there. Ignored ones do not count, and
// neither do notes unless their line wants their code.
func Check(t TB, file string, wants []Want, ds []*diag.Diagnostic) {
	t.Helper()
	for _, p := range Unmatched(file, wants, ds) {
		t.Errorf("%s", p)
	}
}

// Unmatched is the list of differences that Check reports.
func Unmatched(file string, wants []Want, ds []*diag.Diagnostic) (problems []string) {
	met := make([]bool, len(wants))
	for _, d := range ds {
		if d.Severity == diag.Ignored {
			continue
		}
		i := slices.IndexFunc(wants, func(w Want) bool { return w.matches(d) })
		for k, w := range wants { // prefer one that is still open
			if w.matches(d) && !met[k] {
				i = k
				break
			}
		}
		switch {
		case i >= 0:
			met[i] = true
		case d.Severity > diag.Note:
			problems = append(problems, "unexpected: "+d.String())
		}
	}
	for k, w := range wants {
		if !met[k] {
			problems = append(problems, fmt.Sprintf("%s:%d: no %s diagnostic matches %q", file, w.Line, w.Code, w.Pattern))
		}
	}
	return problems
}

func (w Want) matches(d *diag.Diagnostic) bool {
	return d.Pos.Line == w.Line && d.Code.Flag() == w.Code.Flag() && w.Pattern.MatchString(d.Message)
}

// CheckInfer compares the infer comments of a source with what get says of the
// function starting on each comment's line. With update the file's comments are
// rewritten to it instead; want comments never are.
func CheckInfer(t TB, file, source string, x Expectations, update bool, get func(line int) (string, bool)) {
	t.Helper()
	out, changed := source, false
	for _, c := range slices.Backward(x.Infers) {
		got, ok := get(c.Line)
		switch {
		case !ok:
			t.Errorf("%s:%d: infer comment, but no function starts here", file, c.Line)
		case normalSpace(got) == normalSpace(c.Text):
		case update:
			out, changed = out[:c.start]+got+out[c.end:], true
		default:
			t.Errorf("%s:%d: infer %s\n\tgot   %s", file, c.Line, c.Text, got)
		}
	}
	if changed {
		if err := os.WriteFile(file, []byte(out), 0o666); err != nil {
			t.Fatalf("%v", err)
		}
	}
}

func normalSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
