// This file allocates nodes and node lists in slabs: one allocation for many
// nodes of a type is what makes the parser fast and the collector's work
// small.

package syntax

const (
	firstSlab = 8
	maxSlab   = 256
)

// slab hands out zeroed values of one type.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) alloc() *T {
	if len(s.free) == 0 {
		s.size = min(max(2*s.size, firstSlab), maxSlab)
		s.free = make([]T, s.size)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// lists builds lists of one element type: elements are pushed on a scratch
// stack while a production is parsed and then copied to an exactly sized
// list.
type lists[T any] struct {
	stack []T
	free  []T
	size  int
}

func (l *lists[T]) mark() int { return len(l.stack) }

func (l *lists[T]) push(x T) { l.stack = append(l.stack, x) }

// take pops what was pushed since the mark.
func (l *lists[T]) take(mark int) []T {
	items := l.stack[mark:]
	n := len(items)
	if n == 0 {
		return nil
	}
	list := l.carve(n)
	copy(list, items)
	clear(items)
	l.stack = l.stack[:mark]
	return list
}

// one is a list of one element.
func (l *lists[T]) one(x T) []T {
	list := l.carve(1)
	list[0] = x
	return list
}

func (l *lists[T]) carve(n int) []T {
	if n > len(l.free) {
		if n > maxSlab/4 {
			return make([]T, n)
		}
		l.size = min(max(2*l.size, firstSlab), maxSlab)
		l.free = make([]T, max(l.size, n))
	}
	list := l.free[:n:n]
	l.free = l.free[n:]
	return list
}

// arena holds the slabs of a parse.
type arena struct {
	names      slab[Name]
	attributes slab[Attribute]
	calls      slab[Call]
	constants  slab[Constant]
	subscripts slab[Subscript]
	tuples     slab[Tuple]
	lists      slab[List]
	dicts      slab[Dict]
	binops     slab[BinOp]
	unaryops   slab[UnaryOp]
	boolops    slab[BoolOp]
	compares   slab[Compare]
	keywords   slab[Keyword]
	starreds   slab[Starred]
	ifexps     slab[IfExp]
	lambdas    slab[Lambda]
	listcomps  slab[ListComp]
	genexps    slab[GeneratorExp]
	comps      slab[Comprehension]
	joined     slab[JoinedStr]
	formatted  slab[FormattedValue]
	slices     slab[Slice]
	arguments  slab[Arguments]
	args       slab[Arg]

	assigns    slab[Assign]
	exprStmts  slab[ExprStmt]
	returns    slab[Return]
	ifs        slab[If]
	fors       slab[For]
	funcs      slab[FunctionDef]
	classes    slab[ClassDef]
	augassigns slab[AugAssign]
	annassigns slab[AnnAssign]
	raises     slab[Raise]
	tries      slab[Try]
	handlers   slab[ExceptHandler]
	withs      slab[With]
	withitems  slab[WithItem]
	aliases    slab[Alias]
	imports    slab[Import]
	froms      slab[ImportFrom]
	passes     slab[Pass]
	asserts    slab[Assert]

	exprList    lists[Expr]
	stmtList    lists[Stmt]
	keywordList lists[*Keyword]
	compList    lists[*Comprehension]
	argList     lists[*Arg]
	aliasList   lists[*Alias]
	withList    lists[*WithItem]
	handlerList lists[*ExceptHandler]
	patternList lists[Pattern]
	stringList  lists[string]
	opList      lists[CmpOperator]
}
