// This file tests byte edits.

package edit

import (
	"math/rand"
	"testing"
)

func TestApply(t *testing.T) {
	const text = "int f(int n) { return n; }"
	tests := []struct {
		name  string
		edits []Edit
		want  string
	}{
		{"none", nil, text},
		{"insert", []Edit{Insert(14, " x;")}, "int f(int n) { x; return n; }"},
		{"unsorted", []Edit{Insert(26, "!"), Insert(0, "static ")}, "static int f(int n) { return n; }!"},
		{"same place keeps order", []Edit{Insert(0, "a"), Insert(0, "b")}, "ab" + text},
		{"insert before replace", []Edit{Replace(0, 3, "long"), Insert(0, "static ")}, "static long f(int n) { return n; }"},
		{"adjacent", []Edit{Replace(0, 3, "long"), Replace(3, 4, "  ")}, "long  f(int n) { return n; }"},
		{"delete", []Edit{Replace(0, 4, "")}, "f(int n) { return n; }"},
	}
	for _, tt := range tests {
		got, err := Apply([]byte(text), tt.edits)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestApplyErrors(t *testing.T) {
	for _, edits := range [][]Edit{
		{{-1, 0, ""}}, {{0, 11, ""}}, {{5, 4, ""}}, {{0, 4, ""}, {3, 5, ""}}, {{0, 4, ""}, {2, 2, "x"}},
	} {
		if _, err := Apply([]byte("0123456789"), edits); err == nil {
			t.Errorf("Apply(%v) succeeded", edits)
		}
	}
}

// TestApplyInPlace compares with edits made one by one from the end.
func TestApplyInPlace(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 500 {
		text := make([]byte, 1+r.Intn(60))
		for i := range text {
			text[i] = byte('a' + i%26)
		}
		var edits []Edit
		for at := 0; at < len(text); {
			at += r.Intn(10)
			end := at + r.Intn(4)
			if end > len(text) {
				break
			}
			edits = append(edits, Replace(at, end, "<>"[:r.Intn(3)]))
			at = end + 1
		}
		want := string(text)
		for i := len(edits) - 1; i >= 0; i-- {
			e := edits[i]
			want = want[:e.Start] + e.New + want[e.End:]
		}
		r.Shuffle(len(edits), func(i, j int) { edits[i], edits[j] = edits[j], edits[i] })
		if got, err := Apply(text, edits); err != nil || string(got) != want {
			t.Fatalf("Apply(%q, %v) = %q, %v; want %q", text, edits, got, err, want)
		}
	}
}

func TestKeepsLines(t *testing.T) {
	text := []byte("a\nb\nc")
	if !KeepsLines(text, []Edit{Insert(0, "x"), Replace(1, 2, "y\n")}) {
		t.Error("edits that keep lines are refused")
	}
	if KeepsLines(text, []Edit{Insert(0, "\n")}) || KeepsLines(text, []Edit{Replace(1, 2, "")}) {
		t.Error("edits that move lines are accepted")
	}
}
