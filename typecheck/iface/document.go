// This file defines the interface document: the JSON form in which interfaces
// travel between translation units, to headers and to platforms.

package iface

import (
	"fmt"
	"math/big"

	"github.com/muxlang/mux/internal/diag"
)

// FormatVersion is the version of the document format, its field "mux". A
// reader rejects every other version: within one version no field changes its
// meaning, and none is added.
const FormatVersion = 1

// Limits of a document that Decode accepts. Encode keeps to them too: what is
// larger is written as unknown.
const (
	MaxDocumentBytes = 256 << 20
	MaxNesting       = 600 // objects and arrays inside each other
	maxExprDepth     = 200 // levels of one expression when encoding
	maxExprNodes     = 200_000
)

// Document is the interface document of one translation unit or module.
// docs/interface.md describes its JSON form, docs/interface.schema.json is its
// schema.
type Document struct {
	Generator  string // program and version that wrote it
	Lang       Lang
	Source     Source
	Models     map[string]string // library model set -> version, of those used
	Accounting string            // default accounting of the functions
	Resolution int64             // bytes; Python's peak is known down to it, 0: exact
	Functions  []*DocFunction    // sorted by name
	Hooks      []Hook            // what the unit puts into function pointers, sorted by place
}

// Source names what a document was made from.
type Source struct {
	File   string
	SHA256 string // of the file's bytes, in hex; "" when unknown
	Text   string // the same of its text after preprocessing
}

// DocFunction is one function of a document.
type DocFunction struct {
	*Interface
	Verdicts []VerdictRecord
}

// Lookup returns the function of that name, or nil.
func (d *Document) Lookup(name string) *DocFunction {
	for _, f := range d.Functions {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Hook says which functions the text of a unit puts into a function pointer:
// Functions by name ("FILE:NAME" for a static function of FILE), and From the
// other hooks whose values it copies there. Place is "member TYPE.FIELD",
// "object NAME", "param FUNCTION INDEX" or "result FUNCTION".
type Hook struct {
	Place     string
	Functions []string
	From      []string
}

// VerdictRecord is a verdict as documents keep it.
type VerdictRecord struct {
	Clause  int    // index into Interface.Clauses
	Status  string // "exact", "holds", "violated", "unknown"
	By      string // which decider and rule
	Why     string // the reason of an unknown, the slack of a holds
	Model   map[string]*big.Int
	Assumes []Assumption
}

// DocumentError says what is wrong with a document, and where.
type DocumentError struct {
	Path string // "functions[2].summary.cases[0].path"; "" for the whole
	Line int    // from 1; 0 unknown
	Col  int
	Msg  string
}

// Error is line:col: path: message, without the parts that are unknown.
func (e *DocumentError) Error() string {
	s := e.Msg
	if e.Path != "" {
		s = e.Path + ": " + s
	}
	if e.Line > 0 {
		s = fmt.Sprintf("%d:%d: %s", e.Line, e.Col, s)
	}
	return s
}

// The JSON form. Field order is the canonical order.
type (
	jDocument struct {
		Mux        int               `json:"mux"`
		Generator  string            `json:"generator,omitempty"`
		Language   string            `json:"language"`
		Source     jSource           `json:"source"`
		Models     map[string]string `json:"models,omitempty"`
		Accounting string            `json:"accounting"`
		Resolution int64             `json:"resolution,omitempty"`
		Hooks      []jHook           `json:"hooks,omitempty"`
		Functions  []rawJSON         `json:"functions"`
	}
	jHook struct {
		Place     string   `json:"place"`
		Functions []string `json:"functions,omitempty"`
		From      []string `json:"from,omitempty"`
	}
	jSource struct {
		File   string `json:"file"`
		SHA256 string `json:"sha256,omitempty"`
		Text   string `json:"text,omitempty"`
	}
	jFunction struct {
		Name       string            `json:"name"`
		Language   string            `json:"language,omitempty"` // when it is not the document's
		Public     bool              `json:"public,omitempty"`
		Origin     string            `json:"origin"`
		Pos        *jPos             `json:"pos,omitempty"`
		Params     []jParam          `json:"params"`
		Variadic   bool              `json:"variadic,omitempty"`
		Result     string            `json:"result,omitempty"`
		Accounting string            `json:"accounting"`
		Display    *jDisplay         `json:"display,omitempty"`
		Symbols    []jSymbol         `json:"symbols"`
		Inputs     map[string]jInput `json:"inputs,omitempty"`
		Clauses    []jClause         `json:"clauses,omitempty"`
		Verdicts   []jVerdict        `json:"verdicts,omitempty"`
		Summary    *jSummary         `json:"summary,omitempty"`
	}
	jParam struct {
		Name string `json:"name"`
		Type string `json:"type,omitempty"`
	}
	jPos struct {
		File   string `json:"file,omitempty"`
		Line   int    `json:"line,omitempty"`
		Column int    `json:"column,omitempty"`
	}
	// Display is derived from the rest and not read back.
	jDisplay struct {
		Alloc *jShown `json:"alloc"`
		Free  *jShown `json:"free"`
		Net   *jShown `json:"net"`
		Peak  *jShown `json:"peak"`
	}
	jShown struct {
		Status string   `json:"status"`
		When   []string `json:"when,omitempty"`
		Reason string   `json:"reason,omitempty"`
		Exact  *jTexts  `json:"exact,omitempty"`
		Lo     *jTexts  `json:"lo,omitempty"`
		Hi     *jTexts  `json:"hi,omitempty"`
	}
	jTexts struct {
		C      string `json:"c"`
		Python string `json:"python"`
		Math   string `json:"math"`
	}
	jSymbol struct {
		Name   string  `json:"name"`
		Origin string  `json:"origin"`
		Lo     *string `json:"lo,omitempty"`
		Hi     *string `json:"hi,omitempty"`
	}
	jInput struct {
		Kind    string  `json:"kind"`
		Place   jPlace  `json:"place"`
		Fn      string  `json:"fn,omitempty"`
		Axis    int     `json:"axis,omitempty"`
		Type    string  `json:"type,omitempty"`
		Signed  bool    `json:"signed,omitempty"`
		Default string  `json:"default,omitempty"`
		Initial *string `json:"initial,omitempty"`
		Pointer bool    `json:"pointer,omitempty"`
		Offset  rawJSON `json:"offset,omitempty"`
		Each    *jEach  `json:"each,omitempty"`
	}
	jEach struct {
		Index string  `json:"index"`
		Count rawJSON `json:"count"`
		Kind  string  `json:"kind"`
		Fn    string  `json:"fn,omitempty"`
	}
	jPlace struct {
		Root   string  `json:"root"`
		Index  int     `json:"index,omitempty"`
		Name   string  `json:"name,omitempty"`
		Steps  []jStep `json:"steps,omitempty"`
		Text   string  `json:"text,omitempty"`
		Size   int64   `json:"size,omitempty"`
		Static bool    `json:"static,omitempty"`
		Unit   string  `json:"unit,omitempty"`
	}
	jStep struct {
		Deref  bool    `json:"deref,omitempty"`
		Offset rawJSON `json:"offset,omitempty"`
		Attr   string  `json:"attr,omitempty"`
	}
	jClause struct {
		Key       string  `json:"key"`
		Relation  string  `json:"relation"`
		Text      string  `json:"text"`
		Bound     rawJSON `json:"bound,omitempty"`
		Cond      rawJSON `json:"cond,omitempty"`
		Place     *jPlace `json:"place,omitempty"`
		Undefined rawJSON `json:"undefined,omitempty"`
		Pos       *jPos   `json:"pos,omitempty"`
		End       *jPos   `json:"end,omitempty"`
	}
	jVerdict struct {
		Clause  int               `json:"clause"`
		Status  string            `json:"status"`
		By      string            `json:"by,omitempty"`
		Why     string            `json:"why,omitempty"`
		Model   map[string]string `json:"model,omitempty"`
		Assumes []jAssumption     `json:"assumes,omitempty"`
	}
	jAssumption struct {
		Code string `json:"code"`
		Text string `json:"text,omitempty"`
		Pos  *jPos  `json:"pos,omitempty"`
	}
	jSummary struct {
		Inputs  map[string]jInput `json:"inputs,omitempty"`
		Assumes []jAssumption     `json:"assumes,omitempty"`
		Cases   []jCase           `json:"cases"`
		Defined []rawJSON         `json:"defined,omitempty"`
		Open    rawJSON           `json:"open,omitempty"`
		Writes  *[]string         `json:"writes,omitempty"`
	}
	jCase struct {
		Path        rawJSON   `json:"path"`
		Outcome     string    `json:"outcome"`
		AllocFailed bool      `json:"alloc_failed,omitempty"`
		Weak        bool      `json:"weak,omitempty"`
		Effect      jEffect   `json:"effect"`
		Unknown     []jReason `json:"unknown,omitempty"`
		Result      *jValue   `json:"result,omitempty"`
		Regions     []jRegion `json:"regions,omitempty"`
		Stores      []jStore  `json:"stores,omitempty"`
		Havoc       []jReason `json:"havoc,omitempty"`
		Leaks       []jRegion `json:"leaks,omitempty"`
		Trail       []jTrail  `json:"trail,omitempty"`
	}
	jEffect struct {
		Alloc jBound `json:"alloc"`
		Free  jBound `json:"free"`
		Net   jBound `json:"net"`
		Peak  jBound `json:"peak"`
	}
	// jBound is {"exact": e}, or {"lo": e, "hi": e} where an absent end is infinite.
	jBound struct {
		Exact rawJSON `json:"exact,omitempty"`
		Lo    rawJSON `json:"lo,omitempty"`
		Hi    rawJSON `json:"hi,omitempty"`
	}
	jReason struct {
		Code string `json:"code"`
		What string `json:"what,omitempty"`
		Pos  *jPos  `json:"pos,omitempty"`
	}
	jRegion struct {
		Size rawJSON `json:"size"`
		Kind string  `json:"kind"`
		Zero bool    `json:"zero,omitempty"`
		Site *jPos   `json:"site,omitempty"`
		When rawJSON `json:"when,omitempty"`
	}
	jStore struct {
		To     jPlace `json:"to"`
		Value  jValue `json:"value"`
		Class  string `json:"class,omitempty"`
		Scalar string `json:"scalar,omitempty"`
	}
	// jValue has exactly one member.
	jValue struct {
		Int      rawJSON   `json:"int,omitempty"`
		Pointer  *jPointer `json:"pointer,omitempty"`
		Function []string  `json:"function,omitempty"`
		Choice   *jChoice  `json:"choice,omitempty"`
		Bytes    *jPlace   `json:"bytes,omitempty"`
		Unknown  *jReason  `json:"unknown,omitempty"`
	}
	jChoice struct {
		If   rawJSON `json:"if"`
		Then jValue  `json:"then"`
		Else jValue  `json:"else"`
	}
	// jPointer has exactly one of region, entry and global.
	jPointer struct {
		Region *int    `json:"region,omitempty"`
		Entry  *jPlace `json:"entry,omitempty"`
		Global *jPlace `json:"global,omitempty"`
		Offset rawJSON `json:"offset,omitempty"`
	}
	jTrail struct {
		Pos    *jPos    `json:"pos,omitempty"`
		Text   string   `json:"text"`
		Effect *jEffect `json:"effect,omitempty"`
		Cond   rawJSON  `json:"cond,omitempty"`
	}
)

// rawJSON is JSON text kept as it is, omitted when empty.
type rawJSON []byte

// MarshalJSON returns the text.
func (r rawJSON) MarshalJSON() ([]byte, error) {
	if len(r) == 0 {
		return []byte("null"), nil
	}
	return r, nil
}

// UnmarshalJSON keeps the text.
func (r *rawJSON) UnmarshalJSON(b []byte) error {
	*r = append((*r)[:0], b...)
	return nil
}

// enum is a two-way table between Go constants and their words in documents.
type enum[T comparable] []struct {
	v    T
	word string
}

func (e enum[T]) name(v T) string {
	for _, x := range e {
		if x.v == v {
			return x.word
		}
	}
	return e[0].word
}

func (e enum[T]) value(word string) (T, bool) {
	for _, x := range e {
		if x.word == word {
			return x.v, true
		}
	}
	var zero T
	return zero, false
}

// words lists the words, for messages.
func (e enum[T]) words() string {
	s := ""
	for i, x := range e {
		if i > 0 {
			s += ", "
		}
		s += x.word
	}
	return s
}

func toPos(p diag.Pos) *jPos {
	if p == (diag.Pos{}) {
		return nil
	}
	return &jPos{p.File, p.Line, p.Col}
}

func fromPos(p *jPos) diag.Pos {
	if p == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: p.File, Line: p.Line, Col: p.Column}
}
