# fnmatch: patterns are compiled once.
import mux
def fnmatch(name, pattern): return mux.bool()
def fnmatchcase(name, pattern): return mux.bool()
# measure: fnmatch.filter(["a.b"] * n, "*.b") for n in 300, 3000
def filter(names, pattern): return mux.list_of(mux.between(0, len(names)), names)
