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
// $SYNTAX_CORPUS (a path list; "stdlib" stands for each interpreter's own
// library with its tests, and otherwise the test sources are taken) with every
// interpreter found: same acceptance, same tree, same positions. It is what make
// corpus runs.
func TestCorpus(t *testing.T) {
	dirs := filepath.SplitList(os.Getenv("SYNTAX_CORPUS"))
	if len(dirs) == 0 {
		dirs = []string{"testdata/src"}
	}
	list := oracles(t)
	type count struct{ files, accepted, bad, sameMessage, rejected int }
	counts := make([]count, len(list))
	one := func(i int, path string) error {
		o, c := list[i], &counts[i]
		src, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		want, err := o.parse(src)
		if err != nil {
			return err
		}
		if strings.HasPrefix(want.msg, "field 'value' is required") {
			return nil // a bug of early 3.12
		}
		got := ours(src, o.version)
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
			if c.bad < 20 {
				t.Errorf("%s: %s: %s", o.version, path, diff)
			}
		}
		return nil
	}
	for _, dir := range dirs {
		for i, o := range list {
			root := dir
			if dir == "stdlib" {
				if root = o.library; root == "" {
					continue
				}
			}
			err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
					return err
				}
				return one(i, path)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, o := range list {
		c := counts[i]
		t.Logf("%s: %d files, %d accepted, %d differ; of %d rejected, %d with the same message and line",
			o.version, c.files, c.accepted, c.bad, c.rejected, c.sameMessage)
	}
}
