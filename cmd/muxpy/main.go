// This file is the program's entry: its subcommands and exit statuses.

// Muxpy infers, checks and runs memory-usage interfaces of Python functions:
//
//	muxpy check [PATH...]               a verdict for every clause
//	muxpy extract PATH[:FUNCTION]       the inferred interfaces as decorators
//	muxpy explain PATH:FUNCTION         what each line acquires and gives back
//	muxpy rewrite PATH [-o OUT]         plain Python with run-time checks
//	muxpy run SCRIPT [ARG...]           the same, run at once
//	muxpy version
package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/muxlang/mux"
)

// Exit statuses.
const (
	exitOK       = 0
	exitFindings = 1
	exitTool     = 2
	exitConfig   = 3
	exitUsage    = 4

	// helped is what a command returns that printed its help: exitOK outside.
	helped = -1
)

const usage = `usage: muxpy check [--format text|json|sarif|github] [--baseline FILE [--write-baseline]] [-v] [PATH...]
       muxpy extract [--write | --format text|json|stub] PATH[:FUNCTION]...
       muxpy explain PATH:FUNCTION
       muxpy rewrite PATH [-o OUT]
       muxpy run SCRIPT [ARG...]
       muxpy version
check, extract and explain also take --accounting NAME, --python VERSION and --config FILE.
`

func main() {
	signal.Ignore(syscall.SIGXFSZ) // a limit on file sizes is an error of the write
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if status := dispatch(args, stdin, stdout, stderr); status != helped {
		return status
	}
	return exitOK
}

func dispatch(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	switch args[0] {
	case "check": // colours need the terminal itself
		return check(args[1:], stdout, stderr)
	case "run":
		return runScript(args[1:], stdin, stdout, stderr)
	}
	out := output{w: stdout}
	status := printing(args, &out, stderr)
	if out.err != nil {
		fmt.Fprintln(stderr, "muxpy:", out.err)
		return exitTool
	}
	return status
}

// printing are the commands that print to out, which keeps the error of that.
func printing(args []string, out *output, stderr io.Writer) int {
	switch args[0] {
	case "extract":
		return extract(args[1:], out, stderr)
	case "explain":
		return explain(args[1:], out, stderr)
	case "rewrite":
		return rewrite(args[1:], out, stderr)
	case "version", "--version":
		fmt.Fprintln(out, "muxpy", mux.Version)
		return exitOK
	case "help", "--help", "-h":
		fmt.Fprint(out, usage)
		return exitOK
	}
	fmt.Fprintf(stderr, "muxpy: no command %q\n%s", args[0], usage)
	return exitUsage
}

// output passes on what is written until that fails. The first error is kept
// and the rest dropped, so that it is told of once.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.w.Write(p)
	}
	return len(p), nil
}
