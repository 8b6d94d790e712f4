// This file writes the shortened text that the parser reads and keeps the way
// back to the whole one.

package cfront

import (
	"bytes"
	"sort"
)

// compact is a shortened text with the way back to the whole one.
type compact struct {
	text []byte
	at   []int32 // offsets in text from which on …
	from []int32 // … bytes are those of the whole text from here
}

// has reports whether the byte at an offset of the whole text is in the short one.
func (c *compact) has(off int) bool {
	i := sort.Search(len(c.from), func(i int) bool { return int(c.from[i]) > off }) - 1
	if i < 0 {
		return false
	}
	end := len(c.text)
	if i+1 < len(c.at) {
		end = int(c.at[i+1])
	}
	return off-int(c.from[i]) < end-int(c.at[i])
}

// origin is the offset in the whole text of an offset in the short one.
func (c *compact) origin(off int) int {
	i := sort.Search(len(c.at), func(i int) bool { return int(c.at[i]) > off }) - 1
	if i < 0 {
		return off
	}
	return int(c.from[i]) + off - int(c.at[i])
}

// place is the offset in the short text of an offset in the whole one; of what is
// left out, where it would stand.
func (c *compact) place(off int) int {
	i := sort.Search(len(c.from), func(i int) bool { return int(c.from[i]) > off }) - 1
	if i < 0 {
		return 0
	}
	end := len(c.text)
	if i+1 < len(c.at) {
		end = int(c.at[i+1])
	}
	return min(int(c.at[i])+off-int(c.from[i]), end)
}

// compact writes the items that are kept.
func (z *itemizer) compact(items []item) *compact {
	t := z.p.text
	c := &compact{text: make([]byte, 0, len(t)/4+64)}
	for k := range items {
		it := &items[k]
		if !it.kept {
			continue
		}
		if it.directive && len(c.text) > 0 && c.text[len(c.text)-1] != '\n' {
			c.text = append(c.text, '\n')
		}
		for i := it.start; i < it.end; {
			// A run of bytes that stay together.
			j := i
			for j < it.end {
				b := t[j]
				if b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == '\v' || b == '/' && skipLiteral(t, j) > j {
					break
				}
				if b == '\\' && j+1 < it.end {
					j += 2 // a continued line
					continue
				}
				if b == '"' || b == '\'' {
					j = skipLiteral(t, j)
					continue
				}
				j++
			}
			j = min(j, it.end)
			if j > i {
				c.at = append(c.at, int32(len(c.text)))
				c.from = append(c.from, int32(i))
				c.text = append(c.text, t[i:j]...)
				i = j
			}
			line := false
			for i < it.end {
				b := t[i]
				if b == '\n' {
					line = true
				} else if b == '/' && skipLiteral(t, i) > i {
					e := skipLiteral(t, i)
					line = line || bytes.IndexByte(t[i:min(e, it.end)], '\n') >= 0
					i = e
					continue
				} else if b != ' ' && b != '\t' && b != '\r' && b != '\f' && b != '\v' {
					break
				}
				i++
			}
			switch {
			case line && !it.directive:
				c.text = append(c.text, '\n')
			case i < it.end || line:
				c.text = append(c.text, ' ')
			}
		}
		if it.directive || len(c.text) > 0 && c.text[len(c.text)-1] != '\n' {
			c.text = append(c.text, '\n')
		}
	}
	return c
}
