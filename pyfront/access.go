// This file implements attributes, subscripts and assignment.

package pyfront

import (
	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
)

// className is the builtin or library class whose methods a value has.
func (x *interp) className(v Value) (module, name string) {
	switch v := v.(type) {
	case Num:
		return "builtins", [...]string{"int", "float", "complex", "bool"}[v.Kind]
	case Lit:
		if v.Bytes {
			return "builtins", "bytes"
		}
		return "builtins", "str"
	case RangeV:
		return "builtins", "range"
	case Gen:
		return "builtins", "generator"
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			return "", ""
		}
		switch o.kind {
		case oArray:
			if o.tensor() {
				return "torch", "Tensor"
			}
			if o.class != nil {
				return "numpy", o.class.name
			}
			return "numpy", "ndarray"
		case oBuffer, oInstance:
			return "", ""
		}
		return "builtins", o.kind.String()
	case Input:
		switch t := x.typeOf(v); t {
		case "":
		case "ndarray":
			return "numpy", "ndarray"
		default:
			return "builtins", t
		}
	}
	return "", ""
}

func (x *interp) classOf(module, name string) *class {
	m := x.p.importModule(module)
	if m == nil {
		return nil
	}
	if c, ok := m.globals[name].(ClassV); ok {
		return c.C
	}
	return nil
}

// getattr is v.name.
func (x *interp) getattr(v Value, name string, e syntax.Node) Value {
	switch v := v.(type) {
	case ModuleV:
		if v.Name == "mux" && v.M == nil {
			return Intrinsic{Name: name}
		}
		if g := x.p.attrOfModule(v, name); g != nil {
			if v.M != nil {
				if _, own := v.M.globals[name]; own {
					return x.global(v.M, name)
				}
			}
			return g
		}
		return Opaque{v.Name + "." + name}
	case superV:
		return x.above(v, name, e)
	case Opaque:
		return Opaque{v.What + "." + name}
	case ClassV:
		if a, ok := v.C.lookup(name); ok {
			if f, ok := a.(Func); ok && f.F.classm {
				return Bound{v, f.F}
			}
			if l, ok := a.(Lazy); ok {
				return x.force(l, name)
			}
			return a
		}
		if name == "__name__" {
			return Lit{Text: v.C.name}
		}
		return Opaque{v.C.name + "." + name}
	case Ref:
		o := x.st.heap[v.ID]
		if o == nil {
			x.dead(diag.Internal, "an object that is gone")
		}
		if w, ok := o.attrs[name]; ok {
			return x.held(v.ID, w)
		}
		if w, ok := x.callersAttr(o, name); ok {
			return w
		}
		if o.class != nil && o.kind == oTuple {
			if i := o.class.fieldIndex(name); i >= 0 {
				return x.itemAt(v, constInt(int64(i)), e)
			}
		}
		if o.class != nil {
			if a, ok := o.class.lookup(name); ok {
				return x.method(v, a, name, e)
			}
			if a, ok := o.class.lookup("__getattr__"); ok {
				if f, ok := a.(Func); ok && f.F.mod.model {
					return x.call(Bound{v, f.F}, []Value{Lit{Text: name}}, nil, e)
				}
			}
			for _, b := range o.class.bases {
				if b.name == "?" {
					return Opaque{o.class.name + "." + name}
				}
			}
			if a, ok := x.declaredAttr(o, name); ok {
				return a
			}
		}
	case Input:
		if x.typeOf(v) == "" && !v.Loose {
			if x.isImage(name) {
				if im, ok := x.inputImage(v); ok {
					return x.getattr(im, name, e)
				}
			}
			switch name {
			case "unsqueeze", "permute", "view", "contiguous", "size", "dim", "masked_fill", "softmax", "transpose", "matmul", "detach", "numel":
				if x.isTensor(v) || name == "transpose" {
					x.assumeType(v, "ndarray")
					return x.getattr(x.inputArray(v), name, e)
				}
			case "shape", "dtype", "ndim", "T", "astype", "reshape", "sum", "mean", "flatten", "ravel", "nbytes", "std", "var", "max", "min", "prod",
				"argmax", "argmin", "cumsum", "clip", "dot", "swapaxes", "squeeze", "tolist":
				x.assumeType(v, "ndarray")
				return x.getattr(x.inputArray(v), name, e)
			case "upper", "lower", "split", "strip", "format", "encode", "replace", "startswith", "endswith", "splitlines", "lstrip", "rstrip", "title", "isdigit", "join", "partition", "rsplit", "zfill", "isalpha":
				x.assumeType(v, "str")
			case "decode", "hex":
				x.assumeType(v, "bytes")
			case "append", "extend", "sort", "insert":
				x.assumeType(v, "list")
			case "keys", "values", "items", "get":
				x.assumeType(v, "dict")
			}
		}
		if x.typeOf(v) == "ndarray" {
			return x.getattr(x.inputArray(v), name, e)
		}
	}
	if m, c := x.className(v); c != "" {
		if cl := x.classOf(m, c); cl != nil {
			if a, ok := cl.lookup(name); ok {
				return x.method(v, a, name, e)
			}
		}
	}
	if _, ok := v.(Num); ok && x.p.modules["numpy"] != nil {
		// A scalar of numpy has more than Python's numbers.
		if cl := x.classOf("numpy", "generic"); cl != nil {
			if a, ok := cl.lookup(name); ok {
				return x.method(v, a, name, e)
			}
		}
	}
	if in, ok := v.(Input); ok {
		return Input{Text: in.Text + "." + name, Loose: in.Loose}
	}
	if o := x.st.obj(v); o != nil && o.kind == oInstance {
		if o.class == nil || o.class.modelled() {
			x.dead(diag.UnmodelledCallee, "%s.%s", x.nameOf(v), name)
		}
		panic(suppose("AttributeError"))
	}
	return Opaque{x.nameOf(v) + "." + name}
}

// method binds a class attribute to its receiver.
func (x *interp) method(v Value, a Value, name string, e syntax.Node) Value {
	switch a := a.(type) {
	case Func:
		switch {
		case a.F.static:
			return a
		case a.F.classm:
			return Bound{ClassV{a.F.class}, a.F}
		case a.F.prop:
			return x.call(Bound{v, a.F}, nil, nil, e)
		}
		return Bound{v, a.F}
	case Lazy:
		return x.force(a, name)
	}
	return a
}
