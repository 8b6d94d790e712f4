# copy: deepcopy keeps a memo of all it copied while it runs.
import mux
class Error(Exception): pass
# measure: copy.copy([0.5 * i for i in range(n)]) for n in 3000, 40000
# measure: copy.copy({i: 0.5 for i in range(n)}) for n in 3000, 40000
def copy(x): return mux.copy(x)
# measure: copy.deepcopy([[i] for i in range(n)]) for n in 3000, 40000
# measure: copy.deepcopy([0.5 * i for i in range(n)]) for n in 3000, 40000
# measure: copy.deepcopy({"a": [0.5] * n, "b": {"c": [None] * n}}) for n in 3000, 40000
def deepcopy(x, memo=None): return mux.deepcopy(x)
