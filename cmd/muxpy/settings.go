// This file looks at the settings where they are written: which keys there are,
// of what kind their values are, and where.

package main

import (
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"
)

// written is a key of a TOML file and its value.
type written struct {
	path       []string
	key, value *unstable.Node // value is nil for the header of a table
	array      bool           // the header is one of an array of tables
	parser     *unstable.Parser
}

// at is the place of a node; that of the key for values whose place is not kept.
func (w *written) at(n *unstable.Node) (line, col int) {
	if n == nil || n.Raw.Length == 0 {
		n = w.key
	}
	start := w.parser.Shape(n.Raw).Start
	return start.Line, start.Column
}

// eachKey calls visit with the keys of a file in order, those of inline tables
// behind that of the table, until it returns true or the file is no TOML.
func eachKey(src []byte, visit func(w *written) (stop bool)) {
	var p unstable.Parser
	p.Reset(src)
	var pair func(table []string, e *unstable.Node) bool
	pair = func(table []string, e *unstable.Node) bool {
		w := written{path: slices.Clone(table), parser: &p}
		for it := e.Key(); it.Next(); {
			w.key = it.Node()
			w.path = append(w.path, string(w.key.Data))
		}
		if w.key == nil {
			return false
		}
		if e.Kind == unstable.KeyValue {
			w.value = e.Value()
		}
		w.array = e.Kind == unstable.ArrayTable
		if visit(&w) {
			return true
		}
		if w.value == nil || w.value.Kind != unstable.InlineTable {
			return false
		}
		for it := w.value.Children(); it.Next(); {
			if pair(w.path, it.Node()) {
				return true
			}
		}
		return false
	}
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			if pair(nil, e) {
				return
			}
			table = nil
			for it := e.Key(); it.Next(); {
				table = append(table, string(it.Node().Data))
			}
		case unstable.KeyValue:
			if pair(table, e) {
				return
			}
		}
	}
}

// isSetting reports whether a path is that of a key below the table tool.mux.
func isSetting(path []string) bool {
	return len(path) > 2 && path[0] == "tool" && path[1] == "mux"
}

// expected says what the value of a setting has to be, "" for no setting.
func expected(path []string) string {
	if len(path) == 2 && path[0] == "severity" {
		return `"ignore", "note", "warning" or "error"`
	}
	if len(path) != 1 {
		return ""
	}
	switch path[0] {
	case "paths":
		return "a list of paths in quotes"
	case "exclude":
		return "a list of patterns in quotes"
	case "accounting":
		return "the name of an accounting in quotes"
	case "python":
		return "a version in quotes"
	case "resolution":
		return "a whole number of bytes from 0 to 4294967295"
	case "baseline":
		return "the path of a file in quotes"
	case "severity":
		return "a table of codes"
	}
	return ""
}

// wrongKind is the first setting whose value is of another kind than it has to
// be, and what it has to be; "" without one.
func wrongKind(src []byte) (line, col int, what string) {
	eachKey(src, func(w *written) bool {
		name := ""
		for i, part := range w.path {
			if i > 0 {
				name += "."
			}
			name += part
		}
		bad := func(n *unstable.Node, must string) bool {
			line, col = w.at(n)
			what = name + " must be " + must
			return true
		}
		if name == "tool" || name == "tool.mux" {
			if w.array || w.value != nil && w.value.Kind != unstable.InlineTable {
				return bad(w.value, "a table")
			}
			return false
		}
		if !isSetting(w.path) {
			return false
		}
		must := expected(w.path[2:])
		if must == "" {
			return false
		}
		table := name == "tool.mux.severity"
		if w.value == nil {
			return (!table || w.array) && bad(nil, must)
		}
		switch kind := w.value.Kind; {
		case table:
			return kind != unstable.InlineTable && bad(w.value, must)
		case name == "tool.mux.paths" || name == "tool.mux.exclude":
			if kind != unstable.Array {
				return bad(w.value, must)
			}
			for it := w.value.Children(); it.Next(); {
				if n := it.Node(); n.Kind != unstable.String && n.Kind != unstable.Comment {
					return bad(n, must)
				}
			}
			return false
		case name == "tool.mux.resolution":
			return kind != unstable.Integer && bad(w.value, must)
		}
		return w.value.Kind != unstable.String && bad(w.value, must)
	})
	return line, col, what
}

// firstUnknownCode is the place of the first key below tool.mux.severity that
// is no diagnostic code.
func firstUnknownCode(src []byte) (line, col int) {
	eachKey(src, func(w *written) bool {
		if !isSetting(w.path) || len(w.path) < 4 || w.path[2] != "severity" || isCode(w.path[3]) {
			return false
		}
		line, col = w.at(nil)
		return true
	})
	return line, col
}

// placeOfPath is the place of an entry of tool.mux.paths; 0 when it is not found.
func placeOfPath(src []byte, entry string) (line, col int) {
	eachKey(src, func(w *written) bool {
		if !isSetting(w.path) || len(w.path) != 3 || w.path[2] != "paths" || w.value == nil {
			return false
		}
		for it := w.value.Children(); it.Next(); {
			if n := it.Node(); string(n.Data) == entry {
				line, col = w.at(n)
				return true
			}
		}
		return false
	})
	return line, col
}
