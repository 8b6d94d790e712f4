// This file scans a model's text for the functions it models. It knows only the
// form that model files have, not C.

package models

import "strings"

// declaration is one modelled function in a model's text.
type declaration struct {
	name       string
	comment    string   // the comment lines right before it, as written
	clauses    []string // contents of the bracket groups, without brackets
	head       string   // from after clauses and leading attributes up to ';' or the body
	start, end int      // the whole declaration, clauses and body included
	body       string   // with its braces, "" if there is none
}

// scan returns the functions that text models: file-scope function declarations
// that are neither "extern" (modelled elsewhere) nor "static".
func scan(text string) []declaration {
	var out []declaration
	for i := 0; i < len(text); {
		comment := i
		i = skipSpace(text, i)
		start := i
		var clauses []string
		for i < len(text) && text[i] == '[' {
			end := closing(text, i)
			clauses = append(clauses, strings.TrimSpace(text[i+1:end-1]))
			i = skipSpace(text, end)
		}
		if strings.HasPrefix(text[i:], "__attribute__") {
			i = skipSpace(text, closing(text, i+len("__attribute__")))
		}
		from := i
		for i < len(text) && text[i] != ';' && text[i] != '{' {
			i = skipToken(text, i)
		}
		head := text[from:i]
		body := ""
		if i < len(text) && text[i] == '{' {
			end := closing(text, i)
			body = text[i:end]
			i = end
			if name := functionName(head); name == "" {
				// A struct, union or enum: on to its semicolon.
				for i < len(text) && text[i] != ';' {
					i = skipToken(text, i)
				}
				i++
				continue
			}
		} else {
			i++
		}
		i = min(i, len(text))
		name := functionName(head)
		if name == "" {
			continue
		}
		out = append(out, declaration{name, text[comment:start], clauses, strings.TrimSpace(head), start, i, body})
	}
	return out
}

// functionName returns the name that a file-scope function declaration declares,
// "" for anything else and for functions modelled elsewhere.
func functionName(head string) string {
	switch first, _, _ := strings.Cut(head, " "); first {
	case "extern", "static", "typedef", "#define", "":
		return ""
	}
	open := strings.IndexByte(head, '(')
	if open < 0 || strings.IndexByte(head[:open], '=') >= 0 {
		return ""
	}
	if rest := strings.TrimLeft(head[open+1:], " *"); len(rest) < len(head[open+1:]) && strings.HasPrefix(strings.TrimLeft(head[open+1:], " "), "*") {
		// A function that returns a pointer to a function: void (*f(int))(int).
		head, open = rest, strings.IndexByte(rest, '(')
		if open < 0 {
			return ""
		}
	}
	end := len(strings.TrimRight(head[:open], " "))
	begin := end
	for begin > 0 && isWord(head[begin-1]) {
		begin--
	}
	return head[begin:end]
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// skipSpace returns the offset of the next byte that is neither white space nor
// in a comment or a preprocessing directive.
func skipSpace(text string, i int) int {
	for i < len(text) {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\n':
			i++
		case c == '#' || c == '/' && strings.HasPrefix(text[i:], "//"):
			if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
				i += n
			} else {
				i = len(text)
			}
		default:
			return i
		}
	}
	return i
}

// skipToken returns the offset after the character, literal or comment at i.
func skipToken(text string, i int) int {
	switch c := text[i]; c {
	case '"', '\'':
		for i++; i < len(text) && text[i] != c; i++ {
			if text[i] == '\\' {
				i++
			}
		}
		return min(i+1, len(text))
	case '/':
		if strings.HasPrefix(text[i:], "//") {
			return skipSpace(text, i)
		}
	}
	return i + 1
}

// closing returns the offset after the bracket that closes the one at i.
func closing(text string, i int) int {
	depth := 0
	for i < len(text) {
		switch c := text[i]; c {
		case '(', '[', '{':
			depth++
			i++
		case ')', ']', '}':
			depth--
			i++
			if depth <= 0 {
				return i
			}
		case '"', '\'', '/':
			i = skipToken(text, i)
		default:
			i++
		}
	}
	return i
}
