# numpy.random: arrays of the shape asked for. What the distributions need of
# arrays of parameters is theirs alone.
import mux
import numpy as np
def _draw(size, dtype="float64"):
    if size is None:
        if dtype == "int64":
            return mux.any_int()
        return mux.float()
    return mux.array(size, dtype)
def _of(size, a, b=None, dtype="float64"):
    if size is not None:
        return mux.array(size, dtype)
    s = mux.broadcast_shape(a, b or 0)
    if len(s) == 0:
        return _draw(None, dtype)
    return mux.array(s, dtype)
# measure: np.random.rand(n, n) for n in 50, 300
def rand(*dims):
    if len(dims) == 0:
        return mux.float()
    return mux.array(dims)
def randn(*dims): return rand(*dims)
def random(size=None): return _draw(size)
def random_sample(size=None): return _draw(size)
def ranf(size=None): return _draw(size)
def sample(size=None): return _draw(size)
def standard_normal(size=None): return _draw(size)
def standard_exponential(size=None): return _draw(size)
def standard_cauchy(size=None): return _draw(size)
# measure: np.random.normal(0, 1, (n, 2)) for n in 500, 70000
def normal(loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
def uniform(low=0.0, high=1.0, size=None): return _of(size, low, high)
def exponential(scale=1.0, size=None): return _of(size, scale)
def gamma(shape, scale=1.0, size=None): return _of(size, shape, scale)
def standard_gamma(shape, size=None): return _of(size, shape)
def beta(a, b, size=None): return _of(size, a, b)
def laplace(loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
def logistic(loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
def lognormal(mean=0.0, sigma=1.0, size=None): return _of(size, mean, sigma)
def gumbel(loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
def chisquare(df, size=None): return _of(size, df)
def pareto(a, size=None): return _of(size, a)
def weibull(a, size=None): return _of(size, a)
def rayleigh(scale=1.0, size=None): return _of(size, scale)
def triangular(left, mode, right, size=None): return _of(size, left, right)
def poisson(lam=1.0, size=None): return _of(size, lam, dtype="int64")
def binomial(n, p, size=None): return _of(size, n, p, dtype="int64")
def geometric(p, size=None): return _of(size, p, dtype="int64")
def zipf(a, size=None): return _of(size, a, dtype="int64")
# measure: np.random.randint(0, 9, n) for n in 500, 70000
def randint(low, high=None, size=None, dtype="int64"):
    if size is None:
        if high is None:
            return mux.int(0, low - 1)
        return mux.int(low, high - 1)
    mux.work_at_most(4096)
    return mux.array(size, dtype)
def random_integers(low, high=None, size=None): return randint(low, high, size)
def bytes(length): return mux.bytes(length)
# measure: np.random.permutation(n) for n in 500, 70000
def permutation(x):
    if mux.is_known(x):
        return mux.array(x, "int64")
    x = mux.asarray(x)
    if mux.rank(x) > 1:
        i = mux.array(len(x), "int64")
        return mux.like(x)
    return mux.like(x)
# measure: np.random.choice(n, n // 2, replace=False) for n in 500, 70000
# measure: np.random.choice(n, n // 2) for n in 500, 70000
# measure: np.random.choice(np.arange(n), n // 2, p=np.ones(n) / n) for n in 500, 70000
def choice(a, size=None, replace=True, p=None):
    pop = a
    if not mux.is_known(a):
        a = mux.asarray(a)
        pop = len(a)
    if p is not None:
        cdf = mux.array(pop)
        mux.work_at_most(8 * pop)
    if size is None:
        if mux.is_array(a):
            return mux.element(a)
        return mux.int(0, pop - 1)
    if not replace:
        mux.work_at_most(8 * pop + 4096)
        perm = mux.array(pop, "int64")
        if not mux.is_array(a):
            # The numbers are shown in the permutation.
            return perm[:size]
        return mux.array(size, mux.dtype(a))
    if p is not None:
        u = mux.array(size)
    i = mux.array(size, "int64")
    if mux.is_array(a):
        return mux.array(size, mux.dtype(a))
    return i
def shuffle(x):
    mux.work_at_most(4096)
    if mux.is_array(x) and mux.rank(x) > 1:
        mux.work_at_most(x[0].nbytes)
    return None
def multinomial(n, pvals, size=None): return mux.unknown("numpy.random.multinomial")
def multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8): return mux.unknown("numpy.random.multivariate_normal")
def dirichlet(alpha, size=None): return mux.unknown("numpy.random.dirichlet")
def seed(seed=None):
    mux.work_at_most(4096)
    return None
def get_state(legacy=True): return mux.opaque("the state of a generator")
def set_state(state): return None
class SeedSequence:
    def __new__(cls, entropy=None, spawn_key=(), pool_size=4): return mux.object(mux.between(256, 4096), SeedSequence)
class PCG64:
    def __new__(cls, seed=None): return mux.object(mux.between(256, 4096), PCG64)
class MT19937:
    def __new__(cls, seed=None): return mux.object(mux.between(2500, 8192), MT19937)
# A generator of numbers like the module's own.
class RandomState:
    def __new__(cls, seed=None):
        mux.work_at_most(4096)
        return mux.object(mux.between(2500, 4096), RandomState)
    def normal(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def uniform(self, low=0.0, high=1.0, size=None): return _of(size, low, high)
    def exponential(self, scale=1.0, size=None): return _of(size, scale)
    def gamma(self, shape, scale=1.0, size=None): return _of(size, shape, scale)
    def standard_gamma(self, shape, size=None): return _of(size, shape)
    def beta(self, a, b, size=None): return _of(size, a, b)
    def laplace(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def logistic(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def lognormal(self, mean=0.0, sigma=1.0, size=None): return _of(size, mean, sigma)
    def gumbel(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def chisquare(self, df, size=None): return _of(size, df)
    def pareto(self, a, size=None): return _of(size, a)
    def weibull(self, a, size=None): return _of(size, a)
    def rayleigh(self, scale=1.0, size=None): return _of(size, scale)
    def triangular(self, left, mode, right, size=None): return _of(size, left, right)
    def poisson(self, lam=1.0, size=None): return _of(size, lam, dtype="int64")
    def binomial(self, n, p, size=None): return _of(size, n, p, dtype="int64")
    def geometric(self, p, size=None): return _of(size, p, dtype="int64")
    def zipf(self, a, size=None): return _of(size, a, dtype="int64")
    def random(self, size=None): return _draw(size)
    def random_sample(self, size=None): return _draw(size)
    def ranf(self, size=None): return _draw(size)
    def sample(self, size=None): return _draw(size)
    def standard_normal(self, size=None): return _draw(size)
    def standard_exponential(self, size=None): return _draw(size)
    def rand(self, *dims): return rand(*dims)
    def randn(self, *dims): return rand(*dims)
    def randint(self, low, high=None, size=None, dtype="int64"): return randint(low, high, size, dtype)
    def choice(self, a, size=None, replace=True, p=None): return choice(a, size, replace, p)
    def permutation(self, x): return permutation(x)
    def shuffle(self, x): return shuffle(x)
    def seed(self, seed=None):
        mux.work_at_most(4096)
        return None
class Generator:
    def random(self, size=None, dtype="float64", out=None):
        if out is not None:
            return out
        return _draw(size, dtype)
    def standard_normal(self, size=None, dtype="float64", out=None):
        if out is not None:
            return out
        return _draw(size, dtype)
    def standard_exponential(self, size=None, dtype="float64", method="zig", out=None): return _draw(size, dtype)
    def integers(self, low, high=None, size=None, dtype="int64", endpoint=False):
        if size is None:
            return randint(low, high)
        mux.work_at_most(4096)
        return mux.array(size, dtype)
    def normal(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def uniform(self, low=0.0, high=1.0, size=None): return _of(size, low, high)
    def exponential(self, scale=1.0, size=None): return _of(size, scale)
    def gamma(self, shape, scale=1.0, size=None): return _of(size, shape, scale)
    def standard_gamma(self, shape, size=None): return _of(size, shape)
    def beta(self, a, b, size=None): return _of(size, a, b)
    def laplace(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def logistic(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def lognormal(self, mean=0.0, sigma=1.0, size=None): return _of(size, mean, sigma)
    def gumbel(self, loc=0.0, scale=1.0, size=None): return _of(size, loc, scale)
    def chisquare(self, df, size=None): return _of(size, df)
    def pareto(self, a, size=None): return _of(size, a)
    def weibull(self, a, size=None): return _of(size, a)
    def rayleigh(self, scale=1.0, size=None): return _of(size, scale)
    def triangular(self, left, mode, right, size=None): return _of(size, left, right)
    def poisson(self, lam=1.0, size=None): return _of(size, lam, dtype="int64")
    def binomial(self, n, p, size=None): return _of(size, n, p, dtype="int64")
    def geometric(self, p, size=None): return _of(size, p, dtype="int64")
    def zipf(self, a, size=None): return _of(size, a, dtype="int64")
    def permutation(self, x, axis=0): return permutation(x)
    def permuted(self, x, axis=None, out=None): return mux.like(x)
    def shuffle(self, x, axis=0): return shuffle(x)
    # Positions are drawn without a permutation of all where few are asked for.
    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        pop = a
        if not mux.is_known(a):
            a = mux.asarray(a)
            pop = len(a)
        if p is not None:
            cdf = mux.array(pop)
            mux.work_at_most(8 * pop)
        if size is None:
            if mux.is_array(a):
                return mux.element(a)
            return mux.int(0, pop - 1)
        i = mux.array(size, "int64")
        if not replace:
            # A permutation, or a table of what was drawn.
            mux.work_at_most(mux.max(8 * pop, 20 * i.size))
        if mux.is_array(a):
            return mux.array(size, mux.dtype(a))
        return i
    def bytes(self, length): return mux.bytes(length)
def default_rng(seed=None):
    mux.work_at_most(4096)
    return mux.object(mux.between(400, 1400), Generator)
