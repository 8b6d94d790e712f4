// This file evaluates one function of a document.

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"

	"github.com/muxlang/mux"
)

// eval prints the four quantities of one call as a JSON object.
func eval(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var pos []string
	event := ""
	for i := 0; i < len(args); i++ {
		a := args[i]
		v, isEvent := strings.CutPrefix(a, "--event=")
		switch {
		case isEvent:
			event = v
		case a == "--event" && i+1 < len(args):
			i++
			event = args[i]
		case strings.HasPrefix(a, "--"):
			fmt.Fprintf(stderr, "mux eval: bad option %s\n%s", a, usage)
			return exitUsage
		default:
			pos = append(pos, a)
		}
	}
	if len(pos) < 2 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	values, err := mux.ParseBindings(pos[2:])
	if err != nil {
		fmt.Fprintf(stderr, "mux eval: %v\n", err)
		return exitUsage
	}
	doc, err := load(pos[0], stdin)
	if err != nil {
		fmt.Fprintf(stderr, "mux: %v\n", err)
		return exitDocument
	}
	f := doc.Function(pos[1])
	if f == nil {
		fmt.Fprintf(stderr, "mux eval: %s has no function %s\n", pos[0], pos[1])
		return exitUsage
	}
	if event != "" {
		if values, err = withEvent(f, event, values); err != nil {
			fmt.Fprintf(stderr, "mux eval: %v\n", err)
			return exitUsage
		}
	}
	a, err := f.Query(values)
	var missing *mux.MissingError
	var unknown *mux.UnknownNameError
	switch {
	case errors.As(err, &missing):
		return list(stderr, missing.Names)
	case errors.As(err, &unknown):
		return list(stderr, unknown.Names)
	case err != nil:
		fmt.Fprintf(stderr, "mux eval: %v\n", err)
		return exitUsage
	}
	e := json.NewEncoder(stdout)
	e.SetEscapeHTML(false)
	if err := e.Encode(a); err != nil {
		fmt.Fprintf(stderr, "mux: %v\n", err)
		return exitDocument
	}
	return exitOK
}

// withEvent adds the event's values; those of the command line win.
func withEvent(f *mux.Function, file string, values mux.Values) (mux.Values, error) {
	r, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	out, err := f.EventValues(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	maps.Copy(out, values)
	return out, nil
}

// list prints one symbol a line: the form that scripts read.
func list(stderr io.Writer, names []string) int {
	for _, n := range names {
		fmt.Fprintln(stderr, n)
	}
	return exitSymbol
}
