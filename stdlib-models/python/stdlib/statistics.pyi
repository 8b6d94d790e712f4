# statistics: the data are copied into a list, sorted, or summed as fractions, by
# their denominators, of which floats have about a thousand.
import mux
class StatisticsError(ValueError): pass
def _number(data):
    n = mux.data_len(data)
    mux.work_at_most(16 * n + 200 * mux.min(n, 1100) + 8192)
    return mux.float()
# measure: statistics.mean([0.5 * i for i in range(n)]) for n in 300, 3000
def mean(data, weights=None): return _number(data)
# measure: statistics.fmean([0.5 * i for i in range(n)]) for n in 300, 3000
def fmean(data, weights=None): return _number(data)
# measure: statistics.median([0.5 * i for i in range(n)]) for n in 300, 3000
def median(data): return _number(data)
# measure: statistics.stdev([0.5 * i for i in range(n)]) for n in 300, 3000
def stdev(data, xbar=None): return _number(data)
# measure: statistics.pstdev([0.5 * i for i in range(n)]) for n in 300, 3000
def pstdev(data, mu=None): return _number(data)
# measure: statistics.variance([0.5 * i for i in range(n)]) for n in 300, 3000
def variance(data, xbar=None): return _number(data)
# measure: statistics.pvariance([0.5 * i for i in range(n)]) for n in 300, 3000
def pvariance(data, mu=None): return _number(data)
def mode(data): return mux.elem(data)
def median_low(data): return mux.elem(data)
def median_high(data): return mux.elem(data)
def multimode(data): return mux.unknown("statistics.multimode")
def quantiles(data, n=4, method="exclusive"): return mux.unknown("statistics.quantiles")
def harmonic_mean(data, weights=None): return mux.unknown("statistics.harmonic_mean")
def geometric_mean(data): return mux.unknown("statistics.geometric_mean")
