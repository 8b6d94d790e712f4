// This file compares the characters of identifiers with CPython's.

package syntax

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestIdentifierCharacters compares every character that both Unicode versions
// know with str.isidentifier.
func TestIdentifierCharacters(t *testing.T) {
	var argv []string
	v := Latest
	for ; v >= Python38; v-- {
		if argv = interpreters()[v]; len(argv) == 3 {
			break
		}
	}
	if len(argv) != 3 {
		t.Skip("no Python interpreter")
	}
	const script = `
import unicodedata
for c in range(128, 0x110000):
    s = chr(c)
    if unicodedata.category(s) != "Cn":
        print(c, int(s.isidentifier()), int(("a" + s).isidentifier()))
`
	out, err := exec.Command(argv[0], "-c", script).Output()
	if err != nil {
		t.Fatal(err)
	}
	n, bad := 0, 0
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		c, _ := strconv.Atoi(f[0])
		r := rune(c)
		if unicode.In(r, unicode.Cs) || unicode.In(r, unicode.Cn) {
			continue
		}
		n++
		if xidStart(r) != (f[1] == "1") || xidContinue(r, v) != (f[2] == "1") {
			if bad++; bad < 20 {
				t.Errorf("%U: start %v, continue %v; CPython %s %s", r, xidStart(r), xidContinue(r, v), f[1], f[2])
			}
		}
	}
	if n < 100000 {
		t.Errorf("only %d characters compared", n)
	}
}
