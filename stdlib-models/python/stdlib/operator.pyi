# operator: the operators as functions.
import mux
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def itemgetter(*keys):
    if len(keys) == 1:
        return lambda x: x[keys[0]]
    return mux.unknown("operator.itemgetter of several")
def attrgetter(name): return mux.unknown("operator.attrgetter")
