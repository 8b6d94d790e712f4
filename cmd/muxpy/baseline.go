// This file keeps baselines: findings that are known and not reported again.

package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/internal/edit"
)

// baselineVersion is the version of the file format.
const baselineVersion = 1

// known is a finding of a baseline. The fingerprint alone is compared; the rest
// is for the people who read the file.
type known struct {
	Fingerprint string `json:"fingerprint"`
	Code        string `json:"code"`
	File        string `json:"file"`
	Function    string `json:"function,omitempty"`
	Message     string `json:"message"`
}

type baselineFile struct {
	Version  int     `json:"mux_baseline"`
	Findings []known `json:"findings"`
}

// inBaseline reports whether a diagnostic is one that a baseline can hold: a
// finding about a clause, not a file that cannot be read.
func inBaseline(d *diag.Diagnostic) bool {
	return d.Severity >= diag.Warning && d.Code != diag.SourceSyntax && d.Code != diag.Internal
}

// fingerprints names each finding by what does not change when lines move: the
// code, the file as seen from dir, the function, and the clause; among equal
// ones the order in the file. Diagnostics must be sorted. "" for those that a
// baseline does not hold.
func fingerprints(dir string, ds []*diag.Diagnostic) []string {
	out := make([]string, len(ds))
	seen := map[string]int{}
	for i, d := range ds {
		if !inBaseline(d) {
			continue
		}
		what, ok := d.Data["clause"].(string)
		if !ok {
			what = d.Message
		}
		key := strings.Join([]string{string(d.Code), relative(dir, d.Pos.File), d.Function, strings.Join(strings.Fields(what), " ")}, "\x00")
		seen[key]++
		sum := sha256.Sum256([]byte(fmt.Sprintf("%s\x00%d", key, seen[key])))
		out[i] = hex.EncodeToString(sum[:12])
	}
	return out
}

// readBaseline reads a baseline; the error is a *configError.
func readBaseline(path string) (*baselineFile, error) {
	fail := func(line, col int, msg string) (*baselineFile, error) {
		return nil, &configError{diag.Pos{File: path, Line: line, Col: col}, msg}
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return fail(0, 0, "the baseline cannot be read: "+systemError(err))
	}
	var b baselineFile
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		at := dec.InputOffset()
		var se *json.SyntaxError
		if errors.As(err, &se) {
			at = se.Offset
		}
		before := src[:min(int(at), len(src))]
		return fail(bytes.Count(before, []byte("\n"))+1, len(before)-bytes.LastIndexByte(before, '\n'), "this is no baseline: "+err.Error())
	}
	if b.Version != baselineVersion {
		return fail(0, 0, fmt.Sprintf("this is no baseline of version %d", baselineVersion))
	}
	return &b, nil
}

// writeBaseline writes the findings as a baseline.
func writeBaseline(path string, ds []*diag.Diagnostic) (int, error) {
	dir := filepath.Dir(path)
	b := baselineFile{Version: baselineVersion, Findings: []known{}}
	for i, f := range fingerprints(dir, ds) {
		if f != "" {
			d := ds[i]
			b.Findings = append(b.Findings, known{f, string(d.Code), relative(dir, d.Pos.File), d.Function, d.Message})
		}
	}
	slices.SortStableFunc(b.Findings, func(x, y known) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Function, y.Function), cmp.Compare(x.Code, y.Code), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(b); err != nil {
		return 0, err
	}
	return len(b.Findings), edit.WriteFile(path, out.Bytes(), 0o666)
}

// apply takes out the findings of the baseline, and says how many of those
// about the files that were checked are no longer there.
func (b *baselineFile) apply(path string, files []string, ds []*diag.Diagnostic, stderr io.Writer) []*diag.Diagnostic {
	dir := filepath.Dir(path)
	have := map[string]bool{}
	for _, k := range b.Findings {
		have[k.Fingerprint] = true
	}
	found := map[string]bool{}
	var out []*diag.Diagnostic
	for i, f := range fingerprints(dir, ds) {
		if have[f] {
			found[f] = true
			continue
		}
		out = append(out, ds[i])
	}
	checked := map[string]bool{}
	for _, f := range files {
		checked[relative(dir, f)] = true
	}
	gone := 0
	for _, k := range b.Findings {
		if checked[k.File] && !found[k.Fingerprint] {
			gone++
		}
	}
	if gone > 0 {
		fmt.Fprintf(stderr, "muxpy: %d of the findings in %s are no longer there; --write-baseline forgets them\n", gone, path)
	}
	return out
}
