# operator: the operators as functions.
import mux
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def mod(a, b): return a % b
def pow(a, b): return a ** b
def neg(a): return -a
def pos(a): return +a
def abs(a): return mux.abs(a)
def and_(a, b): return a & b
def or_(a, b): return a | b
def xor(a, b): return a ^ b
def lshift(a, b): return a << b
def rshift(a, b): return a >> b
def matmul(a, b): return a @ b
def concat(a, b): return a + b
def iadd(a, b): return a + b
def imul(a, b): return a * b
def eq(a, b): return mux.bool()
def ne(a, b): return mux.bool()
def lt(a, b): return mux.bool()
def le(a, b): return mux.bool()
def gt(a, b): return mux.bool()
def ge(a, b): return mux.bool()
def not_(a): return mux.bool()
def truth(a): return mux.bool()
def is_(a, b): return mux.bool()
def is_not(a, b): return mux.bool()
def contains(a, b): return mux.bool()
def getitem(a, k): return a[k]
def countOf(a, b): return mux.between(0, len(a))
def indexOf(a, b): return mux.between(0, len(a))
def length_hint(a, default=0): return mux.any_int()
def _item(key, x): return x[key]
def _items2(k, l, x): return mux.pair(x[k], x[l])
def _attr(name, x): return mux.getattr(x, name)
# measure: sorted([(0.5 - i, i) for i in range(n)], key=operator.itemgetter(0)) for n in 3000, 40000
def itemgetter(*keys):
    if len(keys) == 1:
        return mux.partial(_item, keys, {})
    if len(keys) == 2:
        return mux.partial(_items2, keys, {})
    return mux.unknown("operator.itemgetter of several")
# measure: [operator.attrgetter("real")(0.5) for i in range(n)] for n in 300, 3000
def attrgetter(*names):
    if len(names) == 1:
        return mux.partial(_attr, names, {})
    return mux.unknown("operator.attrgetter of several")
def methodcaller(name, *args, **kw): return mux.unknown("operator.methodcaller")
