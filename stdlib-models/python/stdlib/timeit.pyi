# timeit: numbers; what is timed runs many times.
import mux
def default_timer(): return mux.float()
def timeit(stmt="pass", setup="pass", timer=None, number=1000000, globals=None): return mux.unknown("timeit.timeit")
def repeat(stmt="pass", setup="pass", timer=None, repeat=5, number=1000000, globals=None): return mux.unknown("timeit.repeat")
class Timer:
    def __new__(cls, *a, **kw): return mux.unknown("timeit.Timer")
