// This file defines the tokens.

package syntax

// kind is the kind of a token; every operator and keyword is its own kind.
type kind uint8

const (
	tEOF kind = iota
	tError
	tNewline
	tIndent
	tDedent
	tName
	tNumber
	tString
	tFStringStart
	tFStringMiddle
	tFStringEnd

	tLPar
	tRPar
	tLSqb
	tRSqb
	tLBrace
	tRBrace
	tColon
	tComma
	tSemi
	tDot
	tEllipsis
	tAssign
	tWalrus
	tArrow
	tExclam
	tTilde
	tAt
	tPlus
	tMinus
	tStar
	tSlash
	tDoubleSlash
	tPercent
	tVBar
	tAmper
	tCircumflex
	tLShift
	tRShift
	tDoubleStar
	tLess
	tGreater
	tEqEq
	tNotEq
	tLessEq
	tGreaterEq

	// Augmented assignments, in the order of augOps.
	tPlusEq
	tMinusEq
	tStarEq
	tAtEq
	tSlashEq
	tPercentEq
	tAmperEq
	tVBarEq
	tCircumflexEq
	tLShiftEq
	tRShiftEq
	tDoubleStarEq
	tDoubleSlashEq

	tOther // $, ? and `: no token of the language

	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield

	numKinds
)

// token is a token with its place: byte offsets in the source, lines from 1,
// columns from 0 in bytes.
type token struct {
	kind            kind
	level           uint8 // open brackets behind it
	raw, tstring    bool  // of an f-string's tokens: a raw literal, a t-string; raw of a name: not ASCII
	start, end      int32
	line, col       int32
	endLine, endCol int32
}

// pos is the token's extent.
func (t *token) pos() Pos { return Pos{t.line, t.col, t.endLine, t.endCol} }

// keyword returns the kind of a name.
func keyword(s string) kind {
	switch s {
	case "False":
		return kFalse
	case "None":
		return kNone
	case "True":
		return kTrue
	case "and":
		return kAnd
	case "as":
		return kAs
	case "assert":
		return kAssert
	case "async":
		return kAsync
	case "await":
		return kAwait
	case "break":
		return kBreak
	case "class":
		return kClass
	case "continue":
		return kContinue
	case "def":
		return kDef
	case "del":
		return kDel
	case "elif":
		return kElif
	case "else":
		return kElse
	case "except":
		return kExcept
	case "finally":
		return kFinally
	case "for":
		return kFor
	case "from":
		return kFrom
	case "global":
		return kGlobal
	case "if":
		return kIf
	case "import":
		return kImport
	case "in":
		return kIn
	case "is":
		return kIs
	case "lambda":
		return kLambda
	case "nonlocal":
		return kNonlocal
	case "not":
		return kNot
	case "or":
		return kOr
	case "pass":
		return kPass
	case "raise":
		return kRaise
	case "return":
		return kReturn
	case "try":
		return kTry
	case "while":
		return kWhile
	case "with":
		return kWith
	case "yield":
		return kYield
	}
	return tName
}
