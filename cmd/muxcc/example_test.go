// This file compiles the example of every diagnostic code and demands that it
// yields the code and nothing else.

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
)

func TestExamples(t *testing.T) {
	for _, info := range diag.Codes() {
		if info.Example.Lang != "c" {
			continue
		}
		t.Run(string(info.Code), func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "x.c"), []byte(info.Example.Source), 0o666); err != nil {
				t.Fatal(err)
			}
			args := append([]string{"-fmux-infer", "-fmux-diagnostics=json:out.json"}, info.Example.Options...)
			cmd := exec.Command("muxcc", append(args, "-c", "x.c")...)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if failed := err != nil; failed != (info.Severity == diag.Error) {
				t.Errorf("%v, for a code that is %v by default\n%s", err, info.Severity, out)
			}
			data, err := os.ReadFile(filepath.Join(dir, "out.json"))
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			got := strings.Join(codesOf(t, data, info), " ")
			if got != string(info.Code) {
				t.Errorf("yields %q\n%s", got, data)
			}
		})
	}
}

// codesOf lists the codes of the diagnostics in a file. A reason for unknown
// stands in the note on it: it counts in place of the warning where the example
// is one of a reason.
func codesOf(t *testing.T, data []byte, info diag.Info) (codes []string) {
	var file any
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			code, ok := v["code"].(string)
			if !ok {
				for _, x := range v {
					walk(x)
				}
				return
			}
			if code == string(diag.Unknown) && info.Severity == diag.Note {
				code, _, _ = strings.Cut(reasonNote(v), ":")
			}
			codes = append(codes, code)
		}
	}
	walk(file)
	return codes
}

// reasonNote is the first text in a diagnostic's notes.
func reasonNote(v map[string]any) string {
	for _, key := range []string{"notes", "related"} {
		list, _ := v[key].([]any)
		for _, n := range list {
			if m, ok := n.(map[string]any); ok {
				if s, ok := m["message"].(string); ok {
					return s
				}
			}
		}
	}
	return ""
}
