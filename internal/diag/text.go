// This file prints diagnostics as gcc does.

package diag

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// palette holds gcc's default colours (GCC_COLORS); the zero value prints none.
type palette struct{ locus, err, warn, note, option, reset string }

func newPalette(on bool) palette {
	if !on {
		return palette{}
	}
	const start, end = "\x1b[", "m\x1b[K"
	return palette{
		locus: start + "01" + end, err: start + "01;31" + end, warn: start + "01;35" + end,
		note: start + "01;36" + end, option: start + "01;35" + end, reset: start + end,
	}
}

func (p palette) of(s Severity) string {
	switch s {
	case Error:
		return p.err
	case Warning:
		return p.warn
	}
	return p.note
}

// ColorAuto is gcc's -fdiagnostics-color=auto: colour when w is a terminal and
// neither TERM=dumb nor an empty GCC_COLORS or a NO_COLOR is in the environment.
func ColorAuto(w io.Writer, getenv func(string) string, lookup func(string) (string, bool)) bool {
	f, ok := w.(*os.File)
	if !ok || getenv("TERM") == "" || getenv("TERM") == "dumb" || getenv("NO_COLOR") != "" {
		return false
	}
	if v, set := lookup("GCC_COLORS"); set && v == "" {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// option is the text in brackets behind a message: as in gcc -Werror= when it
// is an option that made an error of a warning.
func (d *Diagnostic) option() string {
	if d.Severity == Error && d.Code.Severity() != Error {
		return "-Werror=" + d.Code.Flag()
	}
	return "-W" + d.Code.Flag()
}

func textLine(pos Pos, sev Severity, msg, option string, p palette) string {
	var b strings.Builder
	if at := pos.String(); at != "" {
		b.WriteString(p.locus + at + ":" + p.reset + " ")
	}
	b.WriteString(p.of(sev) + sev.String() + ": " + p.reset)
	b.WriteString(printable(msg))
	if option != "" {
		b.WriteString(" [" + wrap(p.of(sev), option, p.reset) + "]")
	}
	return b.String()
}

// printable is a message on one line: bytes that are no text, which a clause may
// hold, appear as numbers.
func printable(msg string) string {
	var b strings.Builder
	for i, r := range msg {
		switch {
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case r == utf8.RuneError && !strings.HasPrefix(msg[i:], "\ufffd"), r < ' ', r == 0x7f:
			fmt.Fprintf(&b, "\\x%02x", msg[i])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func wrap(on, s, off string) string {
	if on == "" {
		return s
	}
	return on + s + off
}

// TextOptions steer WriteText.
type TextOptions struct {
	Color bool
	// Line returns a source line without its newline, for the caret display;
	// nil: none is printed.
	Line func(file string, line int) (string, bool)
}

// WriteText prints diagnostics in gcc's form, one line each followed by one
// note line per related site; ignored ones are left out.
func WriteText(w io.Writer, ds []*Diagnostic, opt TextOptions) error {
	bw := bufio.NewWriter(w)
	p := newPalette(opt.Color)
	for _, d := range ds {
		if d.Severity == Ignored {
			continue
		}
		fmt.Fprintln(bw, textLine(d.Pos, d.Severity, d.Message, d.option(), p))
		writeCaret(bw, d.Pos, d.End, p.of(d.Severity), p.reset, opt.Line)
		for _, r := range d.Related {
			fmt.Fprintln(bw, textLine(r.Pos, Note, r.Message, "", p))
			writeCaret(bw, r.Pos, Pos{}, p.note, p.reset, opt.Line)
		}
	}
	return bw.Flush()
}

// writeCaret prints the source line and underlines pos up to end (exclusive).
func writeCaret(w io.Writer, pos, end Pos, on, off string, line func(string, int) (string, bool)) {
	if line == nil || pos.Line == 0 || pos.Col == 0 {
		return
	}
	text, ok := line(pos.File, pos.Line)
	if !ok || pos.Col > len(text) {
		return
	}
	text, pos.Col, end.Col = window(text, pos.Col, end.Col)
	fmt.Fprintf(w, "%5d | %s\n", pos.Line, text)
	// Tabs are kept so that the caret stays under its character.
	pad := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, text[:pos.Col-1])
	n := 1
	if end.File == pos.File && end.Line == pos.Line && end.Col > pos.Col {
		n = min(end.Col, len(text)+1) - pos.Col
	}
	fmt.Fprintf(w, "      | %s%s\n", pad, wrap(on, "^"+strings.Repeat("~", n-1), off))
}

// A line longer than maxLine bytes is shown from before to after the column.
const maxLine, before, after = 400, 60, 140

// window cuts a long line to the part around a column, and moves the columns.
func window(text string, col, end int) (string, int, int) {
	if len(text) <= maxLine {
		return text, col, end
	}
	lo, hi := max(col-1-before, 0), min(col-1+after, len(text))
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	return text[lo:hi], col - lo, end - lo
}
