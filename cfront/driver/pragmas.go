// This file finds pragmas that a text made with -fdirectives-only has no longer.

package driver

import (
	"bytes"
	"os"
	"slices"
)

// lostPragmas work in the first step alone, where macros are not expanded yet, or
// are missing from its output.
var lostPragmas = []string{"push_macro", "pop_macro", "poison", "redefine_extname", "message"}

// MayLosePragmas reports whether a file that a text was made of, by its line
// markers, has a pragma that the text no longer has where it is in force. stdin is
// the file with the standard input.
func MayLosePragmas(text []byte, stdin string) bool {
	seen := map[string]bool{}
	var buf bytes.Buffer // for one file after the other
	for pos := 0; pos < len(text); {
		line := text[pos:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if _, name, _, ok := marker(line); ok && !seen[name] {
			seen[name] = true
			if name == "<stdin>" {
				name = stdin
			}
			if src, err := readInto(&buf, name); err == nil && HasLostPragma(src) {
				return true
			}
		}
		next := bytes.Index(text[pos:], []byte("\n# "))
		if next < 0 {
			break
		}
		pos += next + 1
	}
	return false
}

// readInto reads a file; what it returns is good until the next one is read.
func readInto(buf *bytes.Buffer, name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buf.Reset()
	_, err = buf.ReadFrom(f)
	return buf.Bytes(), err
}

// HasLostPragma looks for such a pragma, "#pragma WORD" or "#pragma GCC WORD"; one in
// a comment does no harm.
func HasLostPragma(src []byte) bool {
	for {
		i := bytes.Index(src, []byte("pragma"))
		if i < 0 {
			return false
		}
		before := bytes.TrimRight(src[:i], " \t")
		src = src[i+len("pragma"):]
		if !bytes.HasSuffix(before, []byte("#")) {
			continue
		}
		rest := bytes.TrimLeft(src, " \t")
		if gcc, ok := bytes.CutPrefix(rest, []byte("GCC")); ok {
			rest = bytes.TrimLeft(gcc, " \t")
		}
		n := 0
		for n < len(rest) && (rest[n] == '_' || 'a' <= rest[n] && rest[n] <= 'z') {
			n++
		}
		if slices.Contains(lostPragmas, string(rest[:n])) {
			return true
		}
	}
}
