// This file reads the settings of a project: the table tool.mux of
// pyproject.toml.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/pelletier/go-toml/v2"
)

const projectFile = "pyproject.toml"

// config is the table tool.mux; paths are as they are written there.
type config struct {
	Paths      []string                 `toml:"paths"`
	Exclude    []pattern                `toml:"exclude"`
	Accounting accountingName           `toml:"accounting"`
	Python     pythonVersion            `toml:"python"`
	Resolution *uint32                  `toml:"resolution"` // bytes
	Baseline   string                   `toml:"baseline"`
	Severity   map[string]severityValue `toml:"severity"`

	file string // that they are from, "" without one
	dir  string // of the file, "" without one
}

// accountingName is no string type: those are decoded without being asked.
type accountingName struct{ name string }

func (a *accountingName) UnmarshalText(text []byte) error {
	a.name = string(text)
	return knownAccounting(string(text))
}

// knownAccounting is the error about an accounting that is not known.
func knownAccounting(name string) error {
	for _, a := range pyfront.Accountings() {
		if a == name {
			return nil
		}
	}
	return fmt.Errorf("no accounting %q; known are %s", name, strings.Join(pyfront.Accountings(), ", "))
}

type pythonVersion syntax.Version

func (v *pythonVersion) UnmarshalText(text []byte) error {
	for x := syntax.Python38; x <= syntax.Latest; x++ {
		if x.String() == string(text) {
			*v = pythonVersion(x)
			return nil
		}
	}
	return fmt.Errorf("no Python version %q; known are %s to %s", text, syntax.Python38, syntax.Latest)
}

type severityValue diag.Severity

func (s *severityValue) UnmarshalText(text []byte) error {
	for x := diag.Ignored; x <= diag.Error; x++ {
		word := x.String()
		if x == diag.Ignored {
			word = "ignore"
		}
		if word == string(text) {
			*s = severityValue(x)
			return nil
		}
	}
	return fmt.Errorf("no severity %q; known are ignore, note, warning, error", text)
}

// configError is what is wrong with a project's settings.
type configError struct {
	pos diag.Pos
	msg string
}

func (e *configError) Error() string { return fmt.Sprintf("%s: error: %s", e.pos, e.msg) }

// findConfig reads the settings: of the file named, else of the first
// pyproject.toml with a table tool.mux in the working directory and above it.
// Without one the settings are the defaults. The error is a *configError.
func findConfig(file string) (*config, error) {
	if file != "" {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, &configError{diag.Pos{File: file}, systemError(err)}
		}
		c, _, err := parseConfig(file, src)
		return c, err
	}
	dir, err := os.Getwd()
	if err != nil {
		return &config{}, nil
	}
	for shown := ""; ; shown = filepath.Join("..", shown) {
		name := filepath.Join(shown, projectFile)
		src, err := os.ReadFile(filepath.Join(dir, projectFile))
		switch {
		case err == nil:
			if c, found, err := parseConfig(name, src); found || err != nil {
				return c, err
			}
		case !errors.Is(err, fs.ErrNotExist):
			return nil, &configError{diag.Pos{File: name}, systemError(err)}
		}
		up := filepath.Dir(dir)
		if up == dir {
			return &config{}, nil
		}
		dir = up
	}
}

// systemError is the reason of a failed file operation without its path.
func systemError(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// parseConfig reads a project file and says whether it has the table.
func parseConfig(name string, src []byte) (c *config, found bool, err error) {
	var file struct {
		Tool struct {
			Mux *config `toml:"mux"`
		} `toml:"tool"`
	}
	fail := func(line, col int, format string, args ...any) (*config, bool, error) {
		return nil, true, &configError{diag.Pos{File: name, Line: line, Col: col}, fmt.Sprintf(format, args...)}
	}
	if line, col, what := wrongKind(src); what != "" {
		return fail(line, col, "%s", what)
	}
	dec := toml.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	err = dec.Decode(&file)
	var missing *toml.StrictMissingError
	var bad *toml.DecodeError
	switch {
	case errors.As(err, &missing):
		for i := range missing.Errors {
			e := &missing.Errors[i]
			if k := e.Key(); len(k) > 2 && k[0] == "tool" && k[1] == "mux" {
				line, col := e.Position()
				return fail(line, col, "tool.mux has no setting %s", strings.Join(k[2:], "."))
			}
		}
	case errors.As(err, &bad):
		line, col := bad.Position()
		if key := strings.Join(bad.Key(), "."); key == "tool.mux.resolution" {
			return fail(line, col, "%s must be %s", key, expected(bad.Key()[2:]))
		}
		return fail(line, col, "%s", strings.TrimPrefix(bad.Error(), "toml: "))
	case err != nil:
		return fail(0, 0, "%s", strings.TrimPrefix(err.Error(), "toml: "))
	}
	c = file.Tool.Mux
	if c == nil {
		return &config{}, false, nil
	}
	for code := range c.Severity {
		if !isCode(code) {
			// The first in the file, whatever the order of the map.
			line, col := firstUnknownCode(src)
			return fail(line, col, "tool.mux.severity: there is no such code; docs/diagnostics.md lists them")
		}
	}
	c.file, c.dir = name, filepath.Dir(name)
	return c, true, nil
}

// isCode reports whether a word is a diagnostic code.
func isCode(word string) bool {
	_, ok := diag.Lookup(word)
	return ok && !strings.HasPrefix(word, "mux-")
}

// severity is what the settings make of a diagnostic's severity.
func (c *config) severity(d *diag.Diagnostic) diag.Severity {
	if s, ok := c.Severity[string(d.Code)]; ok {
		return diag.Severity(s)
	}
	return d.Severity
}
