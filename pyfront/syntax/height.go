// This file bounds the height of trees.

package syntax

// checkHeight fails when a statement's tree is higher than maxHeight. It is
// called only when a statement has so many operators that it might be, and
// uses no recursion.
func (p *parser) checkHeight(s Stmt) {
	type item struct {
		n      Node
		height int
	}
	stack := []item{{s, 1}}
	for len(stack) > 0 {
		it := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if it.height > maxHeight {
			pos := s.Position()
			panic(bailout{err: p.lx.newError(Memory, Pos{pos.Lineno, pos.ColOffset, pos.Lineno, pos.ColOffset}, tooComplex)})
		}
		children(it.n, func(c Node) { stack = append(stack, item{c, it.height + 1}) })
	}
}
