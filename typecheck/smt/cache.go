// This file keeps proofs on disk under a hash of the question. Losing, losing
// parts of, or scrambling the cache changes nothing but time.

package smt

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
)

// cacheVersion changes whenever the encoding or the meaning of an entry does.
const cacheVersion = "mux-proof-1"

// cache is a folder of write-once files; the zero value keeps nothing.
type cache struct{ dir string }

// key identifies a question to a solver by its whole text.
func (c cache) key(argv []string, text string) string {
	if c.dir == "" {
		return ""
	}
	h := sha256.New()
	h.Write([]byte(cacheVersion + "\x00" + strings.Join(argv, "\x00") + "\x00\x00" + text))
	return hex.EncodeToString(h.Sum(nil))
}

func (c cache) file(key string) string { return filepath.Join(c.dir, "proof", key[:2], key[2:]) }

// entry is the content of a proof's file: it repeats the key, so that a
// truncated, swapped or damaged file is not taken for a proof.
func entry(key string) string { return cacheVersion + " unsat " + key + "\n" }

func (c cache) proved(key string) bool {
	if key == "" {
		return false
	}
	b, err := os.ReadFile(c.file(key))
	return err == nil && string(b) == entry(key)
}

// store writes the entry beside its place and renames it. Every failure is
// ignored: the disk may be full, the folder gone or not ours.
func (c cache) store(key string) {
	if key == "" {
		return
	}
	name := c.file(key)
	dir := filepath.Dir(name)
	if os.MkdirAll(dir, 0o777) != nil {
		return
	}
	f, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return
	}
	_, err = f.WriteString(entry(key))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
