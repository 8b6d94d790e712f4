// This file infers the interfaces of a module's functions.

package pyfront

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"github.com/muxlang/mux/internal/diag"
	"github.com/muxlang/mux/pyfront/syntax"
	"github.com/muxlang/mux/typecheck/effect"
	"github.com/muxlang/mux/typecheck/iface"
	"github.com/muxlang/mux/typecheck/prove"
	"github.com/muxlang/mux/typecheck/sym"
	"github.com/muxlang/mux/typecheck/symexec"
)

// Options steers loading and inference.
type Options struct {
	Decider    prove.Decider
	Accounting string         // default accounting; "" is DefaultAccounting
	Version    syntax.Version // of the source; 0: the latest
	// Resolution is the size in bytes below which the peak leaves temporaries
	// with constant bounds out; 0: the package's Resolution.
	Resolution int64
	// Only names the functions to infer ("f", "Class.method"); nil: all.
	Only map[string]bool
	// Timeout bounds the analysis of one function; 0: ten seconds.
	Timeout time.Duration
	// Roots are folders that imports are looked up in besides the file's own.
	Roots []string
}

// Unit is a file with its functions.
type Unit struct {
	File   string
	SHA256 string
	Src    []byte
	Tree   *syntax.Module
	Funcs  []*Function // in source order
	Errors []*diag.Diagnostic
	p      *program
	m      *module
}

// Function is a function of a unit with what was declared and inferred of it.
type Function struct {
	*iface.Interface
	Def        syntax.Stmt // *syntax.FunctionDef or *syntax.AsyncFunctionDef
	Accounting string
	// MuxDecorators are the decorators of the language, with their place.
	MuxDecorators []syntax.Expr
	f             *function
}

// Load parses a file and binds its clauses. A *syntax.SyntaxError says that it
// is not Python.
func Load(file string, src []byte, opt Options) (*Unit, error) {
	if opt.Decider == nil {
		opt.Decider = prove.New(prove.Options{Steps: 20000, SearchSteps: 1500})
	}
	if opt.Accounting == "" {
		opt.Accounting = DefaultAccounting
	}
	if opt.Resolution == 0 {
		opt.Resolution = Resolution
	}
	if opt.Timeout == 0 {
		opt.Timeout = 10 * time.Second
	}
	tree, err := syntax.Parse(file, src, syntax.Options{Version: opt.Version})
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(src)
	u := &Unit{File: file, SHA256: hex.EncodeToString(sum[:]), Src: src, Tree: tree}
	p := newProgram(opt)
	p.roots = append([]string{filepath.Dir(file)}, opt.Roots...)
	name := strings.TrimSuffix(filepath.Base(file), ".py")
	p.sources = map[string][]byte{file: src}
	u.p = p
	u.m = p.add(name, file, tree, false)
	u.collect(tree.Body, nil, "")
	for _, f := range u.Funcs {
		u.bindClauses(f)
	}
	return u, nil
}

// collect lists the functions of a module and its classes.
func (u *Unit) collect(body []syntax.Stmt, c *class, prefix string) {
	for _, s := range body {
		var f *function
		switch s := s.(type) {
		case *syntax.FunctionDef:
			f = u.known(s.Name, c, newFunction(u.m, nil, prefix, s))
		case *syntax.AsyncFunctionDef:
			f = u.known(s.Name, c, newAsync(u.m, nil, prefix, s))
		case *syntax.ClassDef:
			u.collect(s.Body, u.p.newClass(u.m, s), prefix+s.Name+".")
			continue
		case *syntax.If:
			u.collect(s.Body, c, prefix)
			u.collect(s.Orelse, c, prefix)
			continue
		case *syntax.Try:
			u.collect(s.Body, c, prefix)
			continue
		default:
			continue
		}
		f.name = prefix + strings.TrimPrefix(f.name, prefix)
		f.class = c
		fn := &Function{f: f, Def: s, Accounting: u.p.opt.Accounting, Interface: &iface.Interface{
			Name: f.name, Lang: iface.Python, Accounting: u.p.opt.Accounting, Origin: iface.FromBody,
			Public: !strings.HasPrefix(f.name, "_"), Pos: u.posOf(f.pos), Inputs: map[string]*iface.Input{}}}
		for _, a := range paramsOf(f.args) {
			fn.Params = append(fn.Params, iface.Param{Name: a.Arg, Type: annotationType(a.Annotation)})
		}
		if f.args != nil && f.args.Vararg != nil {
			fn.Variadic = true
		}
		u.Funcs = append(u.Funcs, fn)
	}
}

// known is the function that the module's names have, so that calls and
// interfaces speak of the same one.
func (u *Unit) known(name string, c *class, f *function) *function {
	var v Value
	if c != nil {
		v = c.attrs[name]
	} else {
		v = u.m.globals[name]
	}
	if g, ok := v.(Func); ok && g.F.pos == f.pos {
		return g.F
	}
	return f
}

func (u *Unit) posOf(p syntax.Pos) diag.Pos {
	return diag.Pos{File: u.File, Line: int(p.Lineno), Col: int(p.ColOffset) + 1}
}

// Infer infers the interface of every function asked for.
func (u *Unit) Infer(ctx context.Context) {
	for _, f := range u.Funcs {
		if u.p.opt.Only != nil && !u.p.opt.Only[f.Name] {
			continue
		}
		if ctx.Err() != nil {
			return
		}
		f.Summary = u.infer(ctx, f)
	}
}

// InferFunction infers the interface of one function.
func (u *Unit) InferFunction(ctx context.Context, f *Function) { f.Summary = u.infer(ctx, f) }

// infer analyses one function; whatever goes wrong in it is an unknown.
func (u *Unit) infer(ctx context.Context, f *Function) (sum *iface.Summary) {
	ctx, cancel := context.WithTimeout(ctx, u.p.opt.Timeout)
	defer cancel()
	prof := profileOf(f.Accounting)
	if prof == nil {
		return unknownSummary(diag.Unsupported, "the accounting "+f.Accounting, f.Pos)
	}
	x := &interp{ctx: ctx, p: u.p, prof: prof, d: u.p.opt.Decider, softs: map[string]*softBound{}, over: map[int]bool{}, sites: map[string]string{}, hints: map[string]hint{}, large: map[string]bool{}, bounds: map[boundKey]sym.Expr{}}
	defer func() {
		if r := recover(); r != nil {
			sum = unknownSummary(diag.Internal, fmt.Sprintf("the analysis failed: %v", r), f.Pos)
		}
	}()
	x.wide = u.wide()
	return x.function(f, u.File)
}

func unknownSummary(code diag.Code, what string, at diag.Pos) *iface.Summary {
	return &iface.Summary{Cases: []iface.Case{{Path: sym.True, Effect: effect.Havoc(),
		Unknown: []iface.Reason{{Code: string(code), What: what, Pos: at}}}}}
}

// function executes a function from unknown arguments.
func (x *interp) function(f *Function, file string) *iface.Summary {
	fn := f.f
	x.m = symexec.New(x.ctx, x.d, symexec.DefaultLimits())
	x.atFile = file
	x.at = diag.Pos{Line: f.Pos.Line, Col: f.Pos.Col}
	x.st = &state{s: x.m.NewState(), heap: map[int]*object{}, names: map[nameKey]Value{}, float: sym.Int(0), ids: new(int)}
	x.calls = []*function{fn}
	x.scanHints(fn)
	fr := x.enter(fn)
	for i, a := range paramsOf(fn.args) {
		var v Value = Input{Text: a.Arg, Type: annotationType(a.Annotation)}
		switch {
		case i == 0 && fn.class != nil && !fn.static && !fn.classm:
			v = x.callersObject(fn.class, a.Arg)
		case i == 0 && fn.class != nil && fn.classm:
			v = ClassV{fn.class}
		case fn.args.Vararg == a:
			v = Input{Text: a.Arg, Type: "tuple"}
		case fn.args.Kwarg == a:
			v = Input{Text: a.Arg, Type: "dict"}
		default:
			if c := classNamed(fn.mod, a.Annotation); c.known() && !noneDefault(fn.args, a) {
				x.m.Assume("type", a.Arg+" is "+article(c.name), x.pos())
				v = x.callersObject(c, a.Arg)
			} else if c != nil {
				v = Input{Text: a.Arg, Loose: true}
			}
		}
		x.st.names[nameKey{fr.id, a.Arg}] = v
	}
	x.fr = fr
	outs := x.explore(func() (ctlKind, Value) {
		if fn.gen {
			fr.yield = func(Value) {}
		}
		c, v := x.once(func() (ctlKind, Value) { return x.block(fn.body) })
		if c != ctlReturn {
			v = NoneV{}
		}
		if n, ok := v.(Num); ok && n.Box != 0 {
			// The place it is returned in.
			if o := x.st.heap[n.Box]; o != nil {
				n.Box, n.Fresh = 0, true
				x.st.temps = append(x.st.temps, v)
				v = n
			}
		}
		v = x.tupled(v)
		v = x.count(v)
		x.st.temps = nil
		held := x.st.captured(v)
		for k := range x.st.names {
			if (k.frame == fr.id || x.over[k.frame]) && !held.names[k] {
				delete(x.st.names, k)
			}
		}
		x.keep(v)
		if n, ok := v.(Num); ok && n.Box != 0 {
			x.st.temps = append(x.st.temps, v)
		}
		x.sweep()
		if most := bareSize(v); most > 0 {
			x.bare(most)
		}
		if held.unknown {
			x.st.s.Eff = uncertainEnd(x.st.s.Eff)
		}
		return ctlReturn, v
	})
	if len(outs) == 0 {
		return unknownSummary(diag.Internal, "no way through the function", f.Pos)
	}
	outs = x.mergeReturns(outs)
	var rets []symexec.Return
	for _, o := range outs {
		if !o.st.s.Dead {
			o.st.s.Eff = x.settle(o.st.s.Eff)
		}
		if e, ok := o.val.(Supposed); ok && o.ctl == ctlRaise {
			x.m.Havoc(o.st.s, f.Pos, string(diag.DataDependent), "whether "+e.What+" is raised")
		} else if o.ctl == ctlRaise {
			o.st.s.Exited = true
		}
		rets = append(rets, symexec.Return{S: o.st.s, At: f.Pos})
	}
	sum := x.m.Finish(rets)
	for i := range sum.Cases {
		x.speakable(sum.Cases[i].Trail)
	}
	// Inputs that only conditions on values mention stay known by name.
	return sum
}

// mergeReturns joins the ways of one ending; a summary needs no heap.
func (x *interp) mergeReturns(outs []outcome) []outcome {
	for i := range outs {
		if outs[i].ctl == ctlReturn || outs[i].ctl == ctlNext {
			outs[i].ctl = ctlReturn
		}
	}
	return outs
}

// textBetween is the source text from one place to before another, on one line;
// "" when it is not there or too long for a name.
func (p *program) textBetween(file string, at, end diag.Pos) string {
	src := p.sources[file]
	offset := func(q diag.Pos) int {
		o := 0
		for l := 1; l < q.Line; l++ {
			i := bytes.IndexByte(src[o:], '\n')
			if i < 0 {
				return -1
			}
			o += i + 1
		}
		return o + q.Col - 1
	}
	a, b := offset(at), offset(end)
	if a < 0 || b <= a || b > len(src) || b-a > 200 {
		return ""
	}
	return strings.Join(strings.Fields(string(src[a:b])), " ")
}

// textAt is the source text of the call or name at a position.
func (p *program) textAt(file string, at diag.Pos) string {
	src := p.sources[file]
	line := 1
	for line < at.Line {
		i := bytes.IndexByte(src, '\n')
		if i < 0 {
			return "?"
		}
		src = src[i+1:]
		line++
	}
	if at.Col < 1 || at.Col-1 > len(src) {
		return "?"
	}
	src = src[at.Col-1:]
	depth := 0
	for i, c := range src {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
			if depth < 0 {
				return string(src[:i])
			}
			if depth == 0 && c == ')' && (i+1 >= len(src) || src[i+1] != '.' && src[i+1] != '(' && src[i+1] != '[') {
				return string(src[:i+1])
			}
		case '\n', '#':
			if depth == 0 {
				return strings.TrimSpace(string(src[:i]))
			}
		}
		if i > 200 {
			break
		}
	}
	return strings.TrimSpace(string(src[:min(len(src), 60)]))
}

// Document is the interface document of the unit, with verdicts filled in by
// the caller.
func (u *Unit) Document(generator string) *iface.Document {
	d := &iface.Document{Generator: generator, Lang: iface.Python, Source: iface.Source{File: u.File, SHA256: u.SHA256},
		Accounting: u.p.opt.Accounting, Resolution: u.p.opt.Resolution}
	// Of several definitions of a name the last one is what the name stands for.
	at := map[string]int{}
	for _, f := range u.Funcs {
		if f.Summary == nil {
			continue
		}
		df := &iface.DocFunction{Interface: f.Interface}
		if i, again := at[f.Name]; again {
			d.Functions[i] = df
			continue
		}
		at[f.Name] = len(d.Functions)
		d.Functions = append(d.Functions, df)
	}
	sort.SliceStable(d.Functions, func(i, j int) bool { return d.Functions[i].Name < d.Functions[j].Name })
	return d
}
