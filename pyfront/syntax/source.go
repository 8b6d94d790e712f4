// This file turns the bytes of a file into the text that is parsed: byte
// order mark, encoding declaration (PEP 263), newlines.

package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Source is the text of a module.
type Source struct {
	Filename string
	// Text is UTF-8 with \n as the only newline, and always ends in one
	// (unless it is empty); node positions refer to it. A file without a
	// declared encoding may contain invalid UTF-8 in comments.
	Text string
	// Encoding is the file's encoding, normalised: utf-8 unless declared.
	Encoding string
	// BOM says that the file starts with a UTF-8 byte order mark.
	BOM bool

	lines []int32
}

// Offset is the byte offset in Text of a line and column as in Pos, clamped to
// the text.
func (s *Source) Offset(lineno, col int32) int {
	if s.lines == nil {
		s.lines = append(s.lines, 0)
		for i := 0; ; {
			j := strings.IndexByte(s.Text[i:], '\n')
			if j < 0 {
				break
			}
			i += j + 1
			s.lines = append(s.lines, int32(i))
		}
	}
	switch {
	case lineno < 1:
		return 0
	case int(lineno) > len(s.lines):
		return len(s.Text)
	}
	return min(int(s.lines[lineno-1]+col), len(s.Text))
}

// Slice is the text of an extent.
func (s *Source) Slice(p Pos) string {
	lo, hi := s.Offset(p.Lineno, p.ColOffset), s.Offset(p.EndLineno, p.EndColOffset)
	if hi < lo {
		return ""
	}
	return s.Text[lo:hi]
}

const bom = "\xef\xbb\xbf"

// decode makes the text of a file. The returned string is Text followed by a
// NUL, the lexer's sentinel.
func decode(filename string, src []byte, v Version) (*Source, string, *SyntaxError) {
	fail := func(msg string) (*Source, string, *SyntaxError) {
		return nil, "", &SyntaxError{Filename: filename, Msg: msg}
	}
	s := &Source{Filename: filename, Encoding: "utf-8"}
	if strings.HasPrefix(string(src[:min(3, len(src))]), bom) {
		s.BOM = true
		src = src[3:]
	}
	cookie := declaredEncoding(src)
	name := normalEncoding(cookie)
	if cookie != "" {
		if common := commonEncoding(cookie); s.BOM && common != "utf-8" {
			return fail(fmt.Sprintf("encoding problem: %s with BOM", common))
		}
		s.Encoding = name
	}
	var text string
	if s.Encoding == "utf-8" {
		if len(src) == 0 {
			return s, "\x00", nil
		}
		text = buildText(src)
	} else {
		t, msg := transcode(src, name)
		if msg != "" {
			return fail(msg)
		}
		text = buildText([]byte(t))
	}
	if i := strings.IndexByte(text, 0); i < len(text)-1 {
		return fail("source code string cannot contain null bytes")
	}
	s.Text = text[:len(text)-1]
	return s, text, nil
}

// buildText copies src with its newlines made \n, a final newline added and
// the sentinel behind it.
func buildText(src []byte) string {
	var b strings.Builder
	b.Grow(len(src) + 2)
	if len(src) == 0 {
		return "\x00"
	}
	if bytes.IndexByte(src, '\r') < 0 {
		b.Write(src)
	} else {
		rest := string(src)
		for {
			i := strings.IndexByte(rest, '\r')
			if i < 0 {
				b.WriteString(rest)
				break
			}
			b.WriteString(rest[:i])
			b.WriteByte('\n')
			rest = rest[i+1:]
			rest = strings.TrimPrefix(rest, "\n")
		}
	}
	if n := src[len(src)-1]; n != '\n' && n != '\r' {
		b.WriteByte('\n')
	}
	b.WriteByte(0)
	return b.String()
}

// declaredEncoding finds the encoding declaration in the first two lines.
func declaredEncoding(src []byte) string {
	for range 2 {
		end := 0
		for end < len(src) && src[end] != '\n' && src[end] != '\r' {
			end++
		}
		line := src[:end]
		i := 0
		for i < len(line) && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f') {
			i++
		}
		if i < len(line) {
			if line[i] != '#' {
				return ""
			}
			if name := codingSpec(string(line[i:])); name != "" {
				return name
			}
		}
		if end < len(src) && src[end] == '\r' {
			end++
		}
		if end < len(src) && src[end] == '\n' {
			end++
		}
		src = src[end:]
	}
	return ""
}

// codingSpec finds coding[:=]\s*name in a comment.
func codingSpec(comment string) string {
	for {
		i := strings.Index(comment, "coding")
		if i < 0 {
			return ""
		}
		comment = comment[i+len("coding"):]
		if comment == "" || comment[0] != ':' && comment[0] != '=' {
			continue
		}
		name := strings.TrimLeft(comment[1:], " \t")
		end := 0
		for end < len(name) && (identChar[name[end]] && name[end] < 0x80 || name[end] == '-' || name[end] == '.') {
			end++
		}
		if end > 0 {
			return name[:end]
		}
	}
}

// commonEncoding spells UTF-8 and Latin-1 in the tokenizer's way; only this
// spelling of UTF-8 may stand beside a byte order mark.
func commonEncoding(name string) string {
	n := strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	for _, e := range [...]struct{ prefix, normal string }{
		{"utf-8", "utf-8"}, {"latin-1", "iso-8859-1"}, {"iso-8859-1", "iso-8859-1"}, {"iso-latin-1", "iso-8859-1"},
	} {
		if n == e.prefix || strings.HasPrefix(n, e.prefix+"-") {
			return e.normal
		}
	}
	return name
}

// normalEncoding spells the common encodings in one way.
func normalEncoding(name string) string {
	words := strings.FieldsFunc(strings.ToLower(commonEncoding(name)), func(r rune) bool { return r == '-' || r == '_' })
	n := strings.Join(words, "-")
	switch n {
	case "utf-8", "utf-8-sig":
		return "utf-8"
	case "utf8", "u8", "utf", "cp65001":
		return "utf-8"
	case "latin1", "l1", "iso8859-1", "8859", "cp819", "latin":
		return "iso-8859-1"
	case "us-ascii", "646", "ansi-x3.4-1968":
		return "ascii"
	}
	return n
}

// transcode converts a text in a declared encoding to UTF-8; msg is not empty
// when that fails.
func transcode(src []byte, name string) (text, msg string) {
	switch name {
	case "iso-8859-1":
		var b strings.Builder
		b.Grow(len(src) + len(src)/8)
		for _, c := range src {
			b.WriteRune(rune(c))
		}
		return b.String(), ""
	case "ascii":
		for i, c := range src {
			if c >= 0x80 {
				return "", fmt.Sprintf("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", c, i)
			}
		}
		return string(src), ""
	}
	enc := codec(name)
	if enc == nil {
		return "", "unknown encoding: " + name
	}
	out, err := enc.NewDecoder().Bytes(src)
	if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
		return "", fmt.Sprintf("'%s' codec can't decode the source", name)
	}
	return string(out), ""
}

// codec finds an encoding by the name that Python gives it.
func codec(name string) encoding.Encoding {
	var label string
	switch {
	case strings.HasPrefix(name, "cp125"), strings.HasPrefix(name, "cp874"):
		label = "windows-" + name[2:]
	case strings.HasPrefix(name, "iso8859-"):
		label = "iso-8859-" + name[len("iso8859-"):]
	case name == "cp866" || name == "ibm866":
		label = "ibm866"
	case name == "cp949":
		label = "euc-kr"
	case name == "cp936":
		label = "gbk"
	case name == "cp932" || name == "ms932" || name == "sjis" || name == "shiftjis":
		label = "shift_jis"
	case name == "eucjp" || name == "ujis":
		label = "euc-jp"
	case name == "euckr":
		label = "euc-kr"
	case name == "mac-roman":
		label = "macintosh"
	default:
		label = strings.ReplaceAll(name, "shift-jis", "shift_jis")
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	if n, err := htmlindex.Name(enc); err != nil || n == "replacement" || strings.HasPrefix(n, "utf-16") || n == "x-user-defined" {
		return nil
	}
	return enc
}
