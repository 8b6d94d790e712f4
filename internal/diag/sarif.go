// This file renders diagnostics as SARIF 2.1.0.

package diag

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// Tool names the program in a SARIF log.
type Tool struct{ Name, Version string }

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string      `json:"id"`
		ShortDescription sarifText   `json:"shortDescription"`
		Default          sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level   string `json:"level"`
		Enabled *bool  `json:"enabled,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID     string          `json:"ruleId"`
		RuleIndex  int             `json:"ruleIndex"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations,omitempty"`
		Related    []sarifLocation `json:"relatedLocations,omitempty"`
		Properties map[string]any  `json:"properties,omitempty"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifLogical struct {
		Name string `json:"name"`
		Kind string `json:"kind"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// sarifLevel is the SARIF word; a rule that is off has level none.
func sarifLevel(s Severity) string {
	if s == Ignored {
		return "none"
	}
	return s.String()
}

// WriteSARIF writes one SARIF 2.1.0 log with one run. Its rules are those of
// the codes that occur, in the table's order; ignored diagnostics are left out.
func WriteSARIF(w io.Writer, ds []*Diagnostic, tool Tool) error {
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name: tool.Name, Version: tool.Version,
			InformationURI: "https://github.com/muxlang/mux", Rules: []sarifRule{},
		}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	used := map[string]bool{}
	for _, d := range ds {
		if d.Severity != Ignored {
			used[d.Code.Flag()] = true
		}
	}
	index := map[string]int{}
	for _, i := range codeTable {
		if !used[i.Code.Flag()] {
			continue
		}
		index[i.Code.Flag()] = len(run.Tool.Driver.Rules)
		rule := sarifRule{ID: i.Code.Flag(), ShortDescription: sarifText{i.Doc}, Default: sarifConfig{Level: sarifLevel(i.Severity)}}
		if i.Severity == Ignored {
			rule.Default.Enabled = new(bool)
		}
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	for _, d := range ds {
		if d.Severity == Ignored {
			continue
		}
		id := d.Code.Flag()
		n, ok := index[id]
		if !ok {
			n = -1 // SARIF's value for "no such rule in the table"
		}
		r := sarifResult{RuleID: id, RuleIndex: n, Level: sarifLevel(d.Severity), Message: sarifText{d.Message}, Properties: d.Data}
		if l := (sarifLocation{Physical: sarifPos(d.Pos, d.End)}); l.Physical != nil || d.Function != "" {
			if d.Function != "" {
				l.Logical = []sarifLogical{{d.Function, "function"}}
			}
			r.Locations = []sarifLocation{l}
		}
		for k, rel := range d.Related {
			k := k
			r.Related = append(r.Related, sarifLocation{ID: &k, Physical: sarifPos(rel.Pos, Pos{}), Message: &sarifText{rel.Message}})
		}
		run.Results = append(run.Results, r)
	}
	return encode(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func sarifPos(p, end Pos) *sarifPhysical {
	if p.File == "" {
		return nil
	}
	ph := &sarifPhysical{Artifact: sarifArtifact{fileURI(p.File)}}
	if p.Line > 0 {
		ph.Region = &sarifRegion{StartLine: p.Line, StartColumn: p.Col}
		if end.File == p.File && end.Line >= p.Line {
			ph.Region.EndLine, ph.Region.EndColumn = end.Line, end.Col
		}
	}
	return ph
}

// fileURI is a relative reference for a relative path, a file URI otherwise.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	u := url.URL{Path: path}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}
