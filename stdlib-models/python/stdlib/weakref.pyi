# weakref: a reference is one object for what it refers to.
import mux
# measure: import threading; a = threading.Lock(); weakref.ref(a)
def ref(x, callback=None): return mux.maybe_object(72, Reference)
class Reference:
    def __call__(self): return mux.opaque("what a weak reference refers to")
def proxy(x, callback=None): return mux.unknown("weakref.proxy")
def finalize(x, f, *a, **kw): return mux.unknown("weakref.finalize")
class WeakValueDictionary:
    def __new__(cls, *a): return mux.unknown("weakref.WeakValueDictionary")
class WeakKeyDictionary:
    def __new__(cls, *a): return mux.unknown("weakref.WeakKeyDictionary")
class WeakSet:
    def __new__(cls, *a): return mux.unknown("weakref.WeakSet")
