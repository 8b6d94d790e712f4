// This file knows objects whose addresses the program's text stores in pointers:
// what is written through the pointer may be the object, and the other way round.

package symexec

import (
	"slices"
	"sort"
)

// Aim is an object that a pointer may point to.
type Aim struct {
	Object string // see Region.Object
	Inner  bool   // somewhere into it; else to its start
}

// aim notes what the pointer to r may point to, which was read from the cell at entry.
func (m *Machine) aim(r *Region, a Access) {
	if m.Aims == nil {
		return
	}
	r.aims = m.Aims(a)
	for _, x := range r.aims {
		if m.aimed == nil {
			m.aimed = map[string]bool{}
		}
		m.aimed[x.Object] = true
	}
}

// at are the objects that a region may be.
func (r *Region) at() []Aim {
	if r.Kind == Global && r.Object != "" {
		return []Aim{{Object: r.Object}}
	}
	return r.aims
}

// eachAim calls f for the regions the path knows that may be r, with r first.
func (s *State) eachAim(r *Region, f func(twin)) {
	if len(r.aims) == 0 && !(r.Kind == Global && s.m.aimed[r.Object]) {
		return
	}
	var near []*Region
	for o := range s.mem {
		if o != r && (len(o.aims) > 0 || len(r.aims) > 0 && o.Kind == Global && s.m.aimed[o.Object]) {
			near = append(near, o)
		}
	}
	sort.Slice(near, func(i, j int) bool { return near[i].ID < near[j].ID })
	at := r.at()
	for _, o := range near {
		one, apart := false, false
		for _, x := range o.at() {
			i := slices.IndexFunc(at, func(y Aim) bool { return y.Object == x.Object })
			if i >= 0 {
				one, apart = true, apart || x.Inner || at[i].Inner
			}
		}
		if one {
			f(twin{r, o, apart})
		}
	}
}

// hitByAim reports whether the path wrote, through another name, what may be the
// cell.
func (s *State) hitByAim(a Access) (hit bool) {
	s.eachAim(a.R, func(t twin) {
		for _, x := range s.written(t.b) {
			hit = hit || t.apart || overlap(x.off, x.size, a.Off, a.T.Size) >= 0
		}
	})
	return hit
}
