# inspect.
import mux
def isfunction(x): return mux.bool()
def isclass(x): return mux.bool()
def ismethod(x): return mux.bool()
def ismodule(x): return mux.bool()
def isgenerator(x): return mux.bool()
def isgeneratorfunction(x): return mux.bool()
def iscoroutine(x): return mux.bool()
def iscoroutinefunction(x): return mux.bool()
def isawaitable(x): return mux.bool()
def isbuiltin(x): return mux.bool()
def signature(f, **kw): return mux.unknown("inspect.signature")
def getmembers(x, predicate=None): return mux.unknown("inspect.getmembers")
# measure: none, a symbol
def getsource(x): return mux.any_str()
# measure: none, a symbol
def getdoc(x): return mux.any_str()
# measure: none, the text of a source file is a symbol: getsource, getdoc, getfile
def getfile(x): return mux.any_str()
def stack(context=1): return mux.unknown("inspect.stack")
def currentframe(): return mux.unknown("inspect.currentframe")
