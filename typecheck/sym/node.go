// This file holds what every node carries besides its fields: a structural hash,
// the symbols it may mention, its size, and lazily its key and its range.

package sym

import (
	"math/bits"
	"strconv"
	"sync/atomic"
)

// hash128 is a structural fingerprint. Nodes are taken for equal when their
// fingerprints are: two different expressions of one program collide with a
// probability below 2**-64.
type hash128 struct{ a, b uint64 }

func (h hash128) less(o hash128) bool { return h.a < o.a || h.a == o.a && h.b < o.b }

const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xd6e8feb86659fd93
	mulC = 0xa0761d6478bd642f
	mulD = 0xe7037ed1a0b428db
)

func fold(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	return hi ^ lo
}

// with mixes a word into the fingerprint; the order of words matters.
func (h hash128) with(w uint64) hash128 {
	return hash128{
		a: fold(h.a^mulA^w, mulC^bits.RotateLeft64(w, 23)) + bits.RotateLeft64(h.a, 31),
		b: fold(h.b^mulB^bits.RotateLeft64(w, 41), mulD^w) + bits.RotateLeft64(h.b, 17),
	}
}

func (h hash128) withHash(o hash128) hash128 { return h.with(o.a).with(o.b) }

func (h hash128) withString(s string) hash128 {
	h = h.with(uint64(len(s)))
	for len(s) >= 8 {
		w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = h.with(w)
		s = s[8:]
	}
	var w uint64
	for i := 0; i < len(s); i++ {
		w |= uint64(s[i]) << (8 * i)
	}
	return h.with(w)
}

// done finishes a fingerprint; it is never zero, which means "not computed".
func (h hash128) done() hash128 {
	h = h.with(mulA).with(mulB)
	if h.a == 0 {
		h.a = 1
	}
	return h
}

// kind tells the node types apart and orders them inside products and sums.
type kind uint8

const (
	kSym kind = iota
	kPow2
	kFloorDiv
	kTruncDiv
	kMod
	kMax
	kMin
	kIte
	kApply
	kSum
	kRec
	kMul
	kAdd
	kInf
	kConst
	kCmp
	kNot
	kAnd
	kOr
	kBool
	kNil
)

// meta is computed once, when a constructor builds the node; a zero hash marks
// a node written as a literal, whose meta is computed at each use.
type meta struct {
	hash   hash128
	mask   uint64 // one bit for each free symbol's name, superset
	size   uint32 // nodes of the expression read as a tree, saturating
	level  uint16 // nesting depth of sums
	origin uint8  // bit 1<<Origin for each symbol inside, superset
	flags  uint8
}

const (
	partial uint8 = 1 << iota // may have no value
	hasInf                    // mentions Inf
)

const maxSize = 1 << 30

// text caches the key.
type text struct{ key atomic.Pointer[string] }

// node is what compound expressions carry.
type node struct {
	meta
	text
	rng  atomic.Pointer[ivl]
	syms atomic.Pointer[[]*Sym]
}

// negation caches the complement of a condition.
type negation struct{ c atomic.Pointer[Cond] }

func symHash(name string) hash128 { return hash128{a: uint64(kSym)}.withString(name).done() }

func nameMask(h hash128) uint64 { return 1 << (h.a >> 58) }

func (s *Sym) symHash() hash128 {
	if s.hash.a != 0 && s.hashed == s.Name {
		return s.hash
	}
	return symHash(s.Name)
}

// undefinedFn is the function symbol of expressions that never have a value.
const undefinedFn = "undefined"

// metaOf returns the meta of any node, nil included.
func metaOf(e Expr) meta {
	var m *meta
	switch x := e.(type) {
	case *Sym:
		if x == nil {
			break
		}
		h := x.symHash()
		return meta{hash: h, mask: nameMask(h), size: 1, origin: 1 << (uint(x.Origin) & 7)}
	case *Const:
		if x == nil {
			break
		}
		m = &x.meta
	case *Add:
		m = &x.meta
	case *Mul:
		m = &x.meta
	case *Max:
		m = &x.meta
	case *Min:
		m = &x.meta
	case *FloorDiv:
		m = &x.meta
	case *TruncDiv:
		m = &x.meta
	case *Mod:
		m = &x.meta
	case *Pow2:
		m = &x.meta
	case *Ite:
		m = &x.meta
	case *Sum:
		m = &x.meta
	case *Rec:
		m = &x.meta
	case *Apply:
		m = &x.meta
	case *Inf:
		return meta{hash: hash128{a: uint64(kInf)}.done(), size: 1, flags: hasInf}
	}
	if m == nil {
		return meta{hash: hash128{a: uint64(kNil)}.done(), size: 1, flags: partial}
	}
	if m.hash.a != 0 {
		return *m
	}
	return computeMeta(e)
}

// metaOfCond is metaOf for conditions.
func metaOfCond(c Cond) meta {
	var m *meta
	switch x := c.(type) {
	case Bool:
		h := hash128{a: uint64(kBool)}
		if x {
			h = h.with(1)
		}
		return meta{hash: h.done(), size: 1}
	case *Cmp:
		if x == nil {
			break
		}
		m = &x.meta
	case *And:
		m = &x.meta
	case *Or:
		m = &x.meta
	case *Not:
		m = &x.meta
	}
	if m == nil {
		return meta{hash: hash128{a: uint64(kNil)}.with(1).done(), size: 1, flags: partial}
	}
	if m.hash.a != 0 {
		return *m
	}
	return computeCondMeta(c)
}

type metaBuilder struct{ m meta }

func startMeta(k kind) metaBuilder {
	return metaBuilder{meta{hash: hash128{a: uint64(k)}, size: 1}}
}

func (b *metaBuilder) add(c meta) {
	b.m.hash = b.m.hash.withHash(c.hash)
	b.m.mask |= c.mask
	b.m.size = min(b.m.size+c.size, maxSize)
	b.m.level = max(b.m.level, c.level)
	b.m.origin |= c.origin
	b.m.flags |= c.flags
}

func (b *metaBuilder) exprs(xs ...Expr) {
	b.m.hash = b.m.hash.with(uint64(len(xs)))
	for _, x := range xs {
		b.add(metaOf(x))
	}
}

func (b *metaBuilder) done() meta {
	b.m.hash = b.m.hash.done()
	return b.m
}

func constMeta(n num) meta {
	b := startMeta(kConst)
	if n.b == nil {
		b.m.hash = b.m.hash.with(uint64(n.s))
	} else {
		b.m.hash = b.m.hash.with(uint64(n.sign())).withString(string(n.b.Bytes()))
	}
	return b.done()
}

// computeMeta derives the meta of a node from its children's.
func computeMeta(e Expr) meta {
	var b metaBuilder
	switch x := e.(type) {
	case *Const:
		return constMeta(numOf(x.V))
	case *Add:
		b = startMeta(kAdd)
		b.exprs(x.X...)
	case *Mul:
		b = startMeta(kMul)
		b.exprs(x.X...)
	case *Max:
		b = startMeta(kMax)
		b.exprs(x.X...)
	case *Min:
		b = startMeta(kMin)
		b.exprs(x.X...)
	case *FloorDiv:
		b = startMeta(kFloorDiv)
		b.exprs(x.X, x.Y)
		b.m.flags |= divPartial(x.Y)
	case *TruncDiv:
		b = startMeta(kTruncDiv)
		b.exprs(x.X, x.Y)
		b.m.flags |= divPartial(x.Y)
	case *Mod:
		b = startMeta(kMod)
		b.exprs(x.X, x.Y)
		b.m.flags |= divPartial(x.Y)
	case *Pow2:
		b = startMeta(kPow2)
		b.exprs(x.E)
		if r := rangeOf(x.E); !r.hasLo || r.lo.sign() < 0 {
			b.m.flags |= partial
		}
	case *Ite:
		b = startMeta(kIte)
		b.add(metaOfCond(x.C))
		b.exprs(x.A, x.B)
	case *Sum:
		b = startMeta(kSum)
		b.exprs(x.Lo, x.Hi)
		body := metaOf(x.sumCanon())
		b.m.hash = b.m.hash.withHash(body.hash)
		own := metaOf(x.Body)
		b.m.mask |= own.mask
		b.m.size = min(b.m.size+own.size+1, maxSize)
		b.m.origin |= own.origin
		b.m.flags |= own.flags
		b.m.level = max(b.m.level, own.level+1)
	case *Rec:
		b = startMeta(kRec)
		b.rec(x)
	case *Apply:
		b = startMeta(kApply)
		b.m.hash = b.m.hash.withString(x.Fn)
		b.exprs(x.Args...)
		if !totalFn(x.Fn, len(x.Args)) {
			b.m.flags |= partial
		}
	default:
		return metaOf(nil)
	}
	return b.done()
}

func divPartial(y Expr) uint8 {
	if r := rangeOf(y); r.excludesZero() {
		return 0
	}
	return partial
}

func computeCondMeta(c Cond) meta {
	var b metaBuilder
	conds := func(k kind, xs []Cond) {
		b = startMeta(k)
		b.m.hash = b.m.hash.with(uint64(len(xs)))
		for _, x := range xs {
			b.add(metaOfCond(x))
		}
	}
	switch x := c.(type) {
	case *Cmp:
		b = startMeta(kCmp)
		b.m.hash = b.m.hash.with(uint64(x.Op))
		b.exprs(x.X, x.Y)
	case *And:
		conds(kAnd, x.X)
	case *Or:
		conds(kOr, x.X)
	case *Not:
		conds(kNot, []Cond{x.X})
	default:
		return metaOfCond(nil)
	}
	return b.done()
}

// maxKeySize is the size up to which Key is the full text.
const maxKeySize = 256

// cachedKey returns the key of a node: its text when it is small and its
// fingerprint when it is large, so that a key never costs more than a page.
func cachedKey(t *text, m meta, text func() string) string {
	if p := t.key.Load(); p != nil {
		return *p
	}
	var s string
	if m.size <= maxKeySize {
		s = text()
	} else {
		s = "#" + strconv.FormatUint(m.hash.a, 16) + "." + strconv.FormatUint(m.hash.b, 16)
	}
	t.key.Store(&s)
	return s
}
