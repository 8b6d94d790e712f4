// This file makes the smaller variants of a program, for reducing one that
// shows a difference.

package gen

import "strings"

// Smaller returns the variants with one statement less, the biggest cuts
// first, or with a compound statement replaced by one of its blocks.
func Smaller(p *Program) (out []*Program) {
	with := func(body []*Stmt) { q := *p; q.Body = body; out = append(out, &q) }
	variants(p.Body, with)
	out = append(out, tidy(p)...)
	// Whole helpers and tail lines cannot go: other text needs them. A line of
	// the tail that gives back can.
	lines := strings.SplitAfter(p.Tail, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "\tfree(") {
			q := *p
			q.Tail = strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
			out = append(out, &q)
		}
	}
	return out
}

// variants calls with for each smaller list.
func variants(ss []*Stmt, with func([]*Stmt)) {
	put := func(i int, mid ...*Stmt) {
		with(append(append(append([]*Stmt(nil), ss[:i]...), mid...), ss[i+1:]...))
	}
	for i, s := range ss {
		put(i)
		for k, part := range s.Parts {
			if !strings.Contains(s.Parts[0].Head, "switch") && !strings.Contains(part.Head, "for (") && !jumps(part.Body) {
				put(i, part.Body...)
			}
			if k > 0 {
				put(i, &Stmt{Parts: s.Parts[:k]})
			}
		}
	}
	for i, s := range ss {
		for k, part := range s.Parts {
			variants(part.Body, func(b []*Stmt) {
				parts := append([]Part(nil), s.Parts...)
				parts[k] = Part{part.Head, b}
				put(i, &Stmt{Text: s.Text, Parts: parts})
			})
		}
	}
}

// jumps reports whether the statements hold a break or continue.
func jumps(ss []*Stmt) bool {
	for _, s := range ss {
		if strings.Contains(s.Text, "break") || strings.Contains(s.Text, "continue") {
			return true
		}
		for _, p := range s.Parts {
			if jumps(p.Body) {
				return true
			}
		}
	}
	return false
}

// tidy returns the program without the declarations nothing uses.
func tidy(p *Program) []*Program {
	q := *p
	q.Decls = ""
	rest := q.text("@", true)
	rest = rest[len(q.Prelude):]
	for _, l := range strings.SplitAfter(p.Decls, "\n") {
		name := strings.TrimRight(strings.Split(strings.TrimSpace(l)+" ", " = ")[0], ";")
		name = name[strings.LastIndexAny(name, " *")+1:]
		name, _, _ = strings.Cut(name, "[")
		if name == "" || strings.Contains(l, ", *") || uses(rest, name) {
			q.Decls += l
		}
	}
	if q.Decls == p.Decls {
		return nil
	}
	return []*Program{&q}
}

// uses reports whether the word occurs in the text.
func uses(text, word string) bool {
	for i := 0; ; i++ {
		k := strings.Index(text[i:], word)
		if k < 0 {
			return false
		}
		i += k
		end := i + len(word)
		if (i == 0 || !letter(text[i-1])) && (end == len(text) || !letter(text[end])) {
			return true
		}
	}
}

func letter(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
