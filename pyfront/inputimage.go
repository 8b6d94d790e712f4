// This file takes parameters for images of Pillow, where they are used so.

package pyfront

import (
	"math/big"

	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// imageMethods are methods that tell an image in a program that imports Pillow;
// those that are false are arrays' too.
var imageMethods = map[string]bool{"filter": true, "convert": true, "thumbnail": true, "rotate": true, "crop": true, "save": true,
	"getpixel": true, "paste": true, "getbbox": true, "transpose": false, "resize": false, "tobytes": false, "size": false}

// isImage says that what has a method of the name is an image.
func (x *interp) isImage(name string) bool {
	own, known := imageMethods[name]
	if !known || x.p.modules["PIL"] == nil {
		return false
	}
	return own || x.p.modules["numpy"] == nil && x.p.modules["torch"] == nil
}

// inputImage is an image parameter as an object; its width and height are symbols.
func (x *interp) inputImage(v Input) (Ref, bool) {
	key := nameKey{0, "image " + v.Text}
	if r, ok := x.st.names[key]; ok {
		return r.(Ref), true
	}
	c := x.classOf("PIL.Image", "Image")
	if c == nil {
		return Ref{}, false
	}
	x.m.Assume("type", v.Text+" is an image of three bands whose pixels are loaded", x.pos())
	attrs := map[string]Value{"px": constInt(4), "bands": constInt(3), "opened": constInt(0), "rgb": constInt(1)}
	for _, d := range []string{"width", "height"} {
		n := v.Text + "." + d
		attrs[d] = intNum(x.input(n, iface.InValue, n, big.NewInt(0), nil))
	}
	// Its pixels are the caller's; what it gains in the call counts.
	size := sym.AddOf(sym.MulOf(sym.Int(4), x.intOf(attrs["width"]), x.intOf(attrs["height"])), sym.MulOf(sym.Int(8), x.intOf(attrs["height"])))
	o := &object{kind: oInstance, class: c, attrs: attrs, entry: true, size: size, inner: sym.Int(0)}
	*x.st.ids++
	x.st.heap[*x.st.ids] = o
	r := Ref{*x.st.ids}
	x.st.names[key] = r
	return r, true
}
