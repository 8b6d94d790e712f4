# gc.
import mux
def collect(generation=2): return mux.between(0, 9223372036854775807)
def enable(): return None
def disable(): return None
def isenabled(): return mux.bool()
def freeze(): return None
def set_threshold(*n): return None
# measure: [gc.get_threshold() for i in range(n)] for n in 300, 3000
def get_threshold(): return mux.pair(mux.any_int(), mux.between(0, 256), mux.between(0, 256))
# measure: [gc.get_count() for i in range(n)] for n in 300, 3000
def get_count(): return mux.pair(mux.between(0, 100000), mux.between(0, 256), mux.between(0, 256))
def get_objects(generation=None): return mux.unknown("gc.get_objects")
def get_referrers(*x): return mux.unknown("gc.get_referrers")
def get_referents(*x): return mux.unknown("gc.get_referents")
def get_stats(): return mux.unknown("gc.get_stats")
