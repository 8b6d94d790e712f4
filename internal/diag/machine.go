// This file renders diagnostics for machines: a JSON array and GitHub's
// workflow commands.

package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

type jsonPos struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

type jsonRelated struct {
	Pos     *jsonPos `json:"pos,omitempty"`
	Message string   `json:"message"`
}

type jsonDiagnostic struct {
	Code     string         `json:"code"`
	Severity string         `json:"severity"`
	Option   string         `json:"option"`
	Pos      *jsonPos       `json:"pos,omitempty"`
	End      *jsonPos       `json:"end,omitempty"`
	Function string         `json:"function,omitempty"`
	Message  string         `json:"message"`
	Related  []jsonRelated  `json:"related,omitempty"`
	Data     map[string]any `json:"data,omitempty"`
}

func toJSONPos(p Pos) *jsonPos {
	if p == (Pos{}) {
		return nil
	}
	return &jsonPos{p.File, p.Line, p.Col}
}

// WriteJSON writes the diagnostics as one JSON array, ignored ones left out.
func WriteJSON(w io.Writer, ds []*Diagnostic) error {
	out := []jsonDiagnostic{}
	for _, d := range ds {
		if d.Severity == Ignored {
			continue
		}
		j := jsonDiagnostic{
			Code: string(d.Code), Severity: d.Severity.String(), Option: d.option(),
			Pos: toJSONPos(d.Pos), End: toJSONPos(d.End),
			Function: d.Function, Message: d.Message, Data: d.Data,
		}
		for _, r := range d.Related {
			j.Related = append(j.Related, jsonRelated{toJSONPos(r.Pos), r.Message})
		}
		out = append(out, j)
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// WriteGitHub writes GitHub workflow commands, which annotate a pull request.
func WriteGitHub(w io.Writer, ds []*Diagnostic) error {
	bw := bufio.NewWriter(w)
	for _, d := range ds {
		level := d.Severity.String()
		switch d.Severity {
		case Ignored:
			continue
		case Note:
			level = "notice"
		}
		var props []string
		add := func(k, v string) { props = append(props, k+"="+githubProperty(v)) }
		if d.Pos.File != "" {
			add("file", d.Pos.File)
		}
		if d.Pos.Line > 0 {
			add("line", fmt.Sprint(d.Pos.Line))
		}
		if d.End.Line > 0 && d.End.File == d.Pos.File {
			add("endLine", fmt.Sprint(d.End.Line))
		}
		// GitHub accepts columns only on annotations of a single line.
		if d.Pos.Col > 0 && (d.End.Line == 0 || d.End.Line == d.Pos.Line) {
			add("col", fmt.Sprint(d.Pos.Col))
			if d.End.Col > d.Pos.Col {
				add("endColumn", fmt.Sprint(d.End.Col))
			}
		}
		add("title", d.Code.Flag())
		msg := d.Message
		for _, r := range d.Related {
			msg += "\n" + r.Message
			if at := r.Pos.String(); at != "" {
				msg += " (" + at + ")"
			}
		}
		fmt.Fprintf(bw, "::%s %s::%s\n", level, strings.Join(props, ","), githubData(msg))
	}
	return bw.Flush()
}

func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
