// This file splits option strings and expands response files, as gcc does.

package driver

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// SplitWords splits a string into words: blanks separate, quotes and the
// backslash protect, as in gcc's response files.
func SplitWords(s string) ([]string, error) {
	var (
		out   []string
		cur   strings.Builder
		open  bool // a word has begun
		quote byte
	)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s):
			i++
			cur.WriteByte(s[i])
			open = true
		case quote != 0:
			if c == quote {
				quote = 0
			} else {
				cur.WriteByte(c)
			}
		case c == '"' || c == '\'':
			quote, open = c, true
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
			if open {
				out = append(out, cur.String())
				cur.Reset()
				open = false
			}
		default:
			cur.WriteByte(c)
			open = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("unterminated %c", quote)
	}
	if open {
		out = append(out, cur.String())
	}
	return out, nil
}

// maxNesting bounds response files that name each other.
const maxNesting = 100

// expand replaces @file arguments by the words in the file. As for gcc, an
// argument whose file cannot be read stays as it is.
func expand(args []string, depth int) ([]string, error) {
	if depth > maxNesting {
		return nil, errors.New("response files nested too deeply")
	}
	var out []string
	for _, a := range args {
		name, ok := strings.CutPrefix(a, "@")
		if !ok || name == "" {
			out = append(out, a)
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			out = append(out, a)
			continue
		}
		words, err := SplitWords(string(b))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		words, err = expand(words, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, words...)
	}
	return out, nil
}
