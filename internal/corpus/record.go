// This file records how a package's own build compiles its units.

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// recorderName is this program's name when it stands in for the compiler.
const recorderName = "corpus-cc"

// logVar names the file that compilations are appended to; unset (while a
// package is configured), nothing is recorded.
const logVar = "MUX_CORPUS_LOG"

// command is one recorded call of the compiler.
type command struct {
	Dir  string   `json:"dir"`
	Args []string `json:"args"`
}

// record notes a compilation and then is the compiler.
func record(args []string) int {
	if log, units := os.Getenv(logVar), split(args); log != "" && len(units) > 0 {
		dir, _ := os.Getwd()
		var text []byte
		for _, u := range units {
			line, err := json.Marshal(command{dir, u})
			if err != nil {
				fmt.Fprintln(os.Stderr, "corpus-cc:", err)
				return 1
			}
			text = append(append(text, line...), '\n')
		}
		// One write in append mode: parallel makes do not mix lines.
		f, err := os.OpenFile(log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err == nil {
			_, err = f.Write(text)
			f.Close()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "corpus-cc:", err)
			return 1
		}
	}
	gcc, err := exec.LookPath("gcc")
	if err == nil {
		err = syscall.Exec(gcc, append([]string{"gcc"}, args...), os.Environ())
	}
	fmt.Fprintln(os.Stderr, "corpus-cc:", err)
	return 1
}

// source is the C file of a command that split made, or "".
func source(args []string) string {
	if files, ok := sources(args); ok && len(files) == 1 {
		return args[files[0]]
	}
	return ""
}

// split makes a command for each C file that args compile.
func split(args []string) (units [][]string) {
	files, ok := sources(args)
	if !ok {
		return nil
	}
	for _, keep := range files {
		var u []string
		for i, a := range args {
			if i == keep || !slices.Contains(files, i) {
				u = append(u, a)
			}
		}
		units = append(units, u)
	}
	return units
}

// sources are the indices of the C files among args; ok means that they are
// compiled to objects.
func sources(args []string) (files []int, ok bool) {
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "-c":
			ok = true
		case a == "-E" || a == "-S":
			return nil, false
		case takesValue(a):
			i++
		case strings.HasSuffix(a, ".c") && !strings.HasPrefix(a, "-"):
			files = append(files, i)
		}
	}
	return files, ok
}

func takesValue(a string) bool {
	switch a {
	case "-o", "-I", "-D", "-U", "-include", "-isystem", "-iquote", "-idirafter", "-MF", "-MT", "-MQ", "-x", "-L", "-l", "-Xlinker", "-Xpreprocessor", "-Xassembler":
		return true
	}
	return false
}

// unitArgs are the arguments of a command without its outputs: object and
// dependency file.
func (c command) unitArgs() (args []string, deps bool) {
	for i := 0; i < len(c.Args); i++ {
		switch a := c.Args[i]; {
		case a == "-o" || a == "-MF" || a == "-MT" || a == "-MQ":
			i++
		case strings.HasPrefix(a, "-Wp,-M"):
		case a == "-MD" || a == "-MMD":
			deps = true
			args = append(args, a)
		default:
			args = append(args, a)
		}
	}
	return args, deps
}

// symlink makes this program available as the recording compiler.
func symlink(dir string) (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	path := filepath.Join(dir, recorderName)
	os.Remove(path)
	return path, os.Symlink(exe, path)
}
