// This file rewrites typedefs with gcc's mode attribute, which the parser reads
// past, to the type that the mode names.

package cfront

import (
	"bytes"
	"regexp"
	"strings"
)

// modeTypedef is a typedef of an integer type with a machine mode, on one line.
var modeTypedef = regexp.MustCompile(`\btypedef[ \t]+((?:(?:unsigned|signed|__signed__|long|int|short|char)[ \t]+)+)(\w+)[ \t]*__attribute__[ \t]*\(\([ \t]*(?:mode|__mode__)[ \t]*\([ \t]*(?:__)?([A-Za-z]+?)(?:__)?[ \t]*\)[ \t]*\)\)`)

// modeType is the integer type of each mode (gcc, "Machine Modes").
var modeType = map[string]string{
	"QI": "char", "byte": "char", "HI": "short", "SI": "int", "DI": "long long", "TI": "__int128",
	"word": "long", "pointer": "long", "unwind_word": "long",
}

// modes rewrites the typedefs in place, byte for byte as long as they were.
func (p *prepared) modes() {
	mode, attribute := []byte("mode"), []byte("__attribute__")
	for at := 0; ; {
		k := bytes.Index(p.text[at:], mode)
		if k < 0 {
			return
		}
		start := bytes.LastIndexByte(p.text[:at+k], '\n') + 1
		end := len(p.text)
		if n := bytes.IndexByte(p.text[at+k:], '\n'); n >= 0 {
			end = at + k + n
		}
		at = end
		if line := p.text[start:end]; bytes.Contains(line, attribute) {
			retypeModes(line)
		}
	}
}

// retypeModes rewrites the typedefs of one line.
func retypeModes(line []byte) {
	for _, m := range modeTypedef.FindAllSubmatchIndex(line, -1) {
		t, ok := modeType[string(line[m[6]:m[7]])]
		if !ok {
			continue
		}
		words := strings.Fields(string(line[m[2]:m[3]]))
		sign := "signed"
		for _, w := range words {
			if w == "unsigned" {
				sign = w
			}
		}
		out := "typedef " + sign + " " + t + " " + string(line[m[4]:m[5]])
		if len(out) > m[1]-m[0] {
			continue
		}
		blank(line[m[0]:m[1]])
		copy(line[m[0]:], out)
	}
}
