// This file holds the general simplex procedure for systems of linear bounds:
// is there a rational point, and which. Bland's rule makes it terminate and
// deterministic.

package prove

// limit is an optional bound of a variable.
type limit struct {
	on bool
	v  rat
}

// simplex keeps len(rows) basic variables as linear forms of len(colVar)
// nonbasic ones. Variable numbers below the number of columns are the problem's
// own, the others stand for rows.
type simplex struct {
	rows   [][]rat
	rowVar []int
	colVar []int
	lo, hi []limit
	val    []rat
	spend  func(int) bool
}

type verdict int

const (
	feasible verdict = iota
	infeasible
	exhausted // the step budget ran out
)

// newSimplex starts from linear forms over n variables; form k gets the
// variable number n+k.
func newSimplex(n int, forms [][]rat, spend func(int) bool) *simplex {
	m := len(forms)
	s := &simplex{
		rows: make([][]rat, m), rowVar: make([]int, m), colVar: make([]int, n),
		lo: make([]limit, n+m), hi: make([]limit, n+m), val: make([]rat, n+m), spend: spend,
	}
	for k, f := range forms {
		s.rows[k] = append([]rat(nil), f...)
		s.rowVar[k] = n + k
	}
	for j := range s.colVar {
		s.colVar[j] = j
	}
	for v := range s.val {
		s.val[v] = ratInt(0)
	}
	return s
}

func (s *simplex) clone() *simplex {
	c := *s
	c.rows = make([][]rat, len(s.rows))
	for k, r := range s.rows {
		c.rows[k] = append([]rat(nil), r...)
	}
	c.rowVar = append([]int(nil), s.rowVar...)
	c.colVar = append([]int(nil), s.colVar...)
	c.lo = append([]limit(nil), s.lo...)
	c.hi = append([]limit(nil), s.hi...)
	c.val = append([]rat(nil), s.val...)
	return &c
}

// atLeast and atMost tighten a variable's bounds.
func (s *simplex) atLeast(v int, x rat) {
	if !s.lo[v].on || s.lo[v].v.cmp(x) < 0 {
		s.lo[v] = limit{on: true, v: x}
	}
}

func (s *simplex) atMost(v int, x rat) {
	if !s.hi[v].on || s.hi[v].v.cmp(x) > 0 {
		s.hi[v] = limit{on: true, v: x}
	}
}

// check looks for a point within all bounds; on feasible, val holds it.
func (s *simplex) check() verdict {
	for v := range s.lo {
		if s.lo[v].on && s.hi[v].on && s.lo[v].v.cmp(s.hi[v].v) > 0 {
			return infeasible
		}
	}
	for j, v := range s.colVar {
		switch {
		case s.lo[v].on && s.val[v].cmp(s.lo[v].v) < 0:
			s.move(j, s.lo[v].v)
		case s.hi[v].on && s.val[v].cmp(s.hi[v].v) > 0:
			s.move(j, s.hi[v].v)
		}
	}
	for {
		if !s.spend(1 + len(s.rows)*len(s.colVar)/16) {
			return exhausted
		}
		row, below := s.broken()
		if row < 0 {
			return feasible
		}
		col := s.entering(row, below)
		if col < 0 {
			return infeasible
		}
		v := s.rowVar[row]
		target := s.hi[v].v
		if below {
			target = s.lo[v].v
		}
		// Move the entering variable so far that the leaving one reaches its bound.
		step := target.sub(s.val[v]).mul(s.rows[row][col].inv())
		s.move(col, s.val[s.colVar[col]].add(step))
		s.pivot(row, col)
	}
}

// move sets nonbasic column j to x and updates the basic variables.
func (s *simplex) move(j int, x rat) {
	v := s.colVar[j]
	d := x.sub(s.val[v])
	if d.sign() == 0 {
		return
	}
	s.val[v] = x
	for k, r := range s.rows {
		if r[j].sign() != 0 {
			b := s.rowVar[k]
			s.val[b] = s.val[b].add(r[j].mul(d))
		}
	}
}

// broken is the row of the lowest-numbered basic variable outside its bounds.
func (s *simplex) broken() (row int, below bool) {
	row = -1
	for k, v := range s.rowVar {
		if row >= 0 && v > s.rowVar[row] {
			continue
		}
		switch {
		case s.lo[v].on && s.val[v].cmp(s.lo[v].v) < 0:
			row, below = k, true
		case s.hi[v].on && s.val[v].cmp(s.hi[v].v) > 0:
			row, below = k, false
		}
	}
	return row, below
}

// entering is the column of the lowest-numbered nonbasic variable that can move
// the row's variable towards its bound.
func (s *simplex) entering(row int, below bool) int {
	col := -1
	for j, v := range s.colVar {
		if col >= 0 && v > s.colVar[col] {
			continue
		}
		sg := s.rows[row][j].sign()
		if sg == 0 {
			continue
		}
		up := (sg > 0) == below
		if up && (!s.hi[v].on || s.val[v].cmp(s.hi[v].v) < 0) ||
			!up && (!s.lo[v].on || s.val[v].cmp(s.lo[v].v) > 0) {
			col = j
		}
	}
	return col
}

func (s *simplex) pivot(row, col int) {
	r := s.rows[row]
	inv := r[col].inv()
	minus := inv.neg()
	for j := range r {
		if j == col {
			r[j] = inv
		} else if r[j].sign() != 0 {
			r[j] = r[j].mul(minus)
		}
	}
	for k, o := range s.rows {
		if k == row || o[col].sign() == 0 {
			continue
		}
		f := o[col]
		for j := range o {
			if j == col {
				o[j] = f.mul(inv)
			} else if r[j].sign() != 0 {
				o[j] = o[j].add(f.mul(r[j]))
			}
		}
	}
	s.rowVar[row], s.colVar[col] = s.colVar[col], s.rowVar[row]
}
