// This file makes the symbols that formulas speak of: parameters, their items,
// lengths and shapes, in the spelling of the source.

package pyfront

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// hint is what the use of an input implies of its type.
type hint struct {
	typ    string
	dims   int
	tensor bool // annotated as a tensor of PyTorch
	array  bool // handed to a function of arrays
}

// typeOf is the type of an input: annotated, or implied by an earlier use.
func (x *interp) typeOf(v Input) string {
	if v.Type != "" {
		return v.Type
	}
	if h := x.hints[anyItem(v.Text)]; h.typ != "" || !h.array {
		return h.typ
	}
	return "ndarray"
}

// assumeType notes that an input has a type, because it is used so.
func (x *interp) assumeType(v Input, typ string) {
	if x.typeOf(v) == "" {
		text := anyItem(v.Text)
		h := x.hints[text]
		h.typ = typ
		x.hints[text] = h
		x.m.Assume("type", text+" is "+article(typ), x.pos())
	}
}

func article(t string) string {
	if strings.ContainsAny(t[:1], "aeiou") {
		return "an " + t
	}
	return "a " + t
}

func (x *interp) input(name string, kind iface.InputKind, text string, lo *big.Int, hi *big.Int) *sym.Sym {
	if strings.Contains(name, someMark) {
		return x.ofSome(name, lo, hi)
	}
	if in := x.m.Inputs[name]; in != nil {
		return in.Sym
	}
	v := sym.NewSym(name, sym.Input, lo, hi)
	root := text
	if i := strings.IndexAny(root, ".[("); i >= 0 {
		root = root[:i]
	}
	pl := iface.Place{Root: iface.RootGlobal, Name: root, Text: text}
	for i, p := range x.params() {
		if p == root {
			pl.Root, pl.Index = iface.RootParam, i
		}
	}
	if rest := text[len(root):]; rest != "" {
		pl.Steps = []iface.Step{{Attr: rest}}
	}
	x.m.Inputs[name] = &iface.Input{Sym: v, Kind: kind, Place: pl, Signed: true}
	return v
}

// params are the parameters of the function under analysis.
func (x *interp) params() []string {
	if len(x.calls) == 0 {
		return nil
	}
	var out []string
	for _, a := range paramsOf(x.calls[0].args) {
		out = append(out, a.Arg)
	}
	return out
}

// inputInt is an input as an integer.
func (x *interp) inputInt(v Input) sym.Expr {
	t := x.typeOf(v)
	if t == "bool" {
		return x.input(v.Text, iface.InValue, v.Text, big.NewInt(0), big.NewInt(1))
	}
	x.assumeType(v, "int")
	return x.input(v.Text, iface.InValue, v.Text, nil, nil)
}

// inputLen is the length of an input.
func (x *interp) inputLen(v Input) sym.Expr {
	return x.input("len("+v.Text+")", iface.InLength, v.Text, big.NewInt(0), nil)
}

// inputConv is int(x), float(x) of an input.
func (x *interp) inputConv(fn string, v Input) sym.Expr {
	s := x.input(fn+"("+v.Text+")", iface.InAttr, v.Text, nil, nil)
	if in := x.m.Inputs[s.Name]; in != nil {
		in.Fn = fn
	}
	return s
}

// fact is a truth about an input that no integer says, as 0 or 1.
func (x *interp) fact(text string, v Input) sym.Expr {
	s := x.input(text, iface.InPure, v.Text, big.NewInt(0), big.NewInt(1))
	if in := x.m.Inputs[s.Name]; in != nil {
		in.Fn = "fact"
	}
	return s
}

// length is a length that the call finds out and the caller may know by its
// source text.
// A loop may find out another one every time; the name stands for the greatest
// then.
func (x *interp) length(text string) sym.Expr {
	site := fmt.Sprint(x.atFile, x.at)
	for _, f := range x.stack {
		if f != nil && f.site.Line > 0 {
			site += fmt.Sprint(f.site)
		}
	}
	for k := 1; ; k++ {
		name := text
		if k > 1 {
			name = fmt.Sprintf("%s #%d", text, k)
		}
		if old, ok := x.sites[name]; ok && old != site {
			continue
		}
		x.sites[name] = site
		text = name
		break
	}
	n := x.input(text, iface.InLength, text, big.NewInt(0), nil)
	if len(x.loops) > 0 {
		x.m.Assume("greatest", text+" is the greatest that the loop finds", x.pos())
		return x.soft("len", sym.Int(0), n)
	}
	return n
}

// item is an element of an input.
func (x *interp) item(v Input, key string) Input {
	return Input{Text: v.Text + "[" + key + "]"}
}

// inputArray is an array parameter as an object; its shape are symbols.
func (x *interp) inputArray(v Input) Ref {
	key := nameKey{0, "array " + v.Text}
	if r, ok := x.st.names[key]; ok {
		return r.(Ref)
	}
	dims := x.hints[v.Text].dims
	guess := dims == 0
	if guess {
		dims = 1
	}
	if x.typeOf(v) == "" {
		x.assumeType(v, "ndarray")
	}
	var c *class
	d, what := "float64", "array"
	if x.isTensor(v) {
		c, d, what = x.classOf("torch", "Tensor"), "float32", "tensor"
	}
	x.m.Assume("type", anyItem(v.Text)+" is a "+d+" "+what+" of "+itoa(dims)+" dimensions", x.pos())
	shape := make([]sym.Expr, dims)
	if guess && x.hints[v.Text].array {
		// Whatever its dimensions, so many elements.
		shape[0] = x.input(v.Text+".size", iface.InValue, v.Text+".size", big.NewInt(0), nil)
	}
	for i := range shape {
		if shape[i] != nil {
			continue
		}
		n := v.Text + ".shape[" + itoa(i) + "]"
		s := x.input(n, iface.InShape, v.Text, big.NewInt(0), nil)
		if in := x.m.Inputs[n]; in != nil {
			in.Axis = i
		}
		shape[i] = s
	}
	o := &object{kind: oArray, class: c, guess: guess, shape: shape, dtype: d, entry: true, n: shape[0], size: sym.Int(0), inner: sym.Int(0)}
	*x.st.ids++
	x.st.heap[*x.st.ids] = o
	r := Ref{*x.st.ids}
	x.st.names[key] = r
	return r
}

// isTensor says that an array parameter is a tensor: it is annotated so, or the
// program knows PyTorch and not numpy.
func (x *interp) isTensor(v Input) bool {
	if x.p.modules["torch"] == nil || x.classOf("torch", "Tensor") == nil {
		return false
	}
	return x.hints[v.Text].tensor || x.p.modules["numpy"] == nil
}

// scanHints finds out what the body of a function implies of its parameters:
// the dimensions of arrays, and which are used as sequences.
func (x *interp) scanHints(f *function) {
	params := map[string]bool{}
	for _, a := range paramsOf(f.args) {
		params[a.Arg] = true
		if annotatedTensor(a.Annotation) {
			h := x.hints[a.Arg]
			h.tensor = true
			x.hints[a.Arg] = h
		}
	}
	dims := func(name string, n int) {
		if params[name] && x.hints[name].dims < n {
			h := x.hints[name]
			h.dims = n
			x.hints[name] = h
		}
	}
	scan := hintScan{x: x, dims: dims, array: func(name string) {
		if params[name] && x.hints[name].typ == "" {
			h := x.hints[name]
			h.array = true
			x.hints[name] = h
		}
	}}
	for _, s := range f.body {
		syntax.Inspect(s, scan.node)
	}
}

// annotatedTensor says that an annotation is torch.Tensor.
func annotatedTensor(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return e.Id == "Tensor"
	case *syntax.Attribute:
		return e.Attr == "Tensor" || e.Attr == "FloatTensor"
	}
	return false
}

// annotationType reads a parameter's annotation.
func annotationType(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		switch e.Id {
		case "int", "float", "str", "bytes", "list", "dict", "bool", "tuple", "set", "ndarray":
			return e.Id
		case "Tensor":
			return "ndarray"
		case "List", "Sequence", "Iterable":
			return "list"
		case "Dict", "Mapping":
			return "dict"
		}
	case *syntax.Attribute:
		switch e.Attr {
		case "ndarray", "Tensor", "FloatTensor":
			return "ndarray"
		case "List":
			return "list"
		case "Dict":
			return "dict"
		}
	case *syntax.Subscript:
		return annotationType(e.Value)
	case *syntax.Constant:
		if e.Value.Kind == syntax.Str {
			switch t := e.Value.Text(); t {
			case "int", "float", "str", "bytes", "list", "dict", "bool":
				return t
			}
		}
	}
	return ""
}
