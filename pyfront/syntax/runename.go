// This file finds characters by their Unicode names, for \N{...}.

package syntax

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/runenames"
)

// The formal aliases of the Unicode character database.
//
//go:embed name_aliases.txt
var nameAliases string

// runesByName inverts the names, once, when the first \N{...} is met. Names
// that follow a rule (ideographs, Hangul) are left to runeNamed.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 36000)
	for _, span := range [...][2]rune{{0x20, 0x33ff}, {0x4dc0, 0x4dff}, {0xa000, 0xabff}, {0xd7b0, 0xd7ff},
		{0xf900, 0xffff}, {0x10000, 0x16fff}, {0x18800, 0x1ffff}, {0xe0000, 0xe01ff}} {
		for r := span[0]; r <= span[1]; r++ {
			if name := runenames.Name(r); name != "" && name[0] != '<' {
				m[name] = r
			}
		}
	}
	for line := range strings.Lines(nameAliases) {
		hex, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if r, err := strconv.ParseUint(hex, 16, 32); err == nil {
			m[name] = rune(r)
		}
	}
	return m
})

// runeNamed is the character of a name, in any case.
func runeNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	for _, prefix := range [...]string{"CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && (len(hex) == 4 || len(hex) == 5) {
			r, err := strconv.ParseUint(hex, 16, 32)
			ok := err == nil && strings.HasPrefix(runenames.Name(rune(r)), "<"+strings.TrimSuffix(prefix, "UNIFIED IDEOGRAPH-"))
			return rune(r), ok || err == nil && strings.HasPrefix(runenames.Name(rune(r)), prefix)
		}
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	r, ok := runesByName()[name]
	return r, ok
}

// hangul composes a syllable from its romanised jamos.
func hangul(s string) (rune, bool) {
	leading := strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	vowels := strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	trailing := strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
	l, n := longestPrefix(s, leading)
	if l < 0 {
		return 0, false
	}
	s = s[n:]
	v, n := longestPrefix(s, vowels)
	if v < 0 {
		return 0, false
	}
	for t, name := range trailing {
		if name == s[n:] {
			return rune(0xac00 + (l*21+v)*28 + t), true
		}
	}
	return 0, false
}

// longestPrefix is the index and length of the longest of some names that s
// starts with, -1 if there is none.
func longestPrefix(s string, names []string) (index, length int) {
	index = -1
	for i, name := range names {
		if strings.HasPrefix(s, name) && (index < 0 || len(name) > length) {
			index, length = i, len(name)
		}
	}
	return index, length
}
