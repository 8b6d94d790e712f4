// This file is the program's entry: its subcommands and exit statuses.

// Mux answers questions about interface documents:
//
//	mux show [--format text|json] FILE...    the formulas of all functions
//	mux eval FILE FUNC NAME=VALUE...         the bytes of one call
//	mux eval FILE FUNC --event EVENT.json    the same for a handler's event
//	mux run [--] CMD ARG...                  run a program under the counting runtime
//	mux version
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/muxlang/mux"
)

// Exit statuses.
const (
	exitOK       = 0
	exitSymbol   = 1 // a free symbol without value, or a name that is none
	exitDocument = 2 // a document that cannot be read
	exitUsage    = 4 // bad arguments
)

const usage = `usage: mux show [--format text|json] FILE...
       mux eval FILE FUNC [--event EVENT.json] [NAME=VALUE...]
       mux run [--summary] [--on-violation=log|abort|count] [--] CMD [ARG...]
       mux version
`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	if len(args) == 2 && (args[1] == "--help" || args[1] == "-h") {
		args = args[1:]
	}
	text := ""
	switch args[0] {
	case "show":
		return show(args[1:], stdin, stdout, stderr)
	case "eval":
		return eval(args[1:], stdin, stdout, stderr)
	case "run":
		return runCommand(args[1:], stderr)
	case "version", "--version", "-version":
		text = "mux " + mux.Version + "\n"
	case "help", "--help", "-h":
		text = usage
	default:
		fmt.Fprintf(stderr, "mux: no command %q\n%s", args[0], usage)
		return exitUsage
	}
	if _, err := io.WriteString(stdout, text); err != nil {
		fmt.Fprintf(stderr, "mux: %v\n", err)
		return exitDocument
	}
	return exitOK
}

// load reads a document; "-" is standard input.
func load(name string, stdin io.Reader) (*mux.Document, error) {
	if name != "-" {
		return mux.LoadFile(name)
	}
	d, err := mux.Load(stdin)
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return d, nil
}
