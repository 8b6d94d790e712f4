// This file bounds the length of dates that are written by a format.

package pyfront

// dateLen bounds the characters that a format of strftime gives; hi is below 0
// where the format is not constant, or has what depends on the locale.
func dateLen(format Value) (lo, hi int64) {
	l, ok := format.(Lit)
	if !ok {
		return 0, -1
	}
	directive := false
	for _, c := range l.Text {
		if c > 126 {
			return 0, -1
		}
		if !directive {
			if directive = c == '%'; !directive {
				lo, hi = lo+1, hi+1
			}
			continue
		}
		directive = false
		n, known := dateParts[c]
		if !known {
			return 0, -1
		}
		lo, hi = lo+n[0], hi+n[1]
	}
	if directive {
		return 0, -1
	}
	return lo, hi
}

// dateParts are the least and most characters of the directives that depend on
// no locale. A year has no leading zeros.
var dateParts = map[rune][2]int64{
	'Y': {1, 4}, 'G': {1, 4}, 'm': {2, 2}, 'd': {2, 2}, 'e': {2, 2}, 'H': {2, 2}, 'I': {2, 2}, 'M': {2, 2}, 'S': {2, 2}, 'y': {2, 2},
	'C': {2, 2}, 'U': {2, 2}, 'W': {2, 2}, 'V': {2, 2}, 'k': {2, 2}, 'l': {2, 2}, 'j': {3, 3}, 'f': {6, 6}, 'u': {1, 1}, 'w': {1, 1},
	'T': {8, 8}, 'D': {8, 8}, 'R': {5, 5}, 'F': {7, 10}, 'z': {0, 15}, '%': {1, 1}, 'n': {1, 1}, 't': {1, 1},
}
