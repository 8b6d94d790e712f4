// This file tests that files are replaced as a whole or not at all.

package edit

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// onFullDisk is the variable by which the test below runs itself where no file
// can grow beyond a block; its value is the file to write.
const onFullDisk = "MUX_TEST_FULL_DISK"

func TestFullDisk(t *testing.T) {
	if path := os.Getenv(onFullDisk); path != "" {
		signal.Ignore(syscall.SIGXFSZ)
		err := WriteFile(path, bytes.Repeat([]byte("new"), 1000), 0o666)
		if err == nil || err.Error() != "write "+path+": file too large" {
			t.Errorf("error on a full disk: %v", err)
		}
		return
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", `ulimit -f 1; exec "$0" -test.run '^TestFullDisk$'`, os.Args[0])
	cmd.Env = append(os.Environ(), onFullDisk+"="+path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "old" {
		t.Errorf("a full disk leaves %.9q, %v", got, err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("something is left behind: %v, %v", names, err)
	}
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
