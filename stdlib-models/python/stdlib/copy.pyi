# copy.
import mux
def copy(x): return mux.copy(x)
def deepcopy(x, memo=None): return mux.unknown("copy.deepcopy")
