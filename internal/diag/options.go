// This file decides the severity of each code from options written as gcc's.

package diag

import "strings"

// Severities is the outcome of a list of warning options; the zero value is
// the default.
type Severities struct {
	set      map[Code]Severity
	quiet    bool // -w
	allError bool // -Werror
	kept     map[Code]bool
}

// ParseSeverities reads options of the forms -Wmux-CODE, -Wno-mux-CODE,
// -Werror=mux-CODE and -Wno-error=mux-CODE, where "mux" or "mux-all" for
// mux-CODE means every code, and gcc's own -w, -Werror and -Wno-error. As in
// gcc, the last option for a code wins, an option that names a code wins over
// one that names all, -Werror=mux-CODE also turns the code on, and an unknown
// code is only reported (in unknown) for the positive forms. Options that are
// none of these are ignored, so a whole command line may be given.
func ParseSeverities(options []string) (s Severities, unknown []string) {
	s.set, s.kept = map[Code]Severity{}, map[Code]bool{}
	for _, all := range []bool{true, false} { // general options first
		for _, o := range options {
			switch o {
			case "-w":
				s.quiet = true
				continue
			case "-Werror", "-Wno-error":
				s.allError = o == "-Werror"
				continue
			}
			name, on, errOpt, ok := splitOption(o)
			if !ok || (name == "mux" || name == "mux-all") != all {
				continue
			}
			if all {
				for _, i := range codeTable {
					s.apply(i, on, errOpt, true)
				}
				continue
			}
			i, known := Lookup(name)
			if !known {
				if on {
					unknown = append(unknown, o)
				}
				continue
			}
			s.apply(i, on, errOpt, false)
		}
	}
	return s, unknown
}

// splitOption takes -W[no-][error=]mux[-code] apart.
func splitOption(o string) (name string, on, errOpt, ok bool) {
	name, ok = strings.CutPrefix(o, "-W")
	if !ok {
		return "", false, false, false
	}
	name, off := strings.CutPrefix(name, "no-")
	name, errOpt = strings.CutPrefix(name, "error=")
	return name, !off, errOpt, name == "mux" || strings.HasPrefix(name, "mux-")
}

func (s *Severities) apply(i Info, on, errOpt, all bool) {
	cur, touched := s.set[i.Code]
	if !touched {
		cur = i.Severity
	}
	switch {
	case errOpt && on:
		// For all codes at once only what would be shown as a warning becomes
		// an error: notes explain, and silent codes were not asked for.
		if !all || cur >= Warning {
			cur = Error
		}
		delete(s.kept, i.Code)
	case errOpt:
		cur = min(cur, Warning)
		s.kept[i.Code] = true
	case on:
		if cur < Warning {
			cur = Warning
			if i.Severity == Note || i.Code == Exact {
				cur = Note
			}
		}
	default:
		cur = Ignored
	}
	s.set[i.Code] = cur
}

// Of is the severity a diagnostic of the code has.
func (s Severities) Of(c Code) Severity { return s.adjust(c, c.Severity()) }

func (s Severities) adjust(c Code, sev Severity) Severity {
	if i, ok := Lookup(string(c)); ok {
		c = i.Code
	}
	if v, ok := s.set[c]; ok {
		sev = v
	}
	if s.allError && sev == Warning && !s.kept[c] {
		sev = Error
	}
	if s.quiet && sev == Warning {
		sev = Ignored
	}
	return sev
}

// Apply sets every diagnostic's severity and leaves out those that are ignored.
// A severity that differs from its code's default (a front-end's own choice)
// is the default for that diagnostic.
func (s Severities) Apply(ds []*Diagnostic) []*Diagnostic {
	var out []*Diagnostic
	for _, d := range ds {
		e := *d
		e.Severity = s.adjust(d.Code, d.Severity)
		if e.Severity != Ignored {
			out = append(out, &e)
		}
	}
	return out
}
