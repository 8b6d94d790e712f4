// This file prints the formulas of documents.

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/muxlang/mux"
)

type shown struct {
	File     string `json:"file"`
	Function string `json:"function"`
	Quantity string `json:"quantity"`
	Status   string `json:"status"`
	When     string `json:"when,omitempty"`
	Reason   string `json:"reason,omitempty"`
	Formula  string `json:"formula"`
}

// assumes stands where quantities do in the rows of assumptions.
const assumes = "assumes"

// shownAssumption reports whether assumptions with the code are shown: those about
// the objects that a call is given, and about which function is linked. Those about
// numbers are part of the formulas, as conditions, or hold in every defined call.
func shownAssumption(code string) bool {
	return code == "no-alias" || code == "chain" || code == "definition"
}

// show prints one line per function and quantity: name, quantity, exact, bound
// or unknown(reason), formula. Lines with the word assumes follow for what is taken
// for granted of the objects a call is given: code, text.
func show(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	format := "text"
	var files []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		v, isFormat := strings.CutPrefix(a, "--format=")
		switch {
		case isFormat:
			format = v
		case a == "--format" && i+1 < len(args):
			i++
			format = args[i]
		case strings.HasPrefix(a, "-") && a != "-":
			fmt.Fprintf(stderr, "mux show: bad option %s\n%s", a, usage)
			return exitUsage
		default:
			files = append(files, a)
		}
	}
	if len(files) == 0 || format != "text" && format != "json" {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	status := exitOK
	rows := []shown{}
	for _, name := range files {
		d, err := load(name, stdin)
		if err != nil {
			fmt.Fprintf(stderr, "mux: %v\n", err)
			status = exitDocument
			continue
		}
		for _, f := range d.Functions() {
			for _, q := range mux.Quantities() {
				fm := f.Formula(q)
				rows = append(rows, shown{name, f.Name(), q.String(), fm.Status, fm.When, fm.Reason, fm.Text})
			}
			for _, a := range f.Assumptions() {
				if code, text, _ := strings.Cut(a, ": "); shownAssumption(code) {
					rows = append(rows, shown{name, f.Name(), assumes, code, "", "", text})
				}
			}
		}
	}
	if err := printRows(stdout, format, rows); err != nil {
		fmt.Fprintf(stderr, "mux: %v\n", err)
		return exitDocument
	}
	return status
}

func printRows(w io.Writer, format string, rows []shown) error {
	if format == "json" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(rows)
	}
	cells := make([][4]string, len(rows))
	var width [3]int
	for i, r := range rows {
		st := r.Status
		if r.When != "" {
			st += "(when " + r.When + ")"
		}
		if r.Reason != "" {
			st += "(" + r.Reason + ")"
		}
		cells[i] = [4]string{r.Function, r.Quantity, oneLine(st), oneLine(r.Formula)}
		for k := range width {
			width[k] = max(width[k], utf8.RuneCountInString(cells[i][k]))
		}
	}
	bw := bufio.NewWriter(w)
	for _, c := range cells {
		line := fmt.Sprintf("%-*s  %-*s  %-*s  %s", width[0], c[0], width[1], c[1], width[2], c[2], c[3])
		fmt.Fprintln(bw, strings.TrimRight(line, " "))
	}
	return bw.Flush()
}

// oneLine keeps a row in its line and its columns.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
