# functools.
import mux
def wraps(f): return mux.unknown("functools.wraps")
def reduce(f, it, init=None): return mux.unknown("functools.reduce")
def partial(f, *args, **kw): return mux.unknown("functools.partial")
