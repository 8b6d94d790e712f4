# numpy.ma: arrays with masks.
import mux
masked = mux.opaque("numpy.ma.masked")
def array(*args, **kwargs): return mux.unknown("numpy.ma.array")
def masked_array(*args, **kwargs): return mux.unknown("numpy.ma.masked_array")
def masked_where(*args, **kwargs): return mux.unknown("numpy.ma.masked_where")
