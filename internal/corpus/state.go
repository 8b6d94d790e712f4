// This file keeps what a run has found so far, so that one that was cut off goes
// on where it stopped.

package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// state is what is known of a package's units, in a file of its folder. It counts
// as long as its key is the same: muxcc, the package's version and the flags.
type state struct {
	Key   string              `json:"key"`
	Built bool                `json:"built"` // the tree stands and its units are recorded
	Tests string              `json:"tests,omitempty"`
	Units map[string]unitDone `json:"units"` // by step and source

	mu   sync.Mutex
	file string
}

// unitDone is what one step found about a unit.
type unitDone struct {
	Differs []string      `json:"differs,omitempty"`
	Notes   []string      `json:"notes,omitempty"`
	GCC     time.Duration `json:"gcc,omitempty"` // processor time
	Muxcc   time.Duration `json:"muxcc,omitempty"`
	RSS     int64         `json:"rss,omitempty"` // KiB
	Doc     bool          `json:"doc,omitempty"` // a document was written
}

// loadState reads the state of a package, an empty one when there is none or it
// is of another run.
func loadState(dir, key string) *state {
	s := &state{file: filepath.Join(dir, "state.json")}
	data, err := os.ReadFile(s.file)
	if err != nil || json.Unmarshal(data, s) != nil || s.Key != key {
		*s = state{file: s.file}
	}
	s.Key = key
	if s.Units == nil {
		s.Units = map[string]unitDone{}
	}
	return s
}

// unit runs step on a unit unless it is done.
func (s *state) unit(step string, u command, run func() unitDone) unitDone {
	name := step + " " + u.Dir + " " + source(u.Args)
	s.mu.Lock()
	d, ok := s.Units[name]
	s.mu.Unlock()
	if ok {
		return d
	}
	d = run()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Units[name] = d
	s.save()
	return d
}

// save writes the state; what cannot be written is only done again.
func (s *state) save() {
	data, err := json.Marshal(s)
	if err != nil {
		return
	}
	next := s.file + ".next"
	if os.WriteFile(next, data, 0o666) == nil {
		os.Rename(next, s.file)
	}
}

// key identifies what a state of the package depends on.
func (c *config) key(version string) string {
	h := sha256.New()
	f, err := os.Open(c.muxcc)
	if err == nil {
		_, err = io.Copy(h, f)
		f.Close()
	}
	if err != nil {
		return time.Now().String() // never equal to another
	}
	return fmt.Sprintf("%x %s limit %g passes %d", h.Sum(nil)[:16], version, c.limit, c.passes)
}
