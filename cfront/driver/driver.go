// This file reads a compiler command line: which compiler, which options are
// ours, and what is to be done with each input.

// Package driver understands gcc command lines as far as needed to stand in
// gcc's place: what is compiled C and what passes through, and the commands
// that preprocess a unit and compile its rewritten text so that objects,
// warnings and dependency files are those of the plain command.
package driver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Invocation is one parsed call.
type Invocation struct {
	// Compiler is the compiler command, usually one word ("ccache gcc": two);
	// the first is a path that can be executed.
	Compiler []string
	// Name is the compiler's name as the user gave it, for its argv[0] and so
	// for its messages.
	Name string
	// Args are the arguments for the compiler as the user wrote them, without
	// our own options; @files stay unexpanded when they hold none of ours.
	Args []string
	// Own are our own options in order: -fmux-…, -W[no-][error=]mux-….
	Own []string
	// Warnings are all -W and -w options in order, ours and gcc's, for
	// severities.
	Warnings []string
	// Inputs are the input files in order.
	Inputs []Input
	// Stop says how far inputs are compiled.
	Stop Stop
	// Output is the -o argument, "" without.
	Output string

	words []word
	// why the command passes through whatever the inputs hold; "" if it does not
	through string
}

// Stop is the last step of the compilation.
type Stop int

const (
	Link   Stop = iota
	Object      // -c
	Assembly
	Syntax // -fsyntax-only: nothing is written
)

// Input is one input file.
type Input struct {
	File string // "-" is the standard input
	Lang Lang
	word int // index into Invocation.words
}

// Lang is what an input is to us.
type Lang int

const (
	Other        Lang = iota // another language, an object, a library: not ours
	C                        // C source
	Preprocessed             // C after preprocessing
)

// IsOwn reports whether a command-line word is an option of ours.
func IsOwn(a string) bool {
	if strings.HasPrefix(a, "-fmux-") || strings.HasPrefix(a, "-fno-mux-") {
		return true
	}
	w, ok := strings.CutPrefix(a, "-W")
	if !ok {
		return false
	}
	w = strings.TrimPrefix(w, "no-")
	w = strings.TrimPrefix(w, "error=")
	return w == "mux" || strings.HasPrefix(w, "mux-")
}

// Parse reads argv (argv[0] included) in the given environment. self is the
// path of the running executable, so that it is never taken for the compiler.
func Parse(argv, environ []string, self string) (*Invocation, error) {
	env := lookup(environ)
	args := argv[1:]
	inv := &Invocation{}
	var named []string
	args, named = leadingCompiler(args)
	if err := inv.findCompiler(argv[0], named, env, self); err != nil {
		return nil, err
	}
	flags, err := SplitWords(env("MUXCC_FLAGS"))
	if err != nil {
		return nil, fmt.Errorf("MUXCC_FLAGS: %w", err)
	}
	args = append(flags, args...)
	expanded, err := expand(args, 0)
	if err != nil {
		return nil, err
	}
	inv.Args = args
	var plain []string
	for _, a := range expanded {
		switch {
		case IsOwn(a):
			inv.Own = append(inv.Own, a)
			inv.Warnings = append(inv.Warnings, a)
			continue
		case a == "-w" || strings.HasPrefix(a, "-W"):
			inv.Warnings = append(inv.Warnings, a)
		}
		plain = append(plain, a)
	}
	if len(inv.Own) > 0 {
		inv.Args = plain
	}
	inv.words = parseWords(plain)
	inv.classify()
	return inv, nil
}

// lookup returns a getenv over an environment list.
func lookup(environ []string) func(string) string {
	return func(name string) string {
		for i := len(environ) - 1; i >= 0; i-- {
			if v, ok := strings.CutPrefix(environ[i], name+"="); ok {
				return v
			}
		}
		return ""
	}
}

// compilerName matches the names under which C compilers and their caches are
// called: gcc, gcc-12, x86_64-linux-gnu-gcc, clang, cc, ccache.
var compilerName = regexp.MustCompile(`^([A-Za-z0-9_.]+-)*(gcc|cc|c89|c99|clang|tcc|icx|ccache|sccache|distcc)(-[0-9.]+)?$`)

var wrapperName = regexp.MustCompile(`^(ccache|sccache|distcc)$`)

// leadingCompiler takes a compiler command off the arguments, as in
// "muxcc gcc -c x.c" or "muxcc ccache gcc -c x.c".
func leadingCompiler(args []string) (rest, compiler []string) {
	for len(args) > 0 {
		base := filepath.Base(args[0])
		if strings.HasPrefix(args[0], "-") || !compilerName.MatchString(base) {
			break
		}
		if !strings.Contains(args[0], "/") {
			if fi, err := os.Stat(args[0]); err == nil && fi.Mode().IsRegular() {
				break // an input of that name
			}
		}
		compiler = append(compiler, args[0])
		args = args[1:]
		if !wrapperName.MatchString(base) {
			break
		}
	}
	return args, compiler
}

// ErrNoCompiler is wrapped when the compiler cannot be found.
var ErrNoCompiler = errors.New("compiler not found")

// findCompiler decides which compiler stands behind us: the one named in the
// call, MUXCC_CC, our own name when installed under a compiler's name, gcc.
func (inv *Invocation) findCompiler(arg0 string, named []string, env func(string) string, self string) error {
	cmd := named
	if len(cmd) == 0 {
		var err error
		if cmd, err = SplitWords(env("MUXCC_CC")); err != nil {
			return fmt.Errorf("MUXCC_CC: %w", err)
		}
	}
	if base := filepath.Base(arg0); len(cmd) == 0 && compilerName.MatchString(base) {
		cmd = []string{base}
	}
	if len(cmd) == 0 {
		cmd = []string{"gcc"}
	}
	path, ok := findExecutable(cmd[0], env("PATH"), self)
	if !ok {
		return fmt.Errorf("%w: %s (set MUXCC_CC to the C compiler to use)", ErrNoCompiler, cmd[0])
	}
	inv.Compiler, inv.Name = append([]string{path}, cmd[1:]...), cmd[0]
	return nil
}

// findExecutable looks a command up, skipping ourselves under other names.
func findExecutable(name, path, self string) (string, bool) {
	own, _ := os.Stat(self)
	usable := func(p string) bool {
		fi, err := os.Stat(p)
		return err == nil && fi.Mode().IsRegular() && fi.Mode()&0o111 != 0 && (own == nil || !os.SameFile(fi, own))
	}
	if strings.Contains(name, "/") {
		return name, usable(name)
	}
	for _, dir := range filepath.SplitList(path) {
		if dir == "" {
			dir = "."
		}
		if p := filepath.Join(dir, name); usable(p) {
			if !strings.Contains(p, "/") {
				p = "./" + p
			}
			return p, true
		}
	}
	return "", false
}

// classify finds inputs, output and how far to compile.
func (inv *Invocation) classify() {
	for i, w := range inv.words {
		switch {
		case w.input:
			inv.Inputs = append(inv.Inputs, Input{File: w.value, Lang: langOf(w), word: i})
		case w.name == "-o":
			inv.Output = w.value
		case w.name == "-c":
			if inv.Stop != Assembly {
				inv.Stop = Object
			}
		case w.name == "-S":
			inv.Stop = Assembly
		case w.name == "-fsyntax-only":
			inv.Stop = Syntax
		case alone(w.name):
			inv.through = w.name
		case strings.HasPrefix(w.name, "@"):
			inv.through = w.name
		}
	}
	for _, w := range inv.words {
		if w.name == "-fsyntax-only" {
			inv.Stop = Syntax
		}
	}
	switch {
	case inv.through != "":
	case len(inv.CUnits()) == 0:
		inv.through = "no C input"
	case inv.Output != "" && (inv.Stop == Object || inv.Stop == Assembly) && inv.sources() > 1:
		inv.through = "one output for several inputs" // which the compiler refuses
	}
}

// sources counts the inputs that are not for the linker alone.
func (inv *Invocation) sources() (n int) {
	for _, in := range inv.Inputs {
		switch ext := filepath.Ext(in.File); {
		case in.Lang != Other, inv.words[in.word].lang != "" && inv.words[in.word].lang != "none":
			n++
		case ext == ".s", ext == ".S", ext == ".sx", ext == ".h", strings.HasPrefix(ext, ".c"), ext == ".C", ext == ".m":
			n++
		}
	}
	return n
}

// langOf decides an input's language by -x or suffix.
func langOf(w word) Lang {
	switch w.lang {
	case "":
	case "c":
		return C
	case "cpp-output":
		return Preprocessed
	default:
		return Other
	}
	switch filepath.Ext(w.value) {
	case ".c":
		return C
	case ".i":
		return Preprocessed
	}
	return Other
}

// CUnits are the inputs that are compiled as C.
func (inv *Invocation) CUnits() []Input {
	var out []Input
	for _, in := range inv.Inputs {
		if in.Lang != Other {
			out = append(out, in)
		}
	}
	return out
}

// PassThrough reports whether the command is none of ours whatever the inputs
// hold, and why: no C input, -E, -M, --version and the like.
func (inv *Invocation) PassThrough() (why string, ok bool) { return inv.through, inv.through != "" }

// Links reports whether the command runs the linker.
func (inv *Invocation) Links() bool {
	if inv.Stop != Link {
		return false
	}
	for _, w := range inv.words {
		if alone(w.name) {
			return false
		}
	}
	return len(inv.Inputs) > 0
}

// Command is the compiler command with the user's arguments as they were given.
func (inv *Invocation) Command() []string {
	return append(append([]string{}, inv.Compiler...), inv.Args...)
}
