// This file decides how the types of a prototype appear in a generated header,
// which C and C++ compilers of every standard read without the unit's source.

package crewrite

import (
	"slices"
	"strings"
	"unicode"

	"github.com/muxlang/mux/typecheck/iface"
)

// typeTokens splits a type's text into names and other characters.
func typeTokens(typ string) (out []string) {
	for i := 0; i < len(typ); {
		j := i
		for j < len(typ) && (typ[j] == '_' || unicode.IsLetter(rune(typ[j])) || unicode.IsDigit(rune(typ[j]))) {
			j++
		}
		if j == i {
			j++
		}
		if strings.TrimSpace(typ[i:j]) != "" {
			out = append(out, typ[i:j])
		}
		i = j
	}
	return out
}

// privateName is a name in a type that needs a declaration which no header has;
// "" when there is none. Pointers to structures do with the tag.
func privateName(typ string, private map[string]bool) string {
	tokens := typeTokens(typ)
	for i, w := range tokens {
		if !private[w] {
			continue
		}
		if i > 0 && (tokens[i-1] == "struct" || tokens[i-1] == "union") && slices.Contains(tokens[i:], "*") {
			continue
		}
		return w
	}
	return ""
}

// missing is the first name in f's prototype that no header declares.
func missing(f *iface.Interface, private map[string]bool) string {
	if name := privateName(f.Result, private); name != "" {
		return name
	}
	for _, p := range f.Params {
		if name := privateName(p.Type, private); name != "" {
			return name
		}
	}
	return ""
}

// tags declares the structures and unions that prototypes mention: a tag that
// a parameter list mentions first would be its own.
func tags(funcs []*iface.Interface) string {
	seen := map[string]bool{}
	for _, f := range funcs {
		for _, typ := range append([]string{f.Result}, paramTypes(f)...) {
			tokens := typeTokens(typ)
			for i, w := range tokens[:max(len(tokens)-1, 0)] {
				if (w == "struct" || w == "union") && identifier(tokens[i+1]) {
					seen[w+" "+tokens[i+1]+";\n"] = true
				}
			}
		}
	}
	var lines []string
	for l := range seen {
		lines = append(lines, l)
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func paramTypes(f *iface.Interface) (out []string) {
	for _, p := range f.Params {
		out = append(out, p.Type)
	}
	return out
}

// boolType is the header's name for C's _Bool, which C++ calls bool.
const boolType = "MUX_I_BOOL"

const boolDefinition = "#ifndef MUX_I_BOOL\n#ifdef __cplusplus\n#define MUX_I_BOOL bool\n#else\n#define MUX_I_BOOL _Bool\n#endif\n#endif\n"

// portable is a type's text for C and C++.
func portable(typ string) string {
	if !strings.Contains(typ, "_Bool") {
		return typ
	}
	return strings.ReplaceAll(typ, "_Bool", boolType)
}

// usesBool reports whether a prototype mentions _Bool.
func usesBool(funcs []*iface.Interface) bool {
	for _, f := range funcs {
		for _, typ := range append([]string{f.Result}, paramTypes(f)...) {
			if strings.Contains(typ, "_Bool") {
				return true
			}
		}
	}
	return false
}

// onlyCpp reports whether C++ reserves a name that C does not.
func onlyCpp(name string) bool {
	switch name {
	case "alignas", "alignof", "and", "and_eq", "asm", "bitand", "bitor", "bool", "catch", "char8_t", "char16_t",
		"char32_t", "class", "compl", "concept", "const_cast", "consteval", "constexpr", "constinit", "co_await",
		"co_return", "co_yield", "decltype", "delete", "dynamic_cast", "explicit", "export", "false", "friend",
		"mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private",
		"protected", "public", "reinterpret_cast", "requires", "static_assert", "static_cast", "template", "this",
		"thread_local", "throw", "true", "try", "typeid", "typename", "using", "virtual", "wchar_t", "xor", "xor_eq":
		return true
	}
	return false
}

// forCpp reports whether C++ can read f's declaration as it is.
func forCpp(f *iface.Interface) bool {
	if onlyCpp(f.Name) {
		return false
	}
	for _, p := range f.Params {
		if onlyCpp(p.Name) {
			return false
		}
	}
	return true
}

// nameAt is where the declared name goes in a type with parentheses for it:
// before the ")" of the first "(*)", "(**)", "(*const)", "(*[3])". It is -1 for a
// type without.
func nameAt(typ string) int {
	for i := range len(typ) {
		if typ[i] != '(' || !strings.HasPrefix(typ[i:], "(*") {
			continue
		}
		j := i + 1
		for j < len(typ) {
			if typ[j] == '*' || typ[j] == ' ' {
				j++
				continue
			}
			n := 0
			for _, q := range []string{"const", "volatile", "__restrict"} {
				if strings.HasPrefix(typ[j:], q) {
					n = len(q)
				}
			}
			if n == 0 {
				break
			}
			j += n
		}
		if j < len(typ) && (typ[j] == ')' || typ[j] == '[') {
			return j
		}
	}
	return -1
}
