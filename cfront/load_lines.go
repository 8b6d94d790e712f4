// This file maps byte offsets in preprocessed text to the positions the user
// knows, by the preprocessor's line markers.

package cfront

import (
	"bytes"
	"sort"
	"strconv"

	"github.com/muxlang/mux/internal/diag"
)

// marker is a line that says where the next one comes from: # 12 "file" 1 3 or
// #line 12 "file".
type marker struct {
	at, end int // of the line, without its line end
	phys    int // physical line number of the line after it, from 1
	line    int // what it says that line is
	file    string
	system  bool
}

// lineTable knows the physical lines of a text and its markers.
type lineTable struct {
	path    string
	starts  []int // offset of each physical line
	markers []marker
	size    int
}

// newLineTable scans the text once.
func newLineTable(path string, text []byte) *lineTable {
	t := &lineTable{path: path, size: len(text), starts: make([]int, 0, 1+len(text)/32)}
	file := path
	for i := 0; ; {
		t.starts = append(t.starts, i)
		j := bytes.IndexByte(text[i:], '\n')
		end := len(text)
		if j >= 0 {
			end = i + j
		}
		if m, ok := parseMarker(text[i:end], file); ok {
			m.at, m.end, m.phys = i, end, len(t.starts)+1
			file = m.file
			t.markers = append(t.markers, m)
		}
		if j < 0 {
			return t
		}
		i = end + 1
	}
}

// parseMarker reads one line; file is the one in force.
func parseMarker(l []byte, file string) (marker, bool) {
	l = bytes.TrimLeft(l, " \t")
	if len(l) == 0 || l[0] != '#' {
		return marker{}, false
	}
	l = bytes.TrimLeft(l[1:], " \t")
	if r, ok := bytes.CutPrefix(l, []byte("line")); ok {
		l = bytes.TrimLeft(r, " \t")
	}
	n := 0
	for n < len(l) && '0' <= l[n] && l[n] <= '9' {
		n++
	}
	if n == 0 {
		return marker{}, false
	}
	line, err := strconv.Atoi(string(l[:n]))
	if err != nil || line > 1<<31-1 {
		return marker{}, false
	}
	m := marker{line: line, file: file}
	l = bytes.TrimSpace(l[n:])
	if len(l) == 0 {
		return m, true
	}
	if l[0] != '"' {
		return marker{}, false
	}
	name := []byte(nil)
	i := 1
	for ; i < len(l) && l[i] != '"'; i++ {
		if l[i] == '\\' && i+1 < len(l) {
			i++
			if '0' <= l[i] && l[i] <= '7' { // \ooo, gcc's form for unprintable bytes
				v := 0
				for k := 0; k < 3 && i < len(l) && '0' <= l[i] && l[i] <= '7'; k++ {
					v = v*8 + int(l[i]-'0')
					i++
				}
				i--
				name = append(name, byte(v))
				continue
			}
		}
		name = append(name, l[i])
	}
	if i >= len(l) {
		return marker{}, false
	}
	m.file = string(name)
	for _, f := range bytes.Fields(l[i+1:]) {
		if string(f) == "3" {
			m.system = true
		}
	}
	return m, true
}

// physical is the number of the physical line of an offset, from 1.
func (t *lineTable) physical(off int) int {
	return sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > off })
}

// marker is the index of the marker in force at an offset, -1 for none.
func (t *lineTable) marker(off int) int {
	return sort.Search(len(t.markers), func(i int) bool { return t.markers[i].end >= off }) - 1
}

// pos is the user's position of an offset.
func (t *lineTable) pos(off int) diag.Pos {
	off = max(0, min(off, t.size))
	n := t.physical(off)
	p := diag.Pos{File: t.path, Line: n, Col: off - t.starts[n-1] + 1}
	if i := t.marker(off); i >= 0 {
		m := t.markers[i]
		p.File, p.Line = m.file, m.line+n-m.phys
	}
	return p
}

// system reports whether an offset lies in a system header.
func (t *lineTable) system(off int) bool {
	i := t.marker(off)
	return i >= 0 && t.markers[i].system
}

// offset is the offset of a physical line and column, both from 1.
func (t *lineTable) offset(line, col int) (int, bool) {
	if line < 1 || line > len(t.starts) || col < 1 {
		return 0, false
	}
	return min(t.starts[line-1]+col-1, t.size), true
}
