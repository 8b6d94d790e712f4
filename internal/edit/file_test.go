// This file tests that files are replaced as a whole or not at all.

package edit

import (
	"bytes"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fullDisk lets no file grow beyond n bytes, as on a disk that is full, while f
// runs.
func fullDisk(t *testing.T, n uint64, f func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: old.Max}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
			t.Fatal(err)
		}
	}()
	f()
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a"), filepath.Join(dir, "link")
	if err := os.Symlink("a", link); err != nil {
		t.Fatal(err)
	}
	content := func() string {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if err := WriteFile(path, []byte("old"), 0o666); err != nil || content() != "old" {
		t.Fatalf("%v, %q", err, content())
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	var err error
	fullDisk(t, 1024, func() { err = WriteFile(path, bytes.Repeat([]byte("new"), 1000), 0o666) })
	if err == nil || !strings.HasPrefix(err.Error(), "write "+path+": ") {
		t.Errorf("error on a full disk: %v", err)
	}
	if content() != "old" {
		t.Errorf("a full disk leaves %d bytes that start with %.9q", len(content()), content())
	}
	if err := WriteFile(link, []byte("new"), 0o666); err != nil || content() != "new" {
		t.Errorf("through a link: %v, %q", err, content())
	}
	if fi, err := os.Lstat(link); err != nil || fi.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", fi, err)
	}
	if fi, err := os.Stat(path); err != nil || fi.Mode().Perm() != 0o640 {
		t.Errorf("the mode has changed: %v, %v", fi, err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 2 {
		t.Errorf("something is left behind: %v, %v", names, err)
	}
	if err := WriteFile(filepath.Join(dir, "none", "b"), nil, 0o666); err == nil {
		t.Error("no error for a folder that is not there")
	}
	if err := WriteFile(os.DevNull, []byte("x"), 0o666); err != nil {
		t.Errorf("a device: %v", err)
	}
}
