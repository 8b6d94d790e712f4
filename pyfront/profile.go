// This file holds the accountings: what an object of each type costs. Sizes are
// requested bytes, measured on the interpreter they are named after.

package pyfront

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/muxlang/mux/typecheck/sym"
)

// Resolution is the size in bytes below which temporaries with constant bounds
// are left out of a peak.
const Resolution = 1024

// DefaultAccounting is what clauses and results speak of unless they say so.
const DefaultAccounting = "cpython-3.11"

// profile is the data of one accounting.
type profile struct {
	name    string
	minor   int // of CPython 3; 0 for payload
	payload bool
	float   int64
	integer int64 // up to 60 bits
	complex int64
	list    int64 // header
	tuple   int64
	str     int64 // of an ASCII string without contents
	bytes   int64
	array   int64 // bytearray
	ndHead  int64
	ndDim   int64
	slots   int64 // header of an object with __slots__
	attr    int64
	tensor  int64 // a tensor of PyTorch without its data
	dictKey int64 // bytes of an entry
	dictStr int64
	deque   int64 // an empty collections.deque, its first block included
	odict   int64 // an empty collections.OrderedDict
	ddict   int64 // what a defaultdict has beyond a dict
	typed   int64 // an empty array.array
	elide   int64 // numpy reuses an unnamed operand of at least this many bytes
	listLaw string
	dictLaw string
}

// versionSizes is what differs between the versions of CPython. The rows up to
// 3.13 are measured by TestSizes. That 3.14 is like 3.13 is assumed of the 64-bit
// build, and measured on 32-bit WebAssembly builds alone, where the objects of
// testdata/measured/sizes_cases.py keep the same bytes under 3.13.2 and 3.14.2.
var versionSizes = []struct {
	from    int // the first version it holds for
	str     int64
	array   int64
	dictStr int64
	deque   int64
	odict   int64
	ddict   int64
	typed   int64
	listLaw string
	dictLaw string
}{
	{8, 49, 57, 24, 624, 128, 8, 64, sym.FnListCapacity38, sym.FnDictBytes310},
	{9, 49, 57, 24, 624, 128, 8, 64, sym.FnListCapacity, sym.FnDictBytes310},
	{10, 49, 57, 24, 624, 128, 8, 80, sym.FnListCapacity, sym.FnDictBytes310},
	{11, 49, 57, 16, 760, 128, 8, 80, sym.FnListCapacity, sym.FnDictBytes},
	{12, 41, 57, 16, 760, 128, 8, 80, sym.FnListCapacity, sym.FnDictBytes},
}

// Accountings lists the names that ParseAccounting knows.
func Accountings() []string {
	out := []string{"payload"}
	for v := 8; v <= 14; v++ {
		out = append(out, fmt.Sprintf("cpython-3.%d", v))
	}
	return out
}

// profileOf returns the accounting of that name, nil for an unknown one.
func profileOf(name string) *profile {
	if name == "payload" {
		return &profile{name: name, payload: true, float: 28, integer: 28, complex: 28, dictKey: 24, elide: 262144,
			listLaw: sym.FnListCapacity, dictLaw: sym.FnDictBytes}
	}
	minor := 0
	if n, _ := fmt.Sscanf(name, "cpython-3.%d", &minor); n != 1 || minor < 8 || minor > 14 ||
		name != "cpython-3."+strings.TrimPrefix(name, "cpython-3.") {
		return nil
	}
	p := &profile{name: name, minor: minor, float: 24, integer: 32, complex: 32, list: 56, tuple: 40, bytes: 33,
		ndHead: 96, ndDim: 16, slots: 32, attr: 8, dictKey: 24, elide: 262144, tensor: 400}
	for _, v := range versionSizes {
		if v.from <= minor {
			p.str, p.array, p.dictStr, p.deque, p.odict, p.ddict, p.typed = v.str, v.array, v.dictStr, v.deque, v.odict, v.ddict, v.typed
			p.listLaw, p.dictLaw = v.listLaw, v.dictLaw
		}
	}
	return p
}

func (p *profile) arraySize(shape []sym.Expr, item int64) sym.Expr {
	data := product(shape, sym.Int(item))
	if p.payload {
		return data
	}
	return sym.AddOf(data, sym.Int(p.ndHead+p.ndDim*int64(len(shape))))
}

func (p *profile) viewSize(dims int) sym.Expr {
	if p.payload {
		return sym.Int(0)
	}
	return sym.Int(p.ndHead + p.ndDim*int64(dims))
}

// tensorSize is the size of a tensor with n bytes of data.
func (p *profile) tensorSize(n sym.Expr) sym.Expr {
	if p.payload {
		return n
	}
	return sym.AddOf(n, sym.Int(p.tensor))
}

func product(shape []sym.Expr, f sym.Expr) sym.Expr {
	return sym.MulOf(append([]sym.Expr{f}, shape...)...)
}

// listSize is the size of a list of n elements; grown says that it grew by
// appending.
func (p *profile) listSize(n sym.Expr, grown bool) sym.Expr {
	if p.payload {
		return sym.Int(0)
	}
	if grown {
		n = sym.ApplyOf(p.listLaw, n)
	}
	return sym.AddOf(sym.Int(p.list), sym.MulOf(sym.Int(8), n))
}

func (p *profile) tupleSize(n sym.Expr) sym.Expr {
	if p.payload {
		return sym.Int(0)
	}
	return sym.AddOf(sym.Int(p.tuple), sym.MulOf(sym.Int(8), n))
}

// instanceSize is the size of an instance whose class gives its instances attrs
// different attributes, as it is from the thirtieth instance on.
func (p *profile) instanceSize(attrs int64) sym.Expr {
	room := attrs + 1 // for one more
	switch {
	case p.minor <= 10:
		// A dict whose values alone are its own, with the room of a table of keys.
		if attrs == 0 {
			return sym.Int(48)
		}
		usable := int64(5)
		for size := int64(16); usable < attrs; size *= 2 {
			usable = size * 2 / 3
		}
		return sym.Int(48 + 64 + 8*usable)
	case p.minor == 11:
		return sym.Int(56 + (room+2+7)/8*8 + 8*room) // a prefix of a byte for each
	case p.minor == 12:
		return sym.Int(48 + (room+2+7)/8*8 + 8*room)
	}
	return sym.Int(56 + (room+7)/8*8 + 8*room)
}

func (p *profile) dictSize(n sym.Expr, strKeys bool) sym.Expr {
	if p.payload {
		return sym.Int(0)
	}
	k := p.dictKey
	if strKeys {
		k = p.dictStr
	}
	return sym.ApplyOf(p.dictLaw, n, sym.Int(k))
}

func (p *profile) setSize(n sym.Expr) sym.Expr {
	if p.payload {
		return sym.Int(0)
	}
	return sym.ApplyOf(sym.FnSetBytes, n)
}

// sizeLaw is the function of its length that the size of both objects is, nil
// when they follow no common one.
func (p *profile) sizeLaw(a, b *object) func(sym.Expr) sym.Expr {
	if p.payload || a.n == nil || b.n == nil || a.entry || b.entry {
		return nil
	}
	if a.law != lawBuiltin {
		if a.law != b.law || a.strKeys != b.strKeys || a.law == lawWindow {
			return nil
		}
		law := func(n sym.Expr) sym.Expr { return p.lawSize(a.law, n, a.strKeys, a.width) }
		if sym.Equal(law(a.n), a.size) && sym.Equal(law(b.n), b.size) {
			return law
		}
		return nil
	}
	var laws []func(sym.Expr) sym.Expr
	switch a.kind {
	case oList:
		laws = append(laws, func(n sym.Expr) sym.Expr { return p.listSize(n, true) },
			func(n sym.Expr) sym.Expr { return p.listSize(n, false) })
	case oDict:
		laws = append(laws, func(n sym.Expr) sym.Expr { return p.dictSize(n, false) },
			func(n sym.Expr) sym.Expr { return p.dictSize(n, true) })
	case oSet:
		laws = append(laws, p.setSize)
	case oTuple:
		laws = append(laws, p.tupleSize)
	}
	for _, law := range laws {
		if sym.Equal(law(a.n), a.size) && sym.Equal(law(b.n), b.size) {
			return law
		}
	}
	return nil
}

// textSize is the size of a text of n characters or bytes.
func (p *profile) textSize(k okind, n sym.Expr) sym.Expr {
	switch k {
	case oBytes:
		return p.bytesSize(n)
	case oByteArray:
		return p.barraySize(n)
	}
	return p.strSize(n)
}

func (p *profile) strSize(n sym.Expr) sym.Expr    { return sym.AddOf(sym.Int(p.str), n) }
func (p *profile) bytesSize(n sym.Expr) sym.Expr  { return sym.AddOf(sym.Int(p.bytes), n) }
func (p *profile) barraySize(n sym.Expr) sym.Expr { return sym.AddOf(sym.Int(p.array), n) }

// boxSize is the size of a number's box.
func (p *profile) boxSize(v Num) sym.Expr {
	switch v.Kind {
	case KFloat:
		return sym.Int(p.float)
	case KComplex:
		return sym.Int(p.complex)
	case KBool:
		return sym.Int(0)
	}
	if v.Bits != nil {
		if v.Lean {
			// As many digits of 30 bits as it has, and at least one.
			return sym.AddOf(sym.Int(p.integer-4), sym.MulOf(sym.Int(4), sym.FloorDivOf(v.Bits, sym.Int(30))))
		}
		digits := sym.FloorDivOf(sym.AddOf(v.Bits, sym.Int(29)), sym.Int(30))
		return sym.AddOf(sym.Int(24), sym.MulOf(sym.Int(4), sym.MaxOf(sym.Int(2), digits)))
	}
	size := sym.Expr(sym.Int(p.integer))
	if p.payload || v.E == nil {
		return size
	}
	if v.Lean || p.minor <= 10 {
		// A digit of 30 bits, or two.
		size = sym.IteOf(sym.AndOf(sym.LtOf(sym.Int(-1<<30), v.E), sym.LtOf(v.E, sym.Int(1<<30))), sym.Int(p.integer-4), size)
		if r := sym.RangeOf(v.E, nil); r.Lo != nil && r.Lo.Sign() >= 0 {
			size = sym.IteOf(sym.LtOf(v.E, sym.Int(1<<30)), sym.Int(p.integer-4), sym.Int(p.integer))
		}
	}
	r := sym.RangeOf(v.E, nil)
	if r.Lo != nil && r.Hi != nil && r.Lo.IsInt64() && r.Hi.IsInt64() && r.Lo.Int64() >= -5 && r.Hi.Int64() <= 256 {
		return sym.Int(0)
	}
	if r.Lo != nil && r.Lo.IsInt64() && r.Lo.Int64() > 256 || r.Hi != nil && r.Hi.IsInt64() && r.Hi.Int64() < -5 {
		return size
	}
	if r.Lo != nil && r.Lo.IsInt64() && r.Lo.Int64() >= -5 {
		return sym.IteOf(sym.LeOf(sym.Int(257), v.E), size, sym.Int(0))
	}
	return sym.IteOf(sym.AndOf(sym.LeOf(sym.Int(-5), v.E), sym.LeOf(v.E, sym.Int(256))), sym.Int(0), size)
}

// itemSize is the size of an array element, and ok for a known dtype.
func itemSize(dtype string) (int64, bool) {
	switch dtype {
	case "float64", "int64", "uint64", "datetime64", "timedelta64":
		return 8, true
	case "float32", "int32", "uint32":
		return 4, true
	case "float16", "int16", "uint16":
		return 2, true
	case "int8", "uint8", "bool":
		return 1, true
	case "complex128", "longdouble":
		return 16, true
	case "complex64", "object":
		return 8, true
	case "bfloat16":
		return 2, true
	}
	if rest, ok := strings.CutPrefix(dtype, "record:"); ok {
		total := int64(0)
		for _, f := range strings.Split(rest, ",") {
			_, t, _ := strings.Cut(f, "=")
			n, ok := itemSize(t)
			if !ok {
				return 0, false
			}
			total += n
		}
		return total, true
	}
	// Strings of a fixed length: U10 of characters, S10 and V10 of bytes.
	if len(dtype) > 1 && strings.ContainsAny(dtype[:1], "USV") {
		if n, err := strconv.ParseInt(dtype[1:], 10, 32); err == nil && n > 0 {
			if dtype[0] == 'U' {
				n *= 4
			}
			return n, true
		}
	}
	return 0, false
}
