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
	if !bytes.Contains(p.text, []byte("mode")) {
		return
	}
	for _, m := range modeTypedef.FindAllSubmatchIndex(p.text, -1) {
		t, ok := modeType[string(p.text[m[6]:m[7]])]
		if !ok {
			continue
		}
		words := strings.Fields(string(p.text[m[2]:m[3]]))
		sign := "signed"
		for _, w := range words {
			if w == "unsigned" {
				sign = w
			}
		}
		out := "typedef " + sign + " " + t + " " + string(p.text[m[4]:m[5]])
		if len(out) > m[1]-m[0] {
			continue
		}
		blank(p.text[m[0]:m[1]])
		copy(p.text[m[0]:], out)
	}
}
