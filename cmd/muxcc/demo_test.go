// This file runs the part of the demonstration that does not stand in the README.

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestDemoPlugin(t *testing.T) {
	source, err := filepath.Abs(filepath.Join("..", "..", "demo", "plugin.c"))
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "plugin")
	if out, err := exec.Command("muxcc", "-O2", "-fmux-assert", source, "-o", program).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "MUX_ON_VIOLATION=log")
	out, err := cmd.CombinedOutput()
	if want := "mux: host_fill(n=100): alloc declared 6400 measured 160000"; err != nil || !strings.Contains(string(out), want) {
		t.Errorf("%v\n%s\nwant %s", err, out, want)
	}
}
