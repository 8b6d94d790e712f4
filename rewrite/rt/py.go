// This file embeds the Python package mu and puts it where an interpreter finds it.

package rt

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The patterns name the sources, so that byte code and builds stay out.
//
//go:embed py/pyproject.toml py/mu_build.py py/mu/*.py py/mu/_meter.c py/mu/_meter_*.h
var python embed.FS

// Python returns the sources of package mu as its project folder: the package
// is in mu, beside the files that pip needs.
func Python() fs.FS {
	sub, err := fs.Sub(python, "py")
	if err != nil {
		return python // not reached: the folder is embedded
	}
	return sub
}

// InstallPython writes package mu below cacheDir, unless it is there, and
// returns the folder to put on PYTHONPATH. The folder's name depends on the
// package's contents; files are renamed into place, so processes may race.
func InstallPython(cacheDir string) (string, error) {
	sum := sha256.New()
	sources := Python()
	err := fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(sources, path)
		fmt.Fprintf(sum, "%s %d\n%s\n", path, len(content), content)
		return err
	})
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cacheDir, "mu-"+hex.EncodeToString(sum.Sum(nil)[:10]))
	err = fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(path))
		if d.IsDir() {
			return os.MkdirAll(to, 0o777)
		}
		content, err := fs.ReadFile(sources, path)
		if err != nil {
			return err
		}
		return writeFile(to, content)
	})
	if err != nil {
		return "", err
	}
	return dir, nil
}
