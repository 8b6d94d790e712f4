# itertools: iterators that make their elements one by one.
import mux
def chain(*its): return mux.lazy_args("chain", its)
def count(start=0, step=1): return mux.lazy("count", start)
# measure: list(itertools.product(range(n), range(n))) for n in 30, 150
def product(*its, repeat=1):
    if repeat == 1:
        return mux.lazy_args("product", its)
    if repeat == 2 and len(its) == 1:
        return mux.lazy("product", its[0], its[0])
    if repeat == 3 and len(its) == 1:
        return mux.lazy("product", its[0], its[0], its[0])
    return mux.unknown("itertools.product with repeat")
def islice(it, stop, end=None):
    if end is None:
        return mux.lazy("islice", it, stop)
    return mux.unknown("itertools.islice with a start")
def repeat(x, times=None):
    if times is None:
        return mux.unknown("itertools.repeat without end")
    return mux.lazy("times", times, x)
# measure: list(itertools.accumulate([0.5] * n)) for n in 3000, 40000
def accumulate(it, func=None, initial=None):
    if func is None and initial is None:
        return mux.lazy("accumulate", it)
    return mux.unknown("itertools.accumulate with a function")
def starmap(f, it): return mux.unknown("itertools.starmap")
def groupby(it, key=None): return mux.unknown("itertools.groupby")
def combinations(it, r): return mux.unknown("itertools.combinations")
def permutations(it, r=None): return mux.unknown("itertools.permutations")
def zip_longest(*its, fillvalue=None): return mux.unknown("itertools.zip_longest")
