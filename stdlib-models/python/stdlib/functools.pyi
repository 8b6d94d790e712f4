# functools.
import mux
def wraps(f, *a, **kw): return mux.unknown("functools.wraps")
def update_wrapper(wrapper, wrapped, *a, **kw): return wrapper
# measure: functools.reduce(lambda a, b: a + b, [0.5] * n) for n in 3000, 40000
def reduce(f, it, init=None): return mux.reduce_with(f, it, init)
def partial(f, *args, **kw): return mux.partial(f, args, kw)
def partialmethod(f, *args, **kw): return mux.unknown("functools.partialmethod")
def lru_cache(maxsize=128, typed=False): return mux.unknown("functools.lru_cache called inside of a function")
def cache(f): return mux.unknown("functools.cache called inside of a function")
def cmp_to_key(f): return mux.unknown("functools.cmp_to_key")
def total_ordering(cls): return cls
def singledispatch(f): return mux.unknown("functools.singledispatch")
def cached_property(f): return mux.unknown("functools.cached_property")
