// This file checks that every reason an engine gives is a documented code.

package muxtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/muxlang/mux/internal/diag"
)

func TestReasonCodes(t *testing.T) {
	literal := regexp.MustCompile(`Reason\{(?:\{)?(?:Code: *)?"([^"]*)"|[hH]avoc\([^"\n]*"([a-z-]+)"`)
	root := filepath.Join("..", "..")
	found := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range literal.FindAllStringSubmatch(string(text), -1) {
			code := m[1] + m[2]
			found++
			if _, ok := diag.Lookup(code); !ok {
				t.Errorf("%s: %q is no diagnostic code", path, code)
			}
		}
		return nil
	})
	if err != nil || found == 0 {
		t.Errorf("%d literals found, %v", found, err)
	}
}
