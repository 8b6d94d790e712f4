// This file gives access to the models of Python libraries.

package models

import (
	"embed"
	"io/fs"
	"path"
	"sort"
	"strings"
)

//go:embed all:python
var python embed.FS

// Python returns the model of a module by its dotted name and the model's path;
// ok is false when there is none.
func Python(module string) (src []byte, file string, ok bool) {
	rel := strings.ReplaceAll(module, ".", "/")
	head, _, _ := strings.Cut(rel, "/")
	for _, dir := range []string{"python/stdlib", "python/stubs/" + head} {
		for _, f := range []string{rel + ".pyi", rel + "/__init__.pyi"} {
			file = path.Join(dir, f)
			if src, err := python.ReadFile(file); err == nil {
				return src, file, true
			}
		}
	}
	return nil, "", false
}

// PythonFiles lists the paths of all Python models.
func PythonFiles() []string {
	var out []string
	// The walk of an embedded tree cannot fail.
	_ = fs.WalkDir(python, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ".pyi") {
			out = append(out, p)
		}
		return nil
	})
	sort.Strings(out)
	return out
}

// PythonText is the text of a model named by PythonFiles, nil when it is none.
func PythonText(file string) []byte {
	src, err := python.ReadFile(file)
	if err != nil {
		return nil
	}
	return src
}
