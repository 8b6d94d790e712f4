// This file knows gcc's options as far as a driver must: which take an
// argument of their own, and which decide what is done with the inputs.

package driver

import "strings"

// separate lists the options whose argument may be, or is, the next word.
// Those marked joined may also have it in the same word.
var separate = map[string]argForm{
	"-o": joined, "-x": joined, "-I": joined, "-D": joined, "-U": joined, "-L": joined, "-l": joined,
	"-T": joined, "-u": joined, "-z": joined, "-A": joined, "-B": joined, "-e": joined, "-h": joined,
	"-MF": joined, "-MT": joined, "-MQ": joined,
	"-include": joined, "-imacros": joined, "-idirafter": joined, "-iprefix": joined,
	"-iwithprefix": joined, "-iwithprefixbefore": joined, "-isystem": joined, "-iquote": joined,
	"-isysroot": joined, "-imultilib": joined, "-imultiarch": joined,
	"-Xlinker": apart, "-Xpreprocessor": apart, "-Xassembler": apart, "-Xclang": apart, "-mllvm": apart,
	"-dumpbase": apart, "-dumpbase-ext": apart, "-dumpdir": apart, "-aux-info": apart, "-param": apart,
	"--param": apart, "-wrapper": apart, "-target": apart, "-arch": apart, "-G": joined,
	"-Tbss": apart, "-Tdata": apart, "-Ttext": apart, "--sysroot": apart, "-specs": apart, "--specs": apart,
	"-framework": apart, "-rpath": apart, "-V": apart, "-install_name": apart, "-iplugindir": apart,
	"--entry": apart, "--output": apart, "--language": apart, "--include": apart, "--imacros": apart,
}

type argForm int

const (
	joined argForm = iota + 1
	apart
)

// longest first, for joined forms
var joinedPrefixes = []string{
	"-iwithprefixbefore", "-iwithprefix", "-imultiarch", "-imultilib", "-idirafter", "-isysroot",
	"-iprefix", "-include", "-imacros", "-isystem", "-iquote", "-MF", "-MT", "-MQ",
	"-o", "-x", "-I", "-D", "-U", "-L", "-l", "-T", "-u", "-z", "-A", "-B", "-G",
}

// word is one option with its argument, as one or two words of the command
// line, or one input.
type word struct {
	name  string // "-o"; the whole word for options without argument
	value string // the argument; for inputs the file
	words []string
	input bool
	lang  string // for inputs: the -x in force, "" for by suffix
}

// parseWords cuts a command line (without the compiler) into words.
func parseWords(args []string) []word {
	var out []word
	lang := ""
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "-" || !strings.HasPrefix(a, "-") {
			out = append(out, word{value: a, words: args[i : i+1], input: true, lang: lang})
			continue
		}
		w := word{name: a, words: args[i : i+1]}
		if form, ok := separate[a]; ok && i+1 < len(args) {
			if form == joined || form == apart {
				w.value, w.words = args[i+1], args[i:i+2]
				i++
			}
		} else if !ok {
			for _, p := range joinedPrefixes {
				if strings.HasPrefix(a, p) && len(a) > len(p) {
					w.name, w.value = p, a[len(p):]
					break
				}
			}
		}
		switch {
		case w.name == "-x":
			lang = w.value
			if lang == "none" {
				lang = ""
			}
		case w.name == "--output":
			w.name = "-o"
		}
		out = append(out, w)
	}
	return out
}

// alone reports options that ask for something else than compiling the inputs,
// or that show what would be done.
func alone(name string) bool {
	switch name {
	case "-E", "-M", "-MM", "-###", "--version", "--help", "-dumpversion", "-dumpmachine", "-dumpspecs",
		"-dumpfullversion", "--target-help", "-fsyntax-tree", "-cc1", "-cc1as", "-emit-ast", "--preprocess":
		return true
	}
	return strings.HasPrefix(name, "-print-") || strings.HasPrefix(name, "--print-") ||
		strings.HasPrefix(name, "--help=") || strings.HasPrefix(name, "-dumpspecs")
}

// isDependency reports the options of the -M family that go with a compilation.
func isDependency(w word) bool {
	switch w.name {
	case "-MD", "-MMD", "-MP", "-MG", "-MF", "-MT", "-MQ", "-Mno-modules":
		return true
	}
	return false
}

// wpDependency reports -Wp,-MD,FILE and its like.
func wpDependency(w word) bool {
	return strings.HasPrefix(w.name, "-Wp,-M") || strings.HasPrefix(w.name, "-Wp,-dep")
}

// debugInfo reports whether the words ask for debug information or for a record
// of the options in the object: then the object shows how it was compiled.
func debugInfo(ws []word) bool {
	on := false
	for _, w := range ws {
		switch {
		case w.name == "-frecord-gcc-switches":
			on = true
		case w.name == "-g0" || w.name == "-gno-record-gcc-switches":
			on = false
		case strings.HasPrefix(w.name, "-g") && !strings.HasPrefix(w.name, "-gno-"):
			on = true
		}
	}
	return on
}

// pedantic reports options under which gcc speaks about line markers.
func pedantic(ws []word) bool {
	on := false
	for _, w := range ws {
		switch w.name {
		case "-pedantic", "-pedantic-errors", "-Wpedantic", "-Werror=pedantic", "--pedantic":
			on = true
		case "-Wno-pedantic":
			on = false
		}
	}
	return on
}
