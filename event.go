// This file takes the values of a handler's symbols from a concrete event.

package mux

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// EventValues reads a JSON event and gives values to those symbols of the
// function that speak of its first parameter: event["n"], event["a"]["b"],
// event["l"][0], and int(…), len(…), bool(…) of these, as Python computes
// them, and sum(len(x["b"]) for x in event["l"]). What the event does not have, or not as a number, stays without value
// and is reported by Query as missing.
func (f *Function) EventValues(event io.Reader) (Values, error) {
	dec := json.NewDecoder(event)
	dec.UseNumber()
	var root any
	if err := dec.Decode(&root); err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	if err := dec.Decode(new(any)); !errors.Is(err, io.EOF) {
		return nil, errors.New("event: more than one JSON value")
	}
	params := f.Params()
	if len(params) == 0 {
		return nil, fmt.Errorf("event: %s has no parameter", f.Name())
	}
	out := Values{}
	for _, s := range f.Symbols() {
		if n, ok := eventValue(s.Name, params[0], root); ok {
			out[s.Name] = Big(n)
		}
	}
	return out, nil
}

// eventValue evaluates a symbol's display text over the event.
//
//	text = [ ("int" | "len" | "bool") "(" ] param { "[" key "]" } [ ")" ]
func eventValue(text, param string, root any) (*big.Int, bool) {
	text = canonicalName(text)
	if in, ok := strings.CutPrefix(text, "sum(len("); ok {
		return eventSum(in, param, root)
	}
	fn := ""
	for _, name := range []string{"int", "len", "bool"} {
		if in, ok := strings.CutPrefix(text, name+"("); ok {
			if in, ok = strings.CutSuffix(in, ")"); ok {
				fn, text = name, in
				break
			}
		}
	}
	path, ok := strings.CutPrefix(text, param)
	if !ok {
		return nil, false
	}
	v := root
	for path != "" {
		if v, path, ok = step(v, path); !ok {
			return nil, false
		}
	}
	switch fn {
	case "len":
		return length(v)
	case "int":
		return toInt(v)
	case "bool":
		return truth(v)
	}
	switch v := v.(type) {
	case json.Number:
		return integer(v.String())
	case bool:
		return truth(v)
	}
	return nil, false
}

// eventSum evaluates what follows the "sum(len(" of
//
//	sum(len( x { "[" key "]" } )for x in param { "[" key "]" } )
func eventSum(text, param string, root any) (*big.Int, bool) {
	item, rest, ok1 := strings.Cut(text, ")for ")
	v, of, ok2 := strings.Cut(strings.TrimSuffix(rest, ")"), " in ")
	key, ok3 := strings.CutPrefix(item, v)
	path, ok4 := strings.CutPrefix(of, param)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return nil, false
	}
	list := root
	for ok := true; path != ""; {
		if list, path, ok = step(list, path); !ok {
			return nil, false
		}
	}
	items, ok := list.([]any)
	if !ok {
		return nil, false
	}
	total := new(big.Int)
	for _, e := range items {
		for k := key; k != ""; {
			if e, k, ok = step(e, k); !ok {
				return nil, false
			}
		}
		n, ok := length(e)
		if !ok {
			return nil, false
		}
		total.Add(total, n)
	}
	return total, true
}

// step follows one subscript.
func step(v any, path string) (any, string, bool) {
	path, ok := strings.CutPrefix(path, "[")
	if !ok {
		return nil, "", false
	}
	if strings.HasPrefix(path, `"`) {
		lit, err := strconv.QuotedPrefix(path)
		if err != nil {
			return nil, "", false
		}
		key, err := strconv.Unquote(lit)
		rest, closed := strings.CutPrefix(path[len(lit):], "]")
		m, isMap := v.(map[string]any)
		if err != nil || !closed || !isMap {
			return nil, "", false
		}
		v, ok = m[key]
		return v, rest, ok
	}
	digits, rest, closed := strings.Cut(path, "]")
	i, err := strconv.Atoi(digits)
	l, isList := v.([]any)
	if err != nil || !closed || !isList {
		return nil, "", false
	}
	if i < 0 {
		i += len(l)
	}
	if i < 0 || i >= len(l) {
		return nil, "", false
	}
	return l[i], rest, true
}

func length(v any) (*big.Int, bool) {
	switch v := v.(type) {
	case string:
		return big.NewInt(int64(utf8.RuneCountInString(v))), true
	case []any:
		return big.NewInt(int64(len(v))), true
	case map[string]any:
		return big.NewInt(int64(len(v))), true
	}
	return nil, false
}

func toInt(v any) (*big.Int, bool) {
	switch v := v.(type) {
	case json.Number:
		return truncated(v.String())
	case string:
		return literal(strings.TrimSpace(v))
	case bool:
		return truth(v)
	}
	return nil, false
}

// literal is int() of a string: "12", "-1_000", but not "1.5" or "_1".
func literal(s string) (*big.Int, bool) {
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 || strings.HasPrefix(digits, "_") || strings.HasSuffix(digits, "_") || strings.Contains(digits, "__") {
		return nil, false
	}
	return integer(strings.ReplaceAll(strings.TrimPrefix(s, "+"), "_", ""))
}

func truth(v any) (*big.Int, bool) {
	t := false
	switch v := v.(type) {
	case nil:
	case bool:
		t = v
	case json.Number:
		f, err := v.Float64()
		t = err != nil || f != 0
	default:
		n, ok := length(v)
		if !ok {
			return nil, false
		}
		t = n.Sign() > 0
	}
	if t {
		return big.NewInt(1), true
	}
	return new(big.Int), true
}

func integer(s string) (*big.Int, bool) {
	if len(s) > 1000 || bytes.ContainsAny([]byte(s), ".eE_") {
		return nil, false
	}
	return new(big.Int).SetString(s, 10)
}

// truncated is int() of a JSON number, which Python reads as a double when it
// has a fraction or an exponent.
func truncated(s string) (*big.Int, bool) {
	if n, ok := integer(s); ok {
		return n, true
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, false
	}
	n, _ := big.NewFloat(f).Int(nil)
	return n, true
}
