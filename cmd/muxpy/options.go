// This file reads command lines: flags that several commands share, in any
// order with the paths.

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/muxlang/mux/pyfront"
	"github.com/muxlang/mux/pyfront/syntax"
)

// options are the flags that several commands share, with what the project's
// settings say where a flag does not.
type options struct {
	format     string
	accounting string
	python     string
	config     string

	settings *config
}

// command is the command line of one of muxpy's commands.
type command struct {
	*flag.FlagSet
	options
	stderr io.Writer
}

// newCommand has the shared flags; formats lists the values of --format, the
// first is the default.
func newCommand(name string, stderr io.Writer, formats ...string) *command {
	c := &command{FlagSet: flag.NewFlagSet("muxpy "+name, flag.ContinueOnError), stderr: stderr}
	c.SetOutput(stderr)
	if len(formats) > 0 {
		c.StringVar(&c.format, "format", formats[0], strings.Join(formats, ", "))
	}
	c.StringVar(&c.accounting, "accounting", "", "what an object costs: "+strings.Join(pyfront.Accountings(), ", "))
	c.StringVar(&c.python, "python", "", "the version of Python that the sources are written for, such as 3.11")
	c.StringVar(&c.config, "config", "", "the file with the project's settings; by default the pyproject.toml in the working directory or above it")
	return c
}

// parse reads the arguments, which may stand in any order, and the project's
// settings. The status is exitOK, or says what is wrong after a message.
func (c *command) parse(args []string, formats ...string) (rest []string, status int) {
	for {
		switch err := c.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			return nil, helped
		case err != nil:
			return nil, exitUsage
		}
		args = c.Args()
		if len(args) == 0 {
			break
		}
		rest, args = append(rest, args[0]), args[1:]
	}
	bad := func(err error) ([]string, int) {
		fmt.Fprintln(c.stderr, "muxpy:", err)
		return nil, exitUsage
	}
	if len(formats) > 0 && !contains(formats, c.format) {
		return bad(fmt.Errorf("no format %q; known are %s", c.format, strings.Join(formats, ", ")))
	}
	var err error
	if c.settings, err = findConfig(c.config); err != nil {
		fmt.Fprintln(c.stderr, err)
		return nil, exitConfig
	}
	if c.accounting != "" {
		if err := knownAccounting(c.accounting); err != nil {
			return bad(err)
		}
	}
	if c.python != "" {
		if err := c.settings.Python.UnmarshalText([]byte(c.python)); err != nil {
			return bad(err)
		}
	}
	switch {
	case c.accounting != "":
	case c.settings.Accounting.name != "":
		c.accounting = c.settings.Accounting.name
	case c.settings.Python != 0:
		c.accounting = "cpython-" + syntax.Version(c.settings.Python).String()
	default:
		c.accounting = pyfront.DefaultAccounting
	}
	return rest, exitOK
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// load are the options for reading a file.
func (o *options) load(only map[string]bool) pyfront.Options {
	opt := pyfront.Options{Accounting: o.accounting, Version: syntax.Version(o.settings.Python), Only: only}
	if r := o.settings.Resolution; r != nil {
		opt.Resolution = max(1, int64(*r)) // below one byte there is nothing to leave out
	}
	return opt
}

// target splits PATH:FUNCTION.
func target(arg string) (path string, only map[string]bool) {
	if _, err := os.Stat(arg); err == nil {
		return arg, nil
	}
	if i := strings.LastIndexByte(arg, ':'); i > 0 && !strings.ContainsAny(arg[i+1:], `/\`) {
		return arg[:i], map[string]bool{arg[i+1:]: true}
	}
	return arg, nil
}
