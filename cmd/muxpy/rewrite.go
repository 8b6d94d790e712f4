// This file writes and runs plain Python with run-time checks.

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/rewrite/pyrewrite"
)

func rewrite(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("muxpy rewrite", flag.ContinueOnError)
	fs.SetOutput(stderr)
	out := fs.String("o", "", "the file or folder to write; nothing: standard output")
	// The path may stand before the flags.
	var path string
	if len(args) > 0 && len(args[0]) > 0 && args[0][0] != '-' {
		path, args = args[0], args[1:]
	}
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return helped
	case err != nil:
		return exitUsage
	}
	if path == "" && fs.NArg() == 1 {
		path = fs.Arg(0)
	} else if fs.NArg() > 0 || path == "" {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	var ds []*diag.Diagnostic
	var err error
	if *out == "" {
		var src, text []byte
		if src, err = os.ReadFile(path); err == nil {
			text, ds, err = pyrewrite.Rewrite(path, src, pyrewrite.Options{})
		}
		if err == nil && !diag.HasErrors(ds) {
			_, err = stdout.Write(text)
		}
	} else {
		ds, err = pyrewrite.Path(path, *out, pyrewrite.Options{})
	}
	if werr := diag.WriteText(stderr, ds, diag.TextOptions{}); err == nil {
		err = werr
	}
	if err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		return exitTool
	}
	if diag.HasErrors(ds) {
		return exitFindings
	}
	return exitOK
}

// runScript runs a script with its clauses checked; the status is the script's.
func runScript(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	// What the script asks of muxpy comes from this very program.
	self, err := os.Executable()
	if err != nil {
		self = ""
	}
	cmd, err := pyrewrite.Command(context.Background(), pyrewrite.RunOptions{Muxpy: self}, args...)
	if err != nil {
		fmt.Fprintln(stderr, "muxpy:", err)
		return exitTool
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, stdout, stderr
	err = cmd.Run()
	var ee *exec.ExitError
	switch {
	case errors.As(err, &ee):
		return ee.ExitCode()
	case err != nil:
		fmt.Fprintln(stderr, "muxpy:", err)
		return exitTool
	}
	return exitOK
}
