# functools.
import mux
def wraps(f): return mux.unknown("functools.wraps")
# measure: functools.reduce(lambda a, b: a + b, [0.5] * n) for n in 3000, 40000
def reduce(f, it, init=None): return mux.reduce_with(f, it, init)
def partial(f, *args, **kw): return mux.partial(f, args, kw)
