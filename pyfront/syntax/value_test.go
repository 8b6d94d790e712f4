// This file tests the values of literals and the printing of trees.

package syntax

import (
	"strings"
	"testing"
)

func TestValues(t *testing.T) {
	for src, want := range map[string]string{
		"0":                      "0",
		"1_000":                  "1000",
		"0xFF_ff":                "65535",
		"0o17":                   "15",
		"0b1_01":                 "5",
		"000":                    "0",
		"9223372036854775807":    "9223372036854775807",
		"9223372036854775808":    "9223372036854775808",
		"0xffffffffffffffffffff": "1208925819614629174706175",
		"1.":                     "1.0",
		".5":                     "0.5",
		"1e16":                   "1e+16",
		"123456789012345.0":      "123456789012345.0",
		"1e-5":                   "1e-05",
		"0.0001":                 "0.0001",
		"1e400":                  "inf",
		"09.5":                   "9.5",
		"1_0.0_1":                "10.01",
		"1j":                     "1j",
		"1.50J":                  "1.5j",
		"00j":                    "0j",
		"'a' \"b\"":              "'ab'",
		`"it's"`:                 `"it's"`,
		`'\'"'`:                  `'\'"'`,
		`'\x41\101\u0041\U00000041\N{DIGIT ONE}'`: "'AAAA1'",
		`'\ud800'`: `'\ud800'`,
		`'\q\
x'`: `'\\qx'`,
		`r'\n'`:               `'\\n'`,
		`b'\x00\xff\n\'a\u'`:  `b"\x00\xff\n'a\\u"`,
		`'\0\8\18'`:           `'\x00\\8\x018'`,
		"'é\u00a0\U0001f600'": "'é\\xa0\U0001f600'",
		"None":                "None",
		"...":                 "Ellipsis",
	} {
		m, err := Parse("v.py", []byte(src), Options{})
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		got := Dump(m, DumpOptions{})
		if want := "Module(body=[Expr(value=Constant(value=" + want + "))], type_ignores=[])"; got != want {
			t.Errorf("%s:\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestSource(t *testing.T) {
	m, err := Parse("s.py", []byte("\xef\xbb\xbfx = 1\r\ny = 'é'; z\r"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Source.Text != "x = 1\ny = 'é'; z\n" || !m.Source.BOM || m.Source.Encoding != "utf-8" {
		t.Errorf("%+v", m.Source)
	}
	var texts []string
	for _, s := range m.Body {
		texts = append(texts, m.Source.Slice(s.Position()))
	}
	if got := strings.Join(texts, "|"); got != "x = 1|y = 'é'|z" {
		t.Error(got)
	}
}

// TestInspect visits every node once, in the order of the source.
func TestInspect(t *testing.T) {
	m, err := Parse("i.py", []byte("@d\ndef f(a: A, b=1) -> R:\n  return {k: v for k in x if y}, a if b else c\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	Inspect(m, func(n Node) bool {
		if n, ok := n.(*Name); ok {
			names = append(names, n.Id)
		}
		return true
	})
	if got := strings.Join(names, " "); got != "d A R k v k x y a b c" {
		t.Error(got)
	}
}
