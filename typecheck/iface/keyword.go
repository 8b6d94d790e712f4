// This file is the table of clause keywords; scanner, decorators, checker,
// stubs, JSON and documentation are driven by it.

package iface

// Keyword is one clause keyword.
type Keyword struct {
	Name      string // in C
	Decorator string // in Python, "" if none
	Quantity  Quantity
	Relations bool // may be followed by <= or >=
	Into      bool // may be followed by "into place"
	Doc       string
	Example   string // a C declaration that uses it
}

// Keywords lists all clause keywords, in documentation order.
var keywords = []*Keyword{
	{Name: "alloc", Decorator: "consumed", Quantity: Alloc, Relations: true, Into: true,
		Doc:     "bytes acquired during a call that returns normally",
		Example: "[alloc size] void *get(unsigned long size);"},
	{Name: "free", Decorator: "freed", Quantity: Free, Relations: true,
		Doc:     "bytes given back by the time the caller has the result",
		Example: "[free resource_of(ptr)] void put(void *ptr);"},
	{Name: "peak", Decorator: "peak", Quantity: Peak, Relations: true,
		Doc:     "the highest value of acquired minus given back at any moment of a call",
		Example: "[peak <= 4096] int step(int n);"},
	{Name: "requires", Decorator: "requires", Quantity: Requires,
		Doc:     "a condition on the inputs the other clauses speak of",
		Example: "[alloc n, requires n >= 0] void *mk(int n);"},
	{Name: "resource", Quantity: Resource,
		Doc:     "what an object of this type owns",
		Example: "[resource sizeof(*this) + this->cap] struct buf { unsigned long cap; char *data; };"},
}

// Keywords returns the table of clause keywords; callers must not modify it.
func Keywords() []*Keyword { return keywords }

// LookupKeyword returns the keyword of that C name, or nil.
func LookupKeyword(name string) *Keyword {
	for _, k := range keywords {
		if k.Name == name {
			return k
		}
	}
	return nil
}
