// This file checks that the Python examples of the diagnostic codes yield them.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
)

// TestExamples demands each code of its example: as a finding, or as the reason
// for what is unknown of a function.
func TestExamples(t *testing.T) {
	n := 0
	for _, info := range diag.Codes() {
		if info.Example.Lang != "python" {
			continue
		}
		n++
		t.Run(string(info.Code), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.py")
			if err := os.WriteFile(path, []byte(info.Example.Source), 0o666); err != nil {
				t.Fatal(err)
			}
			var found, inferred, errs bytes.Buffer
			run([]string{"check", "-v", path}, nil, &found, &errs)
			run([]string{"extract", path}, nil, &inferred, &errs)
			code := string(info.Code)
			if strings.Count(found.String(), code+"]") == 1 || strings.Contains(inferred.String(), code+": ") {
				return
			}
			t.Errorf("%s%s%s%s", info.Example.Source, found.String(), inferred.String(), errs.String())
		})
	}
	if n == 0 {
		t.Error("no code has an example in Python")
	}
}
