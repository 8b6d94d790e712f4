// This file compares mutated sources with CPython's own parser: a mutant must
// be accepted by both, with the same tree, or by none.

package syntax

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// pieces splits a source roughly into tokens.
func pieces(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		j := i + 1
		switch c := s[i]; {
		case identChar[c]:
			for j < len(s) && identChar[s[j]] {
				j++
			}
		case c == ' ':
			for j < len(s) && s[j] == ' ' {
				j++
			}
		}
		out = append(out, s[i:j])
		i = j
	}
	return out
}

// insertions are the tokens that mutations insert.
var insertions = strings.Fields(`( ) [ ] { } , : ; . = := == + - * ** / // % @ ~ ! != < <= -> ... ' " ''' """ \ # $ ? & | ^
	<< >> += **= and as assert async await break class continue def del elif else except finally for from global if import
	in is lambda None nonlocal not or pass raise return True try while with yield match case type _ x y 1 0 1.5 2j 'a' f'{x}'
	f" b'c' f'{ }' f'{x:{y}}' t'{z}' print é 0x1 0777 1e5 (x) [y] {z} *a **b x=1 x:=1 (x:=1) a.b a[b] a() lambda:x`)

// mutate changes a source in one to three places.
func mutate(r *rand.Rand, src string) string {
	ps := pieces(src)
	for range 1 + r.IntN(3) {
		if len(ps) == 0 {
			break
		}
		i := r.IntN(len(ps))
		switch r.IntN(9) {
		case 0, 1: // delete
			ps = append(ps[:i:i], ps[i+1:]...)
		case 2: // duplicate
			ps = append(ps[:i+1:i+1], ps[i:]...)
		case 3: // swap
			j := r.IntN(len(ps))
			ps[i], ps[j] = ps[j], ps[i]
		case 4: // swap with the next word
			j := min(i+2, len(ps)-1)
			ps[i], ps[j] = ps[j], ps[i]
		case 5, 6: // insert
			ps = append(ps[:i:i], append([]string{insertions[r.IntN(len(insertions))]}, ps[i:]...)...)
		case 7: // replace
			ps[i] = insertions[r.IntN(len(insertions))]
		case 8: // a byte
			const bytes = " \t\n\f()[]{}'\"\\:,.=abfrx019#"
			b := []byte(ps[i])
			b[r.IntN(len(b))] = bytes[r.IntN(len(bytes))]
			ps[i] = string(b)
		}
	}
	return strings.Join(ps, "")
}

// statements cuts a source into its top-level statements, without the large
// ones.
func statements(src []byte) []string {
	m, err := Parse("", src, Options{})
	if err != nil {
		return []string{string(src)}
	}
	var out []string
	for _, s := range m.Body {
		pos := s.Position()
		pos.ColOffset = 0
		pos.EndColOffset = 1 << 20
		if text := m.Source.Slice(pos); len(text) < 3000 {
			out = append(out, text)
		}
	}
	return out
}

// testSources are the sources of this package's tests.
func testSources(t testing.TB) [][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/src/*.py")
	if err != nil || len(names) == 0 {
		t.Fatal("no test sources", err)
	}
	var out [][]byte
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, src)
	}
	return out
}

// TestMutants mutates statements of the test sources and of the directories in
// $SYNTAX_CORPUS; $MUTANTS is their number, $SEED makes other ones.
func TestMutants(t *testing.T) {
	number, seed := 400, 1
	if s := os.Getenv("MUTANTS"); s != "" {
		number, _ = strconv.Atoi(s)
	}
	if s := os.Getenv("SEED"); s != "" {
		seed, _ = strconv.Atoi(s)
	}
	list := oracles(t)
	var pool []string
	for _, src := range testSources(t) {
		pool = append(pool, statements(src)...)
		for line := range strings.Lines(string(src)) {
			pool = append(pool, line)
		}
	}
	for _, dir := range filepath.SplitList(os.Getenv("SYNTAX_CORPUS")) {
		names, _ := filepath.Glob(filepath.Join(dir, "*.py"))
		for _, name := range names {
			if src, err := os.ReadFile(name); err == nil {
				pool = append(pool, statements(src)...)
			}
		}
	}
	r := rand.New(rand.NewPCG(uint64(seed), 0))
	type count struct{ accepted, bad, rejected, message, place int }
	counts := make([]count, len(list))
	odd := map[string]int{}
	for range number {
		src := mutate(r, pool[r.IntN(len(pool))])
		if strings.Contains(src, "\x00") {
			continue
		}
		for i, o := range list {
			want, err := o.parse([]byte(src))
			if err != nil {
				t.Fatalf("%s: %v on %q", o.version, err, src)
			}
			got := ours([]byte(src), o.version)
			c := &counts[i]
			if want.ok {
				c.accepted++
			} else {
				c.rejected++
				if got.msg == want.msg {
					c.message++
					if got.line == want.line && got.offset == want.offset {
						c.place++
					} else if os.Getenv("MESSAGES") == "places" {
						key := o.version.String() + " place of " + want.msg
						if odd[key]++; odd[key] < 3 {
							t.Logf("%s %q\n        %s: want %d:%d got %d:%d", o.version, src, want.msg, want.line, want.offset, got.line, got.offset)
						}
					}
				} else if os.Getenv("MESSAGES") != "" {
					key := o.version.String() + " want " + want.msg + "\n        got  " + got.msg + "\n"
					if odd[key]++; odd[key] < 3 {
						t.Logf("%s %q\n        want %s\n        got  %s", o.version, src, want.msg, got.msg)
					}
				}
			}
			if diff := difference(got, want); diff != "" {
				c.bad++
				if c.bad < 30 {
					t.Errorf("%s: %q: %s", o.version, src, diff)
				}
			}
		}
	}
	for i, o := range list {
		c := counts[i]
		t.Logf("%s: %d accepted, %d rejected by CPython, %d disagreements; message equal for %d, place too for %d",
			o.version, c.accepted, c.rejected, c.bad, c.message, c.place)
	}
	for k, n := range odd {
		if n > 2 {
			t.Logf("%5d %s", n, k)
		}
	}
}
