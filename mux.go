// This file is the public Go API: documents, their functions, and their formulas.

// Package mux answers questions about memory-usage interfaces: how many bytes
// does a call of this function acquire, give back, leave behind and need at
// its peak? It reads the interface documents that muxcc and muxpy write
// (docs/interface.md) and evaluates them; all quantities are bytes.
//
//	doc, err := mux.LoadFile("deflate.mux.json")
//	…
//	a, err := doc.Function("deflateInit_").Query(mux.Values{"level": mux.Int(6)})
//	fmt.Println(a.Peak.Hi)
package mux

import (
	"fmt"
	"io"
	"maps"
	"math/big"
	"os"
	"slices"
	"strings"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// Version is the version of the module.
const Version = "0.1.0"

// Quantity is one of the four things an interface speaks of.
type Quantity int

const (
	Alloc Quantity = iota // bytes acquired during a call that returns normally
	Free                  // bytes given back by then
	Net                   // Alloc minus Free: what the call leaves behind
	Peak                  // the highest value of acquired minus given back at any moment
)

// Quantities lists all quantities in the order they are shown in.
func Quantities() []Quantity { return []Quantity{Alloc, Free, Net, Peak} }

// String is the quantity's word in clauses and documents.
func (q Quantity) String() string { return q.component().String() }

func (q Quantity) component() iface.Component {
	switch q {
	case Alloc:
		return iface.AllocComponent
	case Free:
		return iface.FreeComponent
	case Net:
		return iface.NetComponent
	}
	return iface.PeakComponent
}

// Document is an interface document. It is immutable and safe for concurrent use.
type Document struct {
	doc       *iface.Document
	functions []*Function
	byName    map[string]*Function
}

// Load reads a document. What is wrong with the document itself is a
// *DocumentError; other errors are r's.
func Load(r io.Reader) (*Document, error) {
	doc, err := iface.Decode(r)
	if err != nil {
		return nil, err
	}
	d := &Document{doc: doc, byName: map[string]*Function{}}
	for _, f := range doc.Functions {
		fn := &Function{f: f, lang: doc.Lang}
		d.functions = append(d.functions, fn)
		d.byName[f.Name] = fn
	}
	return d, nil
}

// DocumentError says what is wrong with a document, and where.
type DocumentError = iface.DocumentError

// LoadFile is Load for a file; the file's name is in the errors.
func LoadFile(path string) (*Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d, err := Load(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// Language is "c" or "python".
func (d *Document) Language() string { return string(d.doc.Lang) }

// Source is the file the document was made from, and the SHA-256 of its bytes
// in hex ("" when unknown).
func (d *Document) Source() (file, sha256 string) { return d.doc.Source.File, d.doc.Source.SHA256 }

// Accounting names what one allocation costs in this document: "requested",
// "glibc", "payload", "cpython-3.11", ….
func (d *Document) Accounting() string { return d.doc.Accounting }

// Functions lists the functions, sorted by name.
func (d *Document) Functions() []*Function { return slices.Clone(d.functions) }

// Function returns the function of that name, or nil.
func (d *Document) Function(name string) *Function { return d.byName[name] }

// Function is the interface of one function. It is immutable and safe for
// concurrent use.
type Function struct {
	f    *iface.DocFunction
	lang iface.Lang
}

// Name is the function's name.
func (f *Function) Name() string { return f.f.Name }

// Public reports whether other units can call the function.
func (f *Function) Public() bool { return f.f.Public }

// Params lists the parameters' names.
func (f *Function) Params() (names []string) {
	for _, p := range f.f.Params {
		names = append(names, p.Name)
	}
	return names
}

// Formula is what is known of a quantity, as text.
type Formula struct {
	Status string // "exact", "bound" or "unknown"
	Reason string // why it is unknown
	Text   string // in the source's language: "4*n if n > 0; 0 otherwise"
	// When, if not empty, is what the formula takes for granted: that function
	// pointers hold their defaults, as in "s->alloc is my_alloc"; for other calls
	// nothing is known.
	When string
}

// Formula returns what is known of a quantity, as text.
func (f *Function) Formula(q Quantity) Formula {
	fm, when := f.f.Shown(q.component())
	lang := f.f.Lang
	if lang == "" {
		lang = f.lang
	}
	return Formula{fm.Status.String(), fm.Reason(), fm.Text(lang), strings.Join(when, ", ")}
}

// CEL is a quantity's formula in the Common Expression Language, over a map v
// from the symbols' names to int, with the domain on which it cannot overflow
// and equals the formula. ok is false when there is no such form.
func (f *Function) CEL(q Quantity) (expr, domain string, ok bool) { return f.f.CEL(q.component()) }

// Assumptions lists what the interface rests on without proof.
func (f *Function) Assumptions() (texts []string) {
	for _, a := range f.f.Effective().Assumes {
		t := a.Code
		if a.Text != "" {
			t += ": " + a.Text
		}
		texts = append(texts, t)
	}
	return texts
}

// Symbol is a free symbol of a function's formulas: something a caller can
// know before the call.
type Symbol struct {
	Name    string   // display text: "n", "strlen(s)", "strm->zalloc", `event["n"]`
	Type    string   // declared type, for display
	Lo, Hi  *big.Int // inclusive range, nil: unbounded
	Default string   // function pointers: the function it points to by default
	Initial *big.Int // objects with static storage: what they hold when the program starts
	Pointer bool     // the value is an address
}

// Symbols lists the free symbols of the function's formulas, sorted by name.
func (f *Function) Symbols() (out []Symbol) {
	for _, name := range slices.Sorted(maps.Keys(f.inputs())) {
		in := f.inputs()[name]
		if in.Kind == iface.InFuncAddr {
			continue
		}
		s := Symbol{Name: name, Type: in.Type, Default: in.Default, Initial: in.Initial, Pointer: in.Pointer}
		if in.Sym != nil {
			s.Lo, s.Hi = in.Sym.Lo, in.Sym.Hi
		}
		out = append(out, s)
	}
	return out
}

func (f *Function) inputs() map[string]*iface.Input { return f.f.Effective().Inputs }

// freeSymbols collects the symbols of all cases by name.
func (f *Function) freeSymbols() map[string]*sym.Sym {
	out := map[string]*sym.Sym{}
	s := f.f.Effective()
	for name, in := range s.Inputs {
		if in.Sym != nil {
			out[name] = in.Sym
		}
	}
	for i := range s.Cases {
		c := &s.Cases[i]
		for _, x := range sym.CondSyms(c.Path) {
			out[x.Name] = x
		}
		for _, q := range iface.Components() {
			b := q.Of(c.Effect)
			for _, e := range []sym.Expr{b.Lo, b.Hi} {
				for _, x := range sym.FreeSyms(e) {
					out[x.Name] = x
				}
			}
		}
	}
	return out
}
