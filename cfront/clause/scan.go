// This file is the package's surface: Scan, its result, and blanking.

// Package clause finds memory clauses in preprocessed C.
//
// The text is what gcc -E -fdirectives-only (or plain -E) prints: directives
// and "# line" markers may be left in it, conditionals are resolved. A clause
// list stands only where a declaration starts, at file level or among the
// members of a struct or union, where C has no "[" but C23's "[[". The scanner
// therefore follows nothing of C but nesting and where declarations start; it
// reads every byte once.
//
//	[alloc n] void *get(size_t n);             a list
//	[[mux::alloc(n), nodiscard]] void *get();  C23 attributes, foreign ones stay
//	MUX(alloc n) void *get(size_t n);          a macro that is empty for gcc
package clause

// Span is a half-open range of byte offsets into the scanned text.
type Span struct{ Start, End int }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the bytes of text the span covers.
func (s Span) Of(text []byte) []byte { return text[s.Start:s.End] }

// Kind is how a clause group is spelled.
type Kind int

const (
	Brackets  Kind = iota // [alloc n]
	Attribute             // [[mux::alloc(n)]]
	Macro                 // MUX(alloc n), left in the text
)

// Group is one clause list.
type Group struct {
	Kind Kind
	// Span covers the list with its brackets; for Macro from the name on.
	Span    Span
	Clauses []Clause
	// Decl is the offset of the first token after the whole stack of lists
	// (and foreign attributes are tokens): the declaration the group is for.
	// It is len(text) when nothing follows.
	Decl int
	// Member is true for a member declaration of a struct or union.
	Member bool
}

// Clause is one clause of a group.
type Clause struct {
	Keyword string
	Name    Span   // the keyword
	Rel     string // "", "=", "<=" or ">="
	Expr    Span   // without surrounding blanks; never empty
	Place   Span   // what follows "into"; empty when absent
	Span    Span   // from the keyword to the end of the clause
}

// Code names a kind of syntax error; callers map it to their diagnostics.
type Code string

const (
	Unterminated   Code = "unterminated"    // no closing bracket
	EmptyClause    Code = "empty"           // nothing where a clause or expression belongs
	UnknownKeyword Code = "unknown-keyword" // not a clause keyword
	DuplicateInto  Code = "duplicate-into"  // two "into" in one clause
	BadRelation    Code = "bad-relation"    // "<", ">", "==", "=<"
	Misplaced      Code = "misplaced"       // MUX(...) where no declaration starts
)

// Error is a syntax error in a clause group.
type Error struct {
	Code Code
	Span Span
	Msg  string // complete sentence part, without position
}

// Error returns the message.
func (e *Error) Error() string { return e.Msg }

// Options are what Scan does not know by itself. The zero value is usable.
type Options struct {
	// Macro is the name of the portable macro; "" means "MUX".
	Macro string
	// Namespace is the C23 attribute namespace; "" means "mux".
	Namespace string
}

func (o Options) withDefaults() Options {
	if o.Macro == "" {
		o.Macro = "MUX"
	}
	if o.Namespace == "" {
		o.Namespace = "mux"
	}
	return o
}

// Result is what Scan found.
type Result struct {
	// Text has the length of the scanned text. Lists and mux attributes are
	// blanks in it (newlines and tabs stay); without any it is the scanned
	// text itself, not a copy.
	Text   []byte
	Groups []Group // in order of Span.Start
	Errors []Error // in order of Span.Start
	// MacroLists are the offsets of #define lines whose bodies hold a list or
	// attribute: gcc only accepts the text after expanding and blanking it.
	MacroLists []int
	// MacroUses are the offsets of #define lines whose bodies hold MUX(...):
	// gcc accepts the text as it is, the clauses show only after expansion.
	MacroUses []int
}

// Rewritten reports whether Text differs from what was scanned, or would after
// macro expansion: whether the compiler needs another text than the user's.
func (r *Result) Rewritten() bool {
	if len(r.MacroLists) > 0 {
		return true
	}
	for i := range r.Groups {
		if r.Groups[i].Kind != Macro {
			return true
		}
	}
	return false
}

// Any reports whether there is anything to check or to complain about.
func (r *Result) Any() bool {
	return len(r.Groups)+len(r.Errors)+len(r.MacroLists)+len(r.MacroUses) > 0
}

// Scan finds the clause groups of text. keywords says which names are clause
// keywords. It never fails: what is wrong is in Result.Errors, and a group
// with errors holds the clauses that could be read.
func Scan(text []byte, keywords func(name string) bool, opt Options) *Result {
	s := &scanner{lexer: lexer{src: text}, keywords: keywords, opt: opt.withDefaults()}
	s.res = &Result{Text: text}
	if len(text) > 0 {
		s.file()
	}
	s.finish()
	return s.res
}

// blank replaces the bytes of span by blanks, but for line ends, tabs and
// directive lines, which are not part of the list.
func (s *scanner) blank(sp Span) {
	if &s.res.Text[0] == &s.src[0] {
		s.res.Text = append([]byte(nil), s.src...)
	}
	out := s.res.Text
	lineStart := false
	for i := sp.Start; i < sp.End; i++ {
		c := s.src[i]
		switch {
		case c == '\n':
			lineStart = true
			continue
		case c == '\t' || c == '\r' || c == '\f' || c == '\v':
			continue
		case c == '#' && lineStart:
			for i < sp.End && s.src[i] != '\n' {
				i++
			}
			i--
			continue
		case c != ' ':
			lineStart = false
		}
		out[i] = ' '
	}
}
