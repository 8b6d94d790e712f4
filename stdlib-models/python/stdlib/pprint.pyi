# pprint: what is printed is a symbol, its pieces one by one.
import mux
def pprint(x, *a, **kw):
    n = mux.length("printed")
    mux.work_at_most(120 * n + 8192)
    return None
def pp(x, *a, **kw):
    n = mux.length("printed")
    mux.work_at_most(120 * n + 8192)
    return None
# measure: pprint.pformat([1, 2]) for n in 1, 2 where len(pprint.pformat([1, 2])) = 6
def pformat(x, *a, **kw):
    r = mux.any_str()
    mux.work_at_most(120 * len(r) + 8192)
    return r
class PrettyPrinter:
    def __new__(cls, *a, **kw): return mux.object(mux.between(48, 600), PrettyPrinter)
    # measure: pprint.PrettyPrinter()
    def pprint(self, x):
        n = mux.length("printed")
        mux.work_at_most(120 * n + 8192)
        return None
