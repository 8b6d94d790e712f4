// This file looks at sources before any compiler runs: the files a unit may
// include, found without evaluating conditions.

package driver

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Survey reads the files a unit of the command may be made of and reports
// whether visit is false for all of them: then no preprocessor has to run to
// know that nothing of ours is in the unit. It reads more files than the
// compiler (conditions are not evaluated) and never fewer, or gives up and
// returns false: when an include names a macro, or the search path depends on
// more than the options it knows.
func (inv *Invocation) Survey(in Input, environ []string, visit func(text []byte) bool) bool {
	s := &survey{visit: visit, seen: map[string]bool{}, dirs: map[string]bool{}}
	if !s.search(inv, environ) || in.File == "-" {
		return false
	}
	if in.Lang == Preprocessed {
		text, err := os.ReadFile(in.File)
		return err == nil && !visit(text)
	}
	for _, w := range inv.words {
		if w.name != "-include" && w.name != "-imacros" {
			continue
		}
		if fileExists(w.value) {
			if !s.file(w.value) {
				return false
			}
		} else if !s.include(w.value, ".", true, false) {
			return false
		}
	}
	return s.file(in.File) && !s.macroDefined(inv)
}

// macroDefined reports whether a macro that an include names may be defined.
func (s *survey) macroDefined(inv *Invocation) bool {
	for _, name := range s.macros {
		for _, w := range inv.words {
			if w.name == "-D" && strings.HasPrefix(w.value, name) || strings.HasPrefix(w.name, "-Wp,") {
				return true
			}
		}
		for _, text := range s.texts {
			for from := 0; ; {
				i := bytes.Index(text[from:], []byte(name))
				if i < 0 {
					break
				}
				before := bytes.TrimRight(text[:from+i], " \t")
				if bytes.HasSuffix(before, []byte("define")) || bytes.HasSuffix(before, []byte("*/")) ||
					bytes.HasSuffix(before, []byte("\n")) {
					return true
				}
				from += i + len(name)
			}
		}
	}
	return false
}

func isWord(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
}

type survey struct {
	visit func([]byte) bool
	quote []string // -iquote
	angle []string // -I, -isystem, environment, the system's, -idirafter
	seen  map[string]bool
	dirs  map[string]bool // which search directories exist
	// Includes that name a macro, and the texts that may define it.
	macros []string
	texts  [][]byte
}

// nativeName matches compilers whose default search path is the system's.
var nativeName = regexp.MustCompile(`^(x86_64-linux-gnu-|aarch64-linux-gnu-)?(gcc|cc|c89|c99|clang)(-[0-9.]+)?$`)

// search collects the include path.
func (s *survey) search(inv *Invocation, environ []string) bool {
	if len(inv.Compiler) != 1 || !nativeName.MatchString(filepath.Base(inv.Compiler[0])) {
		return false
	}
	real, err := filepath.EvalSymlinks(inv.Compiler[0])
	if err != nil || filepath.Dir(real) != "/usr/bin" && !strings.HasPrefix(real, "/usr/lib/llvm") ||
		!nativeName.MatchString(filepath.Base(real)) {
		return false
	}
	var system, after []string
	nostd := false
	for _, w := range inv.words {
		switch n := w.name; {
		case n == "-I":
			if w.value == "-" || strings.HasPrefix(w.value, "=") || strings.HasPrefix(w.value, "$SYSROOT") {
				return false
			}
			s.angle = append(s.angle, w.value)
		case n == "-iquote":
			s.quote = append(s.quote, w.value)
		case n == "-isystem":
			system = append(system, w.value)
		case n == "-idirafter":
			after = append(after, w.value)
		case n == "-nostdinc":
			nostd = true
		case n == "--sysroot" || strings.HasPrefix(n, "--sysroot=") || n == "-isysroot" || n == "-B" || n == "-iprefix" ||
			strings.HasPrefix(n, "-iwithprefix") || strings.HasPrefix(n, "-imulti") || strings.HasPrefix(n, "-specs") ||
			strings.HasPrefix(n, "--specs") || n == "-target" || strings.HasPrefix(n, "--target") || n == "-trigraphs" ||
			n == "--include" || n == "--imacros" || n == "--include-directory" || strings.HasPrefix(n, "--include") ||
			strings.HasPrefix(n, "-Wp,-i") || strings.HasPrefix(n, "-Wp,-I") || n == "-Xpreprocessor" || n == "-Xclang" ||
			strings.HasPrefix(n, "-fplugin"):
			return false
		}
	}
	env := lookup(environ)
	if env("COMPILER_PATH") != "" || env("GCC_EXEC_PREFIX") != "" {
		return false
	}
	s.angle = append(s.angle, envDirs(env("CPATH"))...)
	s.angle = append(s.angle, system...)
	s.angle = append(s.angle, envDirs(env("C_INCLUDE_PATH"))...)
	if !nostd {
		s.angle = append(s.angle, "/usr/local/include")
		arch, _ := filepath.Glob("/usr/include/*-linux-gnu*")
		s.angle = append(s.angle, arch...)
		s.angle = append(s.angle, "/usr/include")
	}
	s.angle = append(s.angle, after...)
	for _, d := range append(append([]string{}, s.angle...), s.quote...) {
		fi, err := os.Stat(d)
		s.dirs[d] = err == nil && fi.IsDir()
	}
	return true
}

func envDirs(v string) []string {
	if v == "" {
		return nil
	}
	out := filepath.SplitList(v)
	for i := range out {
		if out[i] == "" {
			out[i] = "."
		}
	}
	return out
}

func fileExists(p string) bool {
	fi, err := os.Stat(p)
	return err == nil && !fi.IsDir()
}

// file surveys one file and what it may include.
func (s *survey) file(path string) bool {
	if s.seen[path] {
		return true
	}
	s.seen[path] = true
	text, err := os.ReadFile(path)
	if err != nil || s.visit(text) {
		return false
	}
	s.texts = append(s.texts, text)
	dir := filepath.Dir(path)
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte("include"))
		if i < 0 {
			return true
		}
		at := from + i
		from = at + len("include")
		if !directiveStart(text[:at]) {
			continue
		}
		rest := text[from:]
		next := bytes.HasPrefix(rest, []byte("_next"))
		rest = bytes.TrimPrefix(rest, []byte("_next"))
		if len(rest) == 0 || bytes.IndexByte([]byte(" \t\"</\\"), rest[0]) < 0 {
			continue // some other word, in a comment
		}
		rest = bytes.TrimLeft(rest, " \t")
		closer := byte('"')
		switch {
		case len(rest) == 0, rest[0] == '\n', rest[0] == '\r':
			continue
		case rest[0] == '"':
		case rest[0] == '<':
			closer = '>'
		default:
			// A macro. It only matters when something defines it.
			word := rest[:len(rest)-len(bytes.TrimLeftFunc(rest, isWord))]
			if len(word) == 0 {
				return false // a comment, a splice: the preprocessor's turn
			}
			s.macros = append(s.macros, string(word))
			continue
		}
		line, _, _ := bytes.Cut(rest[1:], []byte("\n"))
		name, _, ok := bytes.Cut(line, []byte{closer})
		if !ok {
			continue
		}
		if !s.include(string(name), dir, closer == '"', next) {
			return false
		}
	}
}

// directiveStart reports whether text ends in the "#" of a directive: first on
// its line, or behind a comment.
func directiveStart(text []byte) bool {
	text = bytes.TrimRight(text, " \t")
	n := len(text)
	text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("#")), []byte("%:"))
	if len(text) == n {
		return bytes.HasSuffix(text, []byte("*/")) && bytes.LastIndexByte(text, '#') > bytes.LastIndexByte(text, '\n')
	}
	text = bytes.TrimRight(text, " \t\f\v")
	return len(text) == 0 || text[len(text)-1] == '\n' || bytes.HasSuffix(text, []byte("*/"))
}

// include surveys the file an include names. A name that is not found is either
// behind a condition, an error, or one of the compiler's own headers.
func (s *survey) include(name, dir string, quoted, next bool) bool {
	if filepath.IsAbs(name) {
		return !fileExists(name) || s.file(name)
	}
	var path []string
	if quoted {
		path = append(append(path, dir), s.quote...)
	}
	path = append(path, s.angle...)
	for _, d := range path {
		if exists, known := s.dirs[d]; known && !exists {
			continue
		}
		p := name
		if d != "." {
			p = d + "/" + name
		}
		if s.seen[p] {
			if next {
				continue
			}
			return true
		}
		if !fileExists(p) {
			continue
		}
		if !s.file(p) {
			return false
		}
		if !next {
			return true
		}
	}
	return true
}
