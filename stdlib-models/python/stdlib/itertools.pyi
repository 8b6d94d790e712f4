# itertools: iterators that make their elements one by one. Those that draw
# several times keep their elements in a tuple.
import mux
# measure: list(itertools.chain([0.5] * n, [1.5] * n)) for n in 3000, 40000
# measure: list(itertools.chain.from_iterable([[0.5] * n] * 3)) for n in 3000, 40000
class chain:
    def __new__(cls, *its): return mux.lazy_args("chain", its)
    def from_iterable(it): return mux.lazy("flat", it)
def count(start=0, step=1): return mux.lazy("count", start, step)
def cycle(it): return mux.unknown("itertools.cycle without end")
# measure: list(itertools.product(range(n), range(n))) for n in 30, 400
# measure: list(itertools.product(range(n), repeat=2)) for n in 30, 400
def product(*its, repeat=1):
    if repeat == 1:
        return mux.lazy_args("product", its)
    if repeat == 2 and len(its) == 1:
        return mux.lazy("product", its[0], its[0])
    if repeat == 3 and len(its) == 1:
        return mux.lazy("product", its[0], its[0], its[0])
    return mux.unknown("itertools.product with repeat")
# measure: list(itertools.combinations(range(n), 2)) for n in 30, 400
# measure: list(itertools.combinations([0.5 * i for i in range(n)], 3)) for n in 10, 50
def combinations(it, r): return mux.lazy("combinations", it, r)
# measure: list(itertools.permutations(range(n), 2)) for n in 30, 300
def permutations(it, r=None):
    if r is None:
        return mux.unknown("itertools.permutations of all elements")
    return mux.lazy("permutations", it, r)
def combinations_with_replacement(it, r): return mux.unknown("itertools.combinations_with_replacement")
# measure: list(itertools.islice(itertools.count(), n)) for n in 3000, 40000
# measure: list(itertools.islice([0.5] * n, 10, n)) for n in 3000, 40000
def islice(it, stop, end=None, step=None):
    if end is None and step is None:
        return mux.lazy("islice", it, stop)
    if step is None and mux.is_known(stop) and mux.is_known(end):
        return mux.lazy("islice", it, mux.max(0, end - stop))
    return mux.unknown("itertools.islice with a step")
# measure: list(itertools.repeat(0.5, n)) for n in 3000, 40000
def repeat(x, times=None):
    if times is None:
        return mux.lazy("always", x)
    return mux.lazy("times", times, x)
# measure: list(itertools.accumulate([0.5] * n, max)) for n in 3000, 40000
# measure: list(itertools.accumulate([0.5] * n, lambda a, b: a * 2 + b)) for n in 300, 900
# measure: list(itertools.accumulate([0.5] * n)) for n in 3000, 40000
def accumulate(it, func=None, initial=None):
    if initial is None:
        return mux.lazy("accumulate", it, func)
    return mux.unknown("itertools.accumulate with a first value")
# measure: list(itertools.starmap(pow, [(0.5, 2)] * n)) for n in 3000, 40000
def starmap(f, it): return mux.lazy("starmap", f, it)
# measure: [len(list(g)) for k, g in itertools.groupby(range(n), key=lambda i: i // 300)] for n in 3000, 40000
def groupby(it, key=None): return mux.lazy("groupby", it, key)
# measure: list(itertools.zip_longest([0.5] * n, [1.5] * (2 * n))) for n in 3000, 40000
def zip_longest(*its, fillvalue=None): return mux.lazy_args("zip_longest", its)
# measure: list(itertools.pairwise([0.5 * i for i in range(n)])) for n in 3000, 40000
def pairwise(it): return mux.lazy("pairwise", it)
def compress(it, selectors): return mux.lazy("filter", None, it)
def takewhile(f, it): return mux.lazy("filter", f, it)
def dropwhile(f, it): return mux.lazy("filter", f, it)
def filterfalse(f, it): return mux.lazy("filter", f, it)
def tee(it, n=2): return mux.unknown("itertools.tee")
