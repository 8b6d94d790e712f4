// This file checks a document's JSON text before it is decoded: syntax, depth,
// repeated member names; and finds the place of a path in it.

package iface

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// vet reports what makes the text unfit for decoding, or nil.
func vet(data []byte) *DocumentError {
	if len(data) > MaxDocumentBytes {
		return &DocumentError{Msg: fmt.Sprintf("document of %d bytes, more than %d", len(data), MaxDocumentBytes)}
	}
	if !utf8.Valid(data) {
		i := 0
		for i < len(data) {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return at(data, i, "", "not UTF-8")
	}
	w := walker{data: data, check: true}
	if err := w.walk(); err != nil {
		return err
	}
	var probe json.RawMessage
	if err := json.Unmarshal(data, &probe); err != nil {
		var syn *json.SyntaxError
		if errors.As(err, &syn) {
			return at(data, max(0, int(syn.Offset)-1), "", "not JSON: "+syn.Error())
		}
		return &DocumentError{Msg: "not JSON: " + err.Error()}
	}
	return nil
}

func at(data []byte, offset int, path, msg string) *DocumentError {
	line, col := lineCol(data, offset)
	return &DocumentError{Path: path, Line: line, Col: col, Msg: msg}
}

// lineCol counts from 1, columns in bytes.
func lineCol(data []byte, offset int) (line, col int) {
	before := data[:min(max(offset, 0), len(data))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}

// locate is the offset at which the value of a path, or of the longest prefix
// of it that exists, starts.
func locate(data []byte, path string) int {
	w := walker{data: data, target: path}
	if err := w.walk(); err != nil {
		return 0
	}
	return w.found
}

// walker goes over JSON text that need not be valid.
type walker struct {
	data   []byte
	check  bool
	target string
	found  int
	best   int // length of the matched prefix of target
	stack  []frame
}

type frame struct {
	object bool
	key    string
	index  int
	names  map[string]bool
}

func (w *walker) path() string {
	var b strings.Builder
	for _, f := range w.stack {
		switch {
		case !f.object:
			fmt.Fprintf(&b, "[%d]", f.index)
		case b.Len() > 0:
			b.WriteString("." + f.key)
		default:
			b.WriteString(f.key)
		}
	}
	return b.String()
}

// value is called at the start of each value.
func (w *walker) value(i int) {
	if w.target == "" {
		return
	}
	p := w.path()
	if len(p) >= w.best && strings.HasPrefix(w.target, p) &&
		(len(p) == len(w.target) || w.target[len(p)] == '.' || w.target[len(p)] == '[') {
		w.best, w.found = len(p), i
	}
}

func (w *walker) walk() *DocumentError {
	for i := 0; i < len(w.data); i++ {
		switch c := w.data[i]; c {
		case ' ', '\t', '\r', '\n', ':':
		case '"':
			end := stringEnd(w.data, i)
			if top := w.top(); top != nil && top.object && isKey(w.data, end) {
				if err := w.member(i, end, top); err != nil {
					return err
				}
			} else {
				w.value(i)
			}
			i = end - 1
		case '{', '[':
			w.value(i)
			if len(w.stack) == MaxNesting {
				return at(w.data, i, "", fmt.Sprintf("nested deeper than %d levels", MaxNesting))
			}
			w.stack = append(w.stack, frame{object: c == '{'})
		case '}', ']':
			if len(w.stack) > 0 {
				w.stack = w.stack[:len(w.stack)-1]
			}
		case ',':
			if top := w.top(); top != nil && !top.object {
				top.index++
			}
		default: // a number or a word
			w.value(i)
			for i+1 < len(w.data) && !strings.ContainsRune(" \t\r\n,:]}[{\"", rune(w.data[i+1])) {
				i++
			}
		}
	}
	return nil
}

func (w *walker) top() *frame {
	if len(w.stack) == 0 {
		return nil
	}
	return &w.stack[len(w.stack)-1]
}

func (w *walker) member(from, to int, top *frame) *DocumentError {
	name := string(w.data[from+1 : max(from+1, to-1)])
	if strings.Contains(name, `\`) {
		var s string
		if json.Unmarshal(w.data[from:to], &s) == nil {
			name = s
		}
	}
	top.key = name
	if !w.check {
		return nil
	}
	if top.names == nil {
		top.names = map[string]bool{}
	}
	if top.names[name] {
		return at(w.data, from, w.path(), "member given twice")
	}
	top.names[name] = true
	return nil
}

// stringEnd is the offset after the string literal that starts at i.
func stringEnd(data []byte, i int) int {
	for j := i + 1; j < len(data); j++ {
		switch data[j] {
		case '\\':
			j++
		case '"':
			return j + 1
		}
	}
	return len(data)
}

func isKey(data []byte, i int) bool {
	for ; i < len(data); i++ {
		switch data[i] {
		case ' ', '\t', '\r', '\n':
		default:
			return data[i] == ':'
		}
	}
	return false
}
