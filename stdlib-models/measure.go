// This file reads the examples of the models: what their measure comments say.

package models

import (
	"fmt"
	"regexp"
	"strings"
)

// Example is one measure comment of a C model: C statements over a size_t N
// before, during and after the count. The tests run them and compare.
type Example struct {
	Header, Function        string
	Setup, Counted, Cleanup string
}

var measureLine = regexp.MustCompile(`(?m)^// measure: (.*)$`)

// Examples lists the examples of all C models, and counts those models that say
// why they have none.
func Examples() (out []Example, none int, err error) {
	for _, header := range HeadersC() {
		for _, d := range scan(string(CText(header))) {
			for _, m := range measureLine.FindAllStringSubmatch(d.comment, -1) {
				if reason, ok := strings.CutPrefix(m[1], "none, "); ok && reason != "" {
					none++
					continue
				}
				e := Example{Header: header, Function: d.name}
				switch parts := strings.Split(m[1], " @ "); len(parts) {
				case 1:
					e.Counted = parts[0]
				case 2:
					e.Setup, e.Counted = parts[0], parts[1]
				case 3:
					e.Setup, e.Counted, e.Cleanup = parts[0], parts[1], parts[2]
				default:
					err = fmt.Errorf("%s: %s: a measure comment with %d parts", header, d.name, len(parts))
				}
				out = append(out, e)
			}
		}
	}
	return out, none, err
}
