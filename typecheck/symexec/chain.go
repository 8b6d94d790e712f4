// This file recognises loops over linked structures: a pointer that goes from
// node to node of a chain the caller built, until it is null.

package symexec

import (
	"math/big"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/sym"
)

// chainVar is what is known of a pointer that walks a chain.
type chainVar struct {
	node *Region  // any node
	link sym.Expr // offset of the pointer to the next one, once known
	text string   // its accessor
}

// startChain makes v a candidate: its head is some node of a chain that starts
// where v points before the loop.
func (m *Machine) startChain(v *loopVar, text string, idx *sym.Sym) {
	p := v.start.(*Ptr)
	a := m.FreshSym("node", sym.Approx, big.NewInt(0), maxPtr())
	place := p.R.Place
	place.Text = text
	r := m.addressed(m.newRegion(&Region{Kind: Entry, Text: text, Place: place, Addr: a, Null: sym.EqOf(a, sym.Int(0)), iter: idx, node: true}))
	m.perIteration(a, idx)
	if v.chain == nil {
		v.chain = &chainVar{}
	}
	v.chain.node = r
}

// mayChain reports whether v could walk a chain of the caller's.
func (v *loopVar) mayChain() bool {
	p, ok := v.start.(*Ptr)
	if !ok || p.R.Kind != Entry || p.R.Opaque() || p.R.iter != nil || v.chain != nil {
		return false
	}
	k, isConst := sym.IsInt(p.Off)
	return isConst && k == 0
}

// follows reports whether x is the node that the link of n points to.
func (c *chainVar) follows(x Value) (off sym.Expr, ok bool) {
	p, isPtr := x.(*Ptr)
	if !isPtr || p.R.from != c.node {
		return nil, false
	}
	if k, isConst := sym.IsInt(p.Off); !isConst || k != 0 {
		return nil, false
	}
	if _, isConst := sym.IsInt(p.R.fromOff); !isConst {
		return nil, false
	}
	return p.R.fromOff, true
}

// classifyChain decides whether v walks a chain; false when it does not.
func (m *Machine) classifyChain(v *loopVar, ends []*State) bool {
	var link sym.Expr
	for _, e := range ends {
		if e.Dead || e.Failed() {
			continue
		}
		x := m.Read(e, v.acc)
		off, ok := v.chain.follows(x)
		if !ok || link != nil && !sym.Equal(link, off) {
			return false
		}
		link = off
		text := x.(*Ptr).R.Text
		if n := len(v.chain.node.Text); len(text) > n {
			v.chain.text = text[n:]
		}
	}
	if link == nil {
		return false
	}
	v.chain.link = link
	return true
}

// chainLength is the number of nodes of the chain that starts at v's start.
func (m *Machine) chainLength(v *loopVar, at diag.Pos) sym.Expr {
	text := v.chain.node.Text
	m.Assume("chain", "the nodes of "+text+" are distinct and the last link is null", at)
	name := m.unique("len("+text+")", "len\x00"+text)
	s := sym.NewSym(name, sym.Input, big.NewInt(0), maxAddr())
	m.Inputs[name] = &iface.Input{Sym: s, Kind: iface.InPure, Fn: "len", Place: v.chain.node.Place, Type: "unsigned long"}
	return s
}
