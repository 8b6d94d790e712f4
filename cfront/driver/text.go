// This file handles preprocessed text: line markers and the predefined macros
// in front of the unit.

package driver

import (
	"bytes"
	"slices"
	"strconv"
)

// MainName is the primary file's name as the first line marker has it.
func MainName(text []byte) string {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	_, name, _, ok := marker(line)
	if !ok {
		return ""
	}
	return name
}

// marker reads a line marker: # LINE "NAME" FLAGS.
func marker(line []byte) (n int, name, flags string, ok bool) {
	rest, ok := bytes.CutPrefix(line, []byte("# "))
	if !ok {
		return 0, "", "", false
	}
	num, rest, ok := bytes.Cut(rest, []byte(` "`))
	if !ok {
		return 0, "", "", false
	}
	n, err := strconv.Atoi(string(num))
	if err != nil {
		return 0, "", "", false
	}
	var b []byte
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '"':
			return n, string(b), string(bytes.TrimSpace(rest[i+1:])), true
		case c == '\\' && i+3 < len(rest) && rest[i+1] >= '0' && rest[i+1] <= '3':
			v, err := strconv.ParseUint(string(rest[i+1:i+4]), 8, 8)
			if err != nil {
				return 0, "", "", false
			}
			b = append(b, byte(v))
			i += 3
		case c == '\\' && i+1 < len(rest):
			i++
			b = append(b, rest[i])
		default:
			b = append(b, c)
		}
	}
	return 0, "", "", false
}

// predefinedHeader is included by the compiler on its own.
const predefinedHeader = "stdc-predef.h"

// SourceText is directives-only text without what the compiler defines by
// itself when it reads a source file: everything before the first file that an
// -include option or the primary file contributes.
func SourceText(text []byte) []byte {
	for pos := 0; pos < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[pos:], '\n'); i >= 0 {
			end = pos + i + 1
		}
		line := bytes.TrimSuffix(text[pos:end], []byte("\n"))
		if n, name, flags, ok := marker(line); ok && n == 1 {
			primary := name == MainName(text) && flags == ""
			included := len(flags) > 0 && flags[0] == '1' && !bytes.HasSuffix([]byte(name), []byte(predefinedHeader))
			if primary {
				return text[pos:]
			}
			if included {
				// The way back from the file names what included it.
				start, _, _ := bytes.Cut(text, []byte("\n"))
				return slices.Concat(start, []byte("\n# 0 \"<command-line>\"\n"), text[pos:])
			}
		}
		pos = end
	}
	return text
}

// Position resolves a byte offset of preprocessed text to the user's file,
// line and column (from 1, in bytes).
func Position(text []byte, offset int) (file string, line, col int) {
	offset = min(offset, len(text))
	line = 1
	start := 0
	for pos := 0; pos <= offset; {
		start = pos
		end := bytes.IndexByte(text[pos:], '\n')
		if end < 0 || pos+end >= offset {
			break
		}
		if n, name, _, ok := marker(text[pos : pos+end]); ok {
			file, line = name, n
		} else {
			line++
		}
		pos += end + 1
	}
	return file, line, offset - start + 1
}
