// This file reads muxcc's own options.

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/muxlang/mux/cfront/driver"
	"github.com/muxlang/mux/internal/diag"
)

// options are muxcc's own options of one call.
type options struct {
	infer     bool          // -fmux-infer, or implied
	document  bool          // -fmux-interface[=FILE|DIR/]
	docPath   string        // "" for next to the object
	header    string        // -fmux-header=FILE
	includes  []string      // -fmux-header-include=NAME
	explain   []string      // -fmux-explain=FUNCTION
	use       []string      // -fmux-use=FILE|DIR
	assert    bool          // -fmux-assert
	format    string        // -fmux-diagnostics=FORMAT[:FILE]
	diagFile  string        // "" for the standard error
	timeLimit time.Duration // -fmux-time-limit=SECONDS
	effort    int           // -fmux-effort=N
	severity  diag.Severities
	warnings  []string // the options behind severity
}

// asked reports whether an option turns a code on by its name.
func (o *options) asked(c diag.Code) bool {
	on := false
	for _, w := range o.warnings {
		switch w {
		case "-W" + c.Flag(), "-Werror=" + c.Flag():
			on = true
		case "-Wno-" + c.Flag():
			on = false
		}
	}
	return on
}

// defaultTimeLimit bounds the analysis of one unit; a unit that takes longer is
// compiled unchecked, with a note.
const defaultTimeLimit = time.Minute

// parseOptions reads inv's own options.
func parseOptions(inv *driver.Invocation) (*options, error) {
	o := &options{format: "text", timeLimit: defaultTimeLimit, effort: 1}
	for _, w := range inv.Own {
		if strings.HasPrefix(w, "-W") {
			continue
		}
		if err := o.set(w); err != nil {
			return nil, err
		}
	}
	var unknown []string
	o.warnings = inv.Warnings
	o.severity, unknown = diag.ParseSeverities(inv.Warnings)
	if len(unknown) > 0 {
		return nil, fmt.Errorf("unrecognized command-line option '%s'", unknown[0])
	}
	return o, nil
}

// set handles one -fmux- option; -fno-mux- takes a switch back.
func (o *options) set(w string) error {
	name, value, hasValue := strings.Cut(w, "=")
	needs := func() error {
		if value == "" {
			return fmt.Errorf("missing argument to '%s='", name)
		}
		return nil
	}
	switch name {
	case "-fmux-infer", "-fno-mux-infer":
		o.infer = name == "-fmux-infer"
	case "-fmux-assert", "-fno-mux-assert":
		o.assert = name == "-fmux-assert"
	case "-fmux-interface":
		o.document, o.docPath = true, value
	case "-fno-mux-interface":
		o.document = false
	case "-fmux-header":
		o.header = value
		return needs()
	case "-fmux-header-include":
		if strings.ContainsAny(value, "\n\r") {
			return fmt.Errorf("'%s' is not a header's name", value)
		}
		o.includes = append(o.includes, value)
		return needs()
	case "-fmux-explain":
		for f := range strings.SplitSeq(value, ",") {
			if f = strings.TrimSpace(f); f != "" && !slices.Contains(o.explain, f) {
				o.explain = append(o.explain, f)
			}
		}
		return needs()
	case "-fmux-use":
		o.use = append(o.use, value)
		return needs()
	case "-fmux-time-limit":
		s, err := strconv.ParseFloat(value, 64)
		if err != nil || s <= 0 || s > 1e6 {
			return fmt.Errorf("'%s' is not a number of seconds in '%s'", value, w)
		}
		o.timeLimit = time.Duration(s * float64(time.Second))
	case "-fmux-effort":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 || n > 100 {
			return fmt.Errorf("'%s' is not a number from 1 to 100 in '%s'", value, w)
		}
		o.effort = n
	case "-fmux-diagnostics":
		o.format, o.diagFile, _ = strings.Cut(value, ":")
		switch o.format {
		case "text", "json", "sarif", "github":
		default:
			return fmt.Errorf("'%s' is not a format of '-fmux-diagnostics=': text, json, sarif or github", o.format)
		}
	default:
		return fmt.Errorf("unrecognized command-line option '%s'", w)
	}
	if hasValue && value != "" {
		switch name {
		case "-fmux-infer", "-fno-mux-infer", "-fmux-assert", "-fno-mux-assert", "-fno-mux-interface":
			return fmt.Errorf("'%s' takes no argument", name)
		}
	}
	return nil
}

// everything reports whether units without clauses are to be looked at, too.
func (o *options) everything() bool { return o.all() || len(o.explain) > 0 }

// all reports whether all functions of a unit are to be looked at, not only
// those with clauses.
func (o *options) all() bool { return o.infer || o.document || o.header != "" }
