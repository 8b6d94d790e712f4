// This file builds the commands for one unit: preprocess it, compile what was
// made of its text, and run what remains of the user's command.

package driver

import (
	"path/filepath"
	"strings"
)

// Mode is how a unit's text is handed to the compiler after rewriting.
type Mode int

const (
	// Directives: -E -fdirectives-only text compiled with -fpreprocessed
	// -fdirectives-only; macros are expanded by the second step.
	Directives Mode = iota
	// Source: the same text without the predefined macros, compiled as a
	// source file under the original's name. gcc records -fdirectives-only in
	// debug information; this mode leaves no trace. Not with -pedantic, which
	// speaks about line markers in a source.
	Source
	// Expanded: -E text compiled as preprocessed. For -save-temps, compilers
	// without -fdirectives-only, and clauses that come out of macros. Warnings
	// about macro-expanded code may differ from the plain command's.
	Expanded
)

// Mode says how the units of this command are best handled.
func (inv *Invocation) Mode() Mode {
	base := filepath.Base(inv.Compiler[len(inv.Compiler)-1])
	if strings.Contains(base, "clang") || strings.Contains(base, "tcc") || strings.Contains(base, "icx") {
		return Expanded
	}
	unused := false
	for _, w := range inv.words {
		if strings.HasPrefix(w.name, "-save-temps") || w.name == "--save-temps" || w.name == "-traditional-cpp" {
			return Expanded
		}
		if strings.HasSuffix(w.name, "unused-macros") {
			unused = true // only right where macros are both defined and used
		}
	}
	if (debugInfo(inv.words) || unused) && !pedantic(inv.words) {
		return Source
	}
	return Directives
}

// Preprocess is the command that prints a unit's text on its standard output.
// It writes the dependency file that the user's command would write.
//
// With quiet it writes none: the unit is preprocessed a second time.
func (inv *Invocation) Preprocess(in Input, m Mode, color, quiet bool) []string {
	if in.Lang == Preprocessed {
		return nil // the text is the file
	}
	cmd := append([]string{}, inv.Compiler...)
	deps, target, file := false, false, ""
	for _, w := range inv.words {
		switch {
		case w.input, w.name == "-o", w.name == "-x", w.name == "-c", w.name == "-S", w.name == "-pipe",
			w.name == "-v", w.name == "-fsyntax-only", strings.HasPrefix(w.name, "-save-temps"),
			strings.HasPrefix(w.name, "-dump"), strings.HasPrefix(w.name, "-fdump"),
			w.name == "-aux-info", w.name == "-wrapper", linkOnly(w):
			continue
		case quiet && (isDependency(w) || wpDependency(w)):
			continue
		case w.name == "-MD" || w.name == "-MMD":
			deps = true
		case w.name == "-MT" || w.name == "-MQ":
			target = true
		case w.name == "-MF":
			file = w.value
		}
		cmd = append(cmd, w.words...)
	}
	cmd = append(cmd, "-E")
	switch m {
	case Expanded:
		if !inv.savesTemps() {
			cmd = append(cmd, "-CC")
		}
	default:
		cmd = append(cmd, "-fdirectives-only")
	}
	for _, w := range inv.words {
		if strings.HasSuffix(w.name, "unused-macros") {
			cmd = append(cmd, "-Wno-unused-macros") // uses are not seen in this step
		}
	}
	if deps {
		if file == "" {
			cmd = append(cmd, "-MF", inv.dependencyFile(in))
		}
		if !target && inv.Output != "" {
			cmd = append(cmd, "-MQ", inv.Output)
		}
	}
	if color {
		cmd = append(cmd, "-fdiagnostics-color=always")
	}
	return append(cmd, "-x", "c", in.File)
}

// linkOnly reports options that only the linker sees.
func linkOnly(w word) bool {
	switch w.name {
	case "-l", "-L", "-Xlinker", "-z", "-u", "-T", "-shared", "-static", "-r", "-s", "-rdynamic":
		return true
	}
	return strings.HasPrefix(w.name, "-Wl,")
}

// dependencyFile is the name gcc gives to an input's dependency file.
func (inv *Invocation) dependencyFile(in Input) string {
	if inv.Output != "" {
		return strings.TrimSuffix(inv.Output, filepath.Ext(filepath.Base(inv.Output))) + ".d"
	}
	return inv.dumpPrefix() + strings.TrimSuffix(filepath.Base(in.File), filepath.Ext(in.File)) + ".d"
}

// dumpPrefix is the -dumpdir in force when there is no -o.
func (inv *Invocation) dumpPrefix() string {
	for _, w := range inv.words {
		if w.name == "-dumpdir" {
			return w.value
		}
	}
	if inv.Stop == Link || inv.Stop == Syntax {
		return "a-"
	}
	return ""
}

func (inv *Invocation) savesTemps() bool {
	for _, w := range inv.words {
		if strings.HasPrefix(w.name, "-save-temps") || w.name == "--save-temps" {
			return true
		}
	}
	return false
}

// SavedText is where -save-temps keeps the preprocessed text of an input, ""
// without that option.
func (inv *Invocation) SavedText(in Input) string {
	if !inv.savesTemps() {
		return ""
	}
	if inv.Output == "" || inv.Stop == Link {
		return inv.dumpPrefix() + strings.TrimSuffix(filepath.Base(in.File), filepath.Ext(in.File)) + ".i"
	}
	name := strings.TrimSuffix(inv.Output, filepath.Ext(filepath.Base(inv.Output))) + ".i"
	for _, w := range inv.words {
		if w.name == "-save-temps=cwd" {
			name = filepath.Base(name)
		}
	}
	return name
}

// TextName is the base name the rewritten text's file must have, so that the
// compiler derives the same names from it as from the input.
func (inv *Invocation) TextName(in Input, m Mode) string {
	base := filepath.Base(in.File)
	if in.File == "-" {
		base = "-.c"
	}
	if m == Expanded {
		return strings.TrimSuffix(base, filepath.Ext(base)) + ".i"
	}
	return base
}

// Compile is the command that compiles a unit's rewritten text, in file text.
// The object goes where the user's command puts it; with linking it goes to
// object. name is the input's name as the text's first line marker has it.
func (inv *Invocation) Compile(in Input, m Mode, text, object, name string) []string {
	cmd := append([]string{}, inv.Compiler...)
	maps := [3]string{name, name, name} // debug, macro, profile
	if in.File == "-" {
		maps[1] = "" // what __BASE_FILE__ is then
	}
	for _, w := range inv.words {
		switch {
		case w.input, w.name == "-x", w.name == "-H", isDependency(w), wpDependency(w):
			continue
		case w.name == "-I" || w.name == "-isystem" || w.name == "-iquote" || w.name == "-idirafter" ||
			w.name == "-include" || w.name == "-imacros" || w.name == "-iprefix" ||
			strings.HasPrefix(w.name, "-iwithprefix"):
			continue // done; a second look at missing directories would warn twice
		case linkOnly(w) && object != "":
			continue
		case w.name == "-o" && object != "":
			continue
		}
		remap(&maps, w.name, name)
		cmd = append(cmd, w.words...)
	}
	switch m {
	case Directives:
		cmd = append(cmd, "-fpreprocessed", "-fdirectives-only")
		if maps[1] != text {
			cmd = append(cmd, "-fmacro-prefix-map="+text+"="+maps[1])
		}
	case Source:
		cmd = append(cmd, "-fdebug-prefix-map="+text+"="+maps[0], "-fmacro-prefix-map="+text+"="+maps[1])
	}
	if object != "" {
		cmd = append(cmd, "-c", "-o", object)
		if inv.Mode() != Expanded || !strings.Contains(inv.Compiler[0], "clang") {
			cmd = inv.dumpNames(cmd, in)
		}
	}
	lang := "c"
	if m == Expanded {
		lang = "cpp-output"
	}
	return append(cmd, "-x", lang, text)
}

// dumpNames gives a unit of a linking command the auxiliary file names it has
// when gcc compiles and links in one go.
func (inv *Invocation) dumpNames(cmd []string, in Input) []string {
	for _, w := range inv.words {
		if strings.HasPrefix(w.name, "-dump") {
			return cmd
		}
	}
	dir := "a-"
	if inv.Output != "" {
		dir = inv.Output + "-"
	}
	base := filepath.Base(in.File)
	return append(cmd, "-dumpdir", dir, "-dumpbase", base, "-dumpbase-ext", filepath.Ext(base))
}

// remap applies one -f…-prefix-map option of the user's to the input's name;
// the last one that matches wins, as for gcc.
func remap(maps *[3]string, option, name string) {
	for kind, prefix := range map[string][]int{
		"-ffile-prefix-map=": {0, 1, 2}, "-fdebug-prefix-map=": {0}, "-fmacro-prefix-map=": {1}, "-fprofile-prefix-map=": {2},
	} {
		arg, ok := strings.CutPrefix(option, kind)
		if !ok {
			continue
		}
		if i := strings.LastIndex(arg, "="); i >= 0 {
			if rest, ok := strings.CutPrefix(name, arg[:i]); ok {
				for _, k := range prefix {
					maps[k] = arg[i+1:] + rest
				}
			}
		}
	}
}

// Rest is the user's command without the inputs that were compiled on their
// own; with linking their objects (by input index) stand in their place. nil:
// nothing remains to be done.
func (inv *Invocation) Rest(done map[int]string) []string {
	cmd := append([]string{}, inv.Compiler...)
	left := 0
	index := 0
	lang := "" // what the written -x options say so far
	for _, w := range inv.words {
		if !w.input {
			if w.name == "-x" {
				lang = w.value
			}
			cmd = append(cmd, w.words...)
			continue
		}
		object, gone := done[index]
		index++
		switch {
		case !gone:
			cmd = append(cmd, w.words...)
			left++
		case inv.Stop == Link && object != "":
			if lang != "" && lang != "none" {
				cmd = append(cmd, "-x", "none", object, "-x", lang)
			} else {
				cmd = append(cmd, object)
			}
			left++
		}
	}
	if left == 0 {
		return nil
	}
	return cmd
}

// Only is the user's command for one of its inputs.
func (inv *Invocation) Only(in Input) []string {
	cmd := append([]string{}, inv.Compiler...)
	for i, w := range inv.words {
		if !w.input || i == in.word {
			cmd = append(cmd, w.words...)
		}
	}
	return cmd
}

// ObjectFile is where the command leaves what it makes of an input, "" when
// nothing is written or the linker takes it.
func (inv *Invocation) ObjectFile(in Input) string {
	switch {
	case inv.Stop == Link || inv.Stop == Syntax:
		return ""
	case inv.Output != "":
		return inv.Output
	}
	ext := ".o"
	if inv.Stop == Assembly {
		ext = ".s"
	}
	base := filepath.Base(in.File)
	return strings.TrimSuffix(base, filepath.Ext(base)) + ext
}

// TypeFlags are the compiler and those options that decide types, layouts,
// predefined macros and whether arithmetic wraps, for questions about them.
func (inv *Invocation) TypeFlags() []string {
	out := append([]string{}, inv.Compiler...)
	for _, w := range inv.words {
		if w.input {
			continue
		}
		switch n := w.name; {
		case strings.HasPrefix(n, "-m"), n == "-target", strings.HasPrefix(n, "--target="),
			n == "-fshort-enums", n == "-fno-short-enums", strings.HasPrefix(n, "-fpack-struct"), n == "-fshort-wchar",
			n == "-funsigned-char", n == "-fsigned-char", n == "-funsigned-bitfields", n == "-fsigned-bitfields",
			n == "-fwrapv", n == "-fno-wrapv", n == "-fstrict-overflow", n == "-fno-strict-overflow",
			n == "-fms-extensions", strings.HasPrefix(n, "-std="), n == "-ansi":
			out = append(out, w.words...)
		}
	}
	return out
}

// Std is the last -std= value, "" without.
func (inv *Invocation) Std() string {
	std := ""
	for _, w := range inv.words {
		if v, ok := strings.CutPrefix(w.name, "-std="); ok {
			std = v
		} else if w.name == "-ansi" {
			std = "c90"
		}
	}
	return std
}
