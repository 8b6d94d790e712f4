// This file implements byte edits over an unchanged original text.

// Package edit applies sorted, non-overlapping byte edits to a text. Rewriters
// collect edits at offsets of the original, so that none moves another. It also
// replaces files in one step.
package edit

import (
	"fmt"
	"slices"
	"strings"
)

// Edit replaces the bytes [Start, End) of the original by New. An insertion has
// Start == End.
type Edit struct {
	Start, End int
	New        string
}

// Insert is the edit that puts text before offset at.
func Insert(at int, text string) Edit { return Edit{at, at, text} }

// Replace is the edit that puts text in place of [start, end).
func Replace(start, end int, text string) Edit { return Edit{start, end, text} }

// Sort orders edits by position; insertions at one offset keep their order and
// stand before a replacement that starts there.
func Sort(edits []Edit) {
	slices.SortStableFunc(edits, func(a, b Edit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
}

// Apply returns text with the edits made. They need not be sorted; the slice is
// not changed. An edit outside the text and two that overlap are errors.
func Apply(text []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	Sort(sorted)
	size, at := len(text), 0
	for _, e := range sorted {
		if e.Start < 0 || e.End < e.Start || e.End > len(text) {
			return nil, fmt.Errorf("edit: range [%d, %d) outside a text of %d bytes", e.Start, e.End, len(text))
		}
		if e.Start < at {
			return nil, fmt.Errorf("edit: range [%d, %d) overlaps one that ends at %d", e.Start, e.End, at)
		}
		at = e.End
		size += len(e.New) - (e.End - e.Start)
	}
	out := make([]byte, 0, size)
	at = 0
	for _, e := range sorted {
		out = append(out, text[at:e.Start]...)
		out = append(out, e.New...)
		at = e.End
	}
	return append(out, text[at:]...), nil
}

// KeepsLines reports whether the edits leave every line where it was: each puts
// in as many newlines as it takes out.
func KeepsLines(text []byte, edits []Edit) bool {
	for _, e := range edits {
		if e.Start < 0 || e.End < e.Start || e.End > len(text) {
			return false
		}
		if strings.Count(e.New, "\n") != strings.Count(string(text[e.Start:e.End]), "\n") {
			return false
		}
	}
	return true
}
