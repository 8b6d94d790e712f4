// This file defines the values of the abstract interpreter: what an expression
// may evaluate to while a function's memory use is inferred.

// Package pyfront reads extended Python, binds its clauses and infers the
// memory-usage interfaces of its functions by driving the symbolic machine.
package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/sym"
)

// Value is an abstract Python value. Objects with an identity and a size are
// Refs into the heap of a state; everything else costs nothing by itself.
type Value interface{}

// NumKind is the type of a number.
type NumKind int

// The number types.
const (
	KInt NumKind = iota
	KFloat
	KComplex
	KBool
)

type (
	// Num is a number. E is the value of an int or bool, nil when unknown. Fresh
	// says that it was just computed and has no box yet that a name or container
	// holds; Box is the heap object of its box, 0 for none (constants,
	// parameters, elements of summarised containers).
	Num struct {
		Kind  NumKind
		E     sym.Expr
		Bits  sym.Expr // upper bound of an int's bits when it may not fit 60; else nil
		Lim   sym.Expr // of a float in [0, Lim); else nil
		Q     *ratio   // of a float that is about a fraction; else nil
		Chars int      // characters of the text of a float, 0 when not known
		Fresh bool
		Box   int
		Src   int  // the summarised container whose inner has its box, 0 for none
		Lean  bool // an int made by one of the routines that take no spare digit
		Const bool // a literal or a constant expression of literals
		// Shared says of a fresh number that its box may be one that is there
		// already.
		Shared bool
	}
	// NoneV is None, EllipsisV the literal ....
	NoneV     struct{}
	EllipsisV struct{}
	// Lit is a constant str or bytes: it exists before the call.
	Lit struct {
		Text  string
		Bytes bool
	}
	// Ref is an object of the heap.
	Ref struct{ ID int }
	// Input is something the caller can see before the call, of a type that its
	// use decides: a parameter, an item of one, a global. Text is its source form.
	Input struct {
		Text string
		Type string // "" until annotated: int, float, str, bytes, list, dict, ndarray
		// Loose says of an attribute that the text of its class gives it no one type.
		Loose bool
	}
	// Func is a function of the program or a model.
	Func struct{ F *function }
	// Bound is a method with its receiver.
	Bound struct {
		Recv Value
		F    *function
	}
	// Intrinsic is one of the machine's own operations, named in models.
	Intrinsic struct {
		Name string
		Recv Value
	}
	// ModuleV is an imported module; M is nil for one without source or model.
	ModuleV struct {
		Name string
		M    *module
	}
	// ClassV is a class.
	ClassV struct{ C *class }
	// SliceV is a slice in a subscript; absent parts are nil.
	SliceV struct{ Lo, Hi, Step Value }
	// Opaque is a value that is not understood; What names it. Using it ends the
	// path unless the use cannot matter.
	Opaque struct{ What string }
	// Supposed is an exception that only the analysis finds raised.
	Supposed struct{ What string }
	// RangeV is a range object.
	RangeV struct{ Lo, Hi, Step sym.Expr }
	// Gen is a generator that was not started: a generator expression, a call of
	// a generator function, or a lazy iterator over others.
	Gen struct {
		Expr  *syntax.GeneratorExp
		Call  *genCall
		Kind  string // "enumerate", "zip", "map", "filter", "reversed", "keys", "items", "values", "iter"
		Args  []Value
		Frame *frame
		First Value // of Expr: the value of the outermost iterable
		// ID is the object that says whether something was drawn from it, 0 as
		// long as nothing but an expression has it.
		ID int
	}
	// Lazy is a global's initial value that was not needed yet.
	Lazy struct {
		Expr syntax.Expr
		Mod  *module
	}
)

type genCall struct {
	fn *function
	fr *frame
}

type okind int

const (
	oList okind = iota
	oTuple
	oDict
	oSet
	oStr
	oBytes
	oByteArray
	oArray
	oInstance
	oBox
	oBuffer // io.BytesIO and the like: a growing buffer
)

var kindName = [...]string{"list", "tuple", "dict", "set", "str", "bytes", "bytearray", "ndarray", "object", "number", "buffer"}

func (k okind) String() string { return kindName[k] }

// bulk says that objects of the kind count whenever they are created.
func (k okind) bulk() bool { return k == oArray }

// object is a heap object; objects are copied before they are changed.
type object struct {
	kind    okind
	size    sym.Expr // own bytes: header, capacity, contents
	inner   sym.Expr // bytes of elements that are not objects of their own
	counted bool     // is in the effect's Alloc
	entry   bool     // existed before the call, or belongs to its owner: never freed by itself
	owner   int      // of an element of a summarised container: that container
	n       sym.Expr // length
	items   []Value  // the elements, when exact; of a dict the values
	keys    []Value  // of an exact dict
	exact   bool
	pend    []Value    // elements added to a summarised container in this iteration
	elem    Value      // what the elements of a summarised container are like
	total   sym.Expr   // the lengths of the texts in it together; nil: not known
	key     Value      // what the keys of a summarised dict are like
	parts   []sym.Expr // the integers that tell a text from others of its form
	strKeys bool       // all keys of a dict are strings
	grown   bool       // grew one element at a time
	per     int64      // the most that an entry of a summarised dict costs, 0: not known
	room    bool       // has room for all that is being appended
	shrunk  bool       // lost elements, and maybe capacity
	maybe   bool       // may be None instead
	law     law        // how its size follows from its length
	width   int64      // bytes of an item of an array.array
	most    sym.Expr   // the greatest length of a deque
	shape   []sym.Expr
	strides []sym.Expr // of an array, in elements; nil for C order, an element nil when not known
	guess   bool       // of an array parameter: nothing tells how many dimensions it has
	dtype   string
	shares  []share // whose elements it holds too
	base    int     // of a view: the object whose data it shows
	attrs   map[string]Value
	text    string // of an object of the caller: its source form
	class   *class
	boxes   int64 // inner has number boxes of up to so many bytes for every slot of a summarised container
	full    bool  // every element of a summarised container brought its own box
	later   bool  // grew in a loop that will count it
	reserve bool  // what lists that are its elements may grow by for what they hold now is counted
	mixed   bool  // stands for elements of a container that were changed one by one
	loose   bool  // is the element that a loop over a container has at hand
	line    int
}

// class is a class of the program or of a model.
type class struct {
	name   string
	mod    *module
	def    *syntax.ClassDef
	bases  []*class
	attrs  map[string]Value
	slots  []string
	slot   bool // has __slots__
	order  []string
	fields []string // of a named tuple
	record bool     // is a named tuple
}

func (c *class) lookup(name string) (Value, bool) { return c.lookupDepth(name, 0) }

func (c *class) lookupDepth(name string, depth int) (Value, bool) {
	if v, ok := c.attrs[name]; ok {
		return v, true
	}
	if depth > 20 {
		return nil, false
	}
	for _, b := range c.bases {
		if v, ok := b.lookupDepth(name, depth+1); ok {
			return v, true
		}
	}
	return nil, false
}

// method is a function of the class or one of its bases.
func (c *class) method(name string) (*function, bool) {
	v, ok := c.lookup(name)
	f, isF := v.(Func)
	return f.F, ok && isF
}

// is reports whether c or one of its bases has the name.
func (c *class) is(name string) bool {
	if c.name == name {
		return true
	}
	for _, b := range c.bases {
		if b != c && b.is(name) {
			return true
		}
	}
	return false
}

// modelled says that c or a base is known from a model, which may leave attributes out.
func (c *class) modelled() bool {
	if c.mod == nil || c.mod.model {
		return true
	}
	for _, b := range c.bases {
		if b != c && b.name != "object" && b.modelled() {
			return true
		}
	}
	return false
}

// function is a def, a lambda or a method.
type function struct {
	name    string // qualified within its module
	mod     *module
	args    *syntax.Arguments
	body    []syntax.Stmt
	lambda  syntax.Expr
	decor   []syntax.Expr
	returns syntax.Expr
	pos     syntax.Pos
	outer   *frame // of a nested function
	class   *class
	async   bool
	gen     bool
	globals map[string]bool
	locals  map[string]bool
	static  bool // staticmethod
	classm  bool // classmethod
	prop    bool // property
}

// frame is an activation; names live in the state.
type frame struct {
	id    int
	fn    *function
	mod   *module
	outer *frame // lexically
	yield func(Value)
	site  diag.Pos // of the call
}

// module is a source file or a model.
type module struct {
	name    string
	path    string
	tree    *syntax.Module
	globals map[string]Value
	model   bool
	pkg     bool
	order   []string
}

func intNum(e sym.Expr) Num   { return Num{Kind: KInt, E: e} }
func freshInt(e sym.Expr) Num { return Num{Kind: KInt, E: e, Fresh: true} }
func leanInt(e sym.Expr) Num  { return Num{Kind: KInt, E: e, Fresh: true, Lean: true} }
func freshFloat() Num         { return Num{Kind: KFloat, Fresh: true} }
func boolNum(e sym.Expr) Num  { return Num{Kind: KBool, E: e} }
func constInt(n int64) Num    { return Num{Kind: KInt, E: sym.Int(n), Const: true} }
func isNone(v Value) bool     { _, ok := v.(NoneV); return ok }
func constOf(v Value) (int64, bool) {
	if n, ok := v.(Num); ok && n.E != nil && (n.Kind == KInt || n.Kind == KBool) {
		return sym.IsInt(n.E)
	}
	return 0, false
}

// identical compares values that hold nothing of the heap.
func identical(a, b Value) bool {
	switch a.(type) {
	case NoneV, EllipsisV, Lit, Input, Func, ModuleV, ClassV, Opaque, Supposed, Lazy:
		return a == b
	}
	return false
}
