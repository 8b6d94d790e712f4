// This file embeds the sources of the run-time libraries.

// Package rt holds the runtimes that checked programs need: for C the counting
// runtime libmuxrt and the header mux.h, as sources that are compiled with the
// user's compiler on demand. It knows nothing of interfaces or clauses.
package rt

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed all:c
var files embed.FS

// NoteSection is the ELF note section that every instrumented object carries.
const NoteSection = ".note.mux"

// C returns the sources of the C runtime: libmuxrt.c is the one unit to
// compile, the other .c files are its parts; mux.h and mux_arith.h are headers.
func C() fs.FS {
	sub, err := fs.Sub(files, "c")
	if err != nil {
		return files // not reached: the folder is embedded
	}
	return sub
}

// Source returns one file of C by name, "" when there is none.
func Source(name string) string {
	b, err := fs.ReadFile(C(), name)
	if err != nil {
		return ""
	}
	return string(b)
}

// InstallHeaders writes mux.h into dir, creating it, so that a -I or -isystem
// option finds <mux.h>.
func InstallHeaders(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, "mux.h"), []byte(Source("mux.h")))
}

// writeFile puts content at path in one step; a file that already holds it is
// left alone.
func writeFile(path string, content []byte) error {
	if old, err := os.ReadFile(path); err == nil && string(old) == string(content) {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".mux-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
