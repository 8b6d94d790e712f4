# numpy.lib.stride_tricks: views.
import mux
# The windows overlap: what is made of them sees every element several times.
def sliding_window_view(x, window_shape, axis=None, subok=False, writeable=False):
    return mux.windows(mux.asarray(x), window_shape, axis)
def as_strided(x, shape=None, strides=None, subok=False, writeable=True): return mux.unknown("numpy.lib.stride_tricks.as_strided")
def broadcast_to(array, shape, subok=False): return mux.broadcast(array, shape)
