// This file defines the language versions and the gates between them.

package syntax

import "fmt"

// Version is a version of the language, 3.x as x.
type Version int

// The versions that can be parsed.
const (
	Python38 Version = 8 + iota
	Python39
	Python310
	Python311
	Python312
	Python313
	Python314

	// Latest is the default.
	Latest = Python314
)

// String is 3.x.
func (v Version) String() string { return fmt.Sprintf("3.%d", int(v)) }

// Options steers Parse.
type Options struct {
	// Version is the language version; zero means Latest. Versions outside
	// 3.8 to 3.14 are taken as the nearest of these.
	Version Version
}

func (o Options) version() Version {
	switch v := o.Version; {
	case v == 0 || v > Latest:
		return Latest
	case v < Python38:
		return Python38
	default:
		return v
	}
}
