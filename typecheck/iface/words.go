// This file holds the words that documents use for enumerations.

package iface

import "github.com/muxlang/mux/typecheck/sym"

// words are the enumerations of the document format; constant data behind a
// function, so that nothing can change it.
type wordTables struct {
	root     enum[RootKind]
	input    enum[InputKind]
	relation enum[Relation]
	origin   enum[Origin]
	outcome  enum[Outcome]
	symbol   enum[sym.Origin]
}

func words() wordTables {
	return wordTables{
		root: enum[RootKind]{{RootParam, "param"}, {RootGlobal, "global"}, {RootResult, "result"},
			{RootRegion, "region"}, {RootThis, "this"}},
		input: enum[InputKind]{{InValue, "value"}, {InResourceOf, "resource-of"}, {InLength, "length"},
			{InPure, "pure"}, {InShape, "shape"}, {InAttr, "attr"}, {InFuncAddr, "func-addr"}},
		relation: enum[Relation]{{Exact, "="}, {AtMost, "<="}, {AtLeast, ">="}},
		origin: enum[Origin]{{FromBody, "body"}, {FromDecl, "declaration"}, {FromModel, "model"},
			{FromDocument, "document"}},
		outcome: enum[Outcome]{{Returns, "returns"}, {NoReturn, "no-return"}},
		symbol: enum[sym.Origin]{{sym.Input, "input"}, {sym.Env, "env"}, {sym.Approx, "approx"},
			{sym.Bound, "bound"}},
	}
}

// String is the relation as clauses write it.
func (r Relation) String() string { return words().relation.name(r) }

// String is the word documents use.
func (o Outcome) String() string { return words().outcome.name(o) }

// String is the quantity's clause keyword.
func (q Quantity) String() string {
	for _, k := range keywords {
		if k.Quantity == q {
			return k.Name
		}
	}
	return "?"
}
