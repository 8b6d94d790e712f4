// This file lowers inline assembly: a statement that may write its operands,
// and all memory when it says so or is given a pointer.

package cfront

import (
	"strings"

	"modernc.org/cc/v4"
)

// asm is the statement of an extended or basic asm. Assembly that jumps to
// labels is not followed.
func (l *lowering) asm(s *cc.AsmStatement) *stmt {
	out := &stmt{kind: sAsm, at: s, size: 1}
	a := s.Asm
	for q := a.AsmQualifierList; q != nil; q = q.AsmQualifierList {
		if q.AsmQualifier != nil && q.AsmQualifier.Token.SrcStr() == "goto" {
			return l.unknownStmt(s, "asm goto")
		}
	}
	for list := a.AsmArgList; list != nil; list = list.AsmArgList {
		for x := list.AsmExpressionList; x != nil; x = x.AsmExpressionList {
			if x.AssignmentExpression == nil {
				continue
			}
			// An operand is a call in form: "constraint" (expression).
			n := x.AssignmentExpression
			if p, ok := n.(*cc.PostfixExpression); ok && p.Case == cc.PostfixExpressionCall {
				if p.ArgumentExpressionList == nil {
					continue
				}
				e := l.expr(p.ArgumentExpressionList.AssignmentExpression)
				if e.op == oUnknown {
					return l.unknownStmt(s, "asm operand")
				}
				if e.lv {
					out.args = append(out.args, e)
				}
				if e.t.kind == tPtr || e.t.kind == tArray {
					out.zero = true
				}
				continue
			}
			if strings.Contains(cc.NodeSource(n), "memory") {
				out.zero = true
			}
		}
	}
	return out
}
