// This file tests what happens when nothing more can be written.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFullOutput demands one message and exitTool of every command whose
// standard output cannot be written.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	dir := t.TempDir()
	file := filepath.Join(dir, "m.py")
	if err := os.WriteFile(file, []byte("import mu\n@mu.consumed(1)\ndef f(n):\n    return bytes(n)\n\ndef g(n):\n    return n\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"check", "check --format json", "check --format sarif", "check --format github",
		"extract", "extract --format json", "extract --format stub", "explain :f", "rewrite", "help", "version",
	} {
		words := strings.Fields(args)
		switch words[0] {
		case "help", "version":
		case "explain":
			words[1] = file + words[1]
		default:
			words = append(words, file)
		}
		var errs bytes.Buffer
		if got := run(words, nil, full, &errs); got != exitTool || strings.Count(errs.String(), "\n") != 1 || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("muxpy %s > /dev/full: status %d\n%s", args, got, errs.String())
		}
	}
}
