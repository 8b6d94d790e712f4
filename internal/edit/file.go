// This file replaces files in one step.

package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// WriteFile makes content what the file at path holds, so that a reader and
// whoever comes after a failure find the old or the new content: it is written
// under a temporary name in the same folder, brought to the disk, and renamed.
// The mode is that of the file that is replaced, else perm less the umask. Of a
// symbolic link the file it leads to is replaced; what is no regular file, a
// device or a pipe, is written as it is, and so is what /dev/stdout leads to.
// The error names path.
func WriteFile(path string, content []byte, perm fs.FileMode) error {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	old, err := os.Lstat(target)
	if err == nil && !old.Mode().IsRegular() || strings.HasPrefix(path, "/dev/") || strings.HasPrefix(path, "/proc/") {
		return os.WriteFile(path, content, perm)
	}
	if err == nil {
		perm = old.Mode().Perm()
	}
	f, err := beside(target, perm)
	if err != nil {
		return about(path, err)
	}
	_, err = f.Write(content)
	if err == nil && old != nil {
		err = f.Chmod(perm) // whatever the umask
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		os.Remove(f.Name())
		return about(path, err)
	}
	return nil
}

// beside creates a file of a new name in the folder of another.
func beside(path string, perm fs.FileMode) (*os.File, error) {
	for i := 0; ; i++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".mux-%d-%d.tmp", os.Getpid(), i))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// about is a file error that names path instead of a temporary file.
func about(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return &fs.PathError{Op: "write", Path: path, Err: p.Err}
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return &fs.PathError{Op: "write", Path: path, Err: l.Err}
	}
	return err
}
