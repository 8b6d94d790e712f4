// This file compares whole corpora with CPython's own parser.

package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCorpus compares every Python file below the directories of
// $SYNTAX_CORPUS (a path list) with every interpreter found: same acceptance,
// same tree, same positions. It is what make corpus runs.
func TestCorpus(t *testing.T) {
	dirs := filepath.SplitList(os.Getenv("SYNTAX_CORPUS"))
	if len(dirs) == 0 {
		t.Skip("SYNTAX_CORPUS is not set")
	}
	list := oracles(t)
	type count struct{ files, accepted, bad, sameMessage, rejected int }
	counts := make([]count, len(list))
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
				return err
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return nil
			}
			for i, o := range list {
				want, err := o.parse(src)
				if err != nil {
					return err
				}
				got := ours(src, o.version)
				c := &counts[i]
				c.files++
				if want.ok {
					c.accepted++
				} else {
					c.rejected++
					if got.msg == want.msg && got.line == want.line {
						c.sameMessage++
					}
				}
				if diff := difference(got, want); diff != "" {
					c.bad++
					if c.bad < 40 {
						t.Errorf("%s: %s: %s", o.version, path, diff)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, o := range list {
		c := counts[i]
		t.Logf("%s: %d files, %d accepted, %d differ; of %d rejected, %d with the same message and line",
			o.version, c.files, c.accepted, c.bad, c.rejected, c.sameMessage)
	}
}
