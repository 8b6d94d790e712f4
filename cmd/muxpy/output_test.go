// This file tests what happens when nothing more can be written.

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
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

// TestFullDisk demands that a baseline that cannot be written stays.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	file, baseline := filepath.Join(dir, "m.py"), filepath.Join(dir, "known.json")
	var src strings.Builder
	src.WriteString("import mu\n")
	for i := range 20 {
		fmt.Fprintf(&src, "@mu.consumed(1)\ndef f%d(n):\n    return bytes(n)\n", i)
	}
	const old = `{"mux_baseline": 1, "findings": []}`
	for name, text := range map[string]string{file: src.String(), baseline: old} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1024, Max: limit.Max}); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	got := run([]string{"check", "--baseline", baseline, "--write-baseline", file}, nil, &out, &errs)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(baseline); err != nil || string(text) != old {
		t.Errorf("the old baseline is now %.60q, %v", text, err)
	}
	if want := "muxpy: write " + baseline + ": file too large\n"; got != exitTool || errs.String() != want || out.Len() > 0 {
		t.Errorf("status %d\n%s%s", got, out.String(), errs.String())
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 2 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}
