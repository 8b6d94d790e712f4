# numpy.random: arrays of the shape asked for.
import mux
# measure: np.random.rand(n, n) for n in 50, 300
def rand(*dims): return mux.array(dims)
def randn(*dims): return mux.array(dims)
def random(size=None):
    if size is None:
        return mux.float()
    return mux.array(size)
def random_sample(size=None):
    if size is None:
        return mux.float()
    return mux.array(size)
def ranf(size=None): return random(size)
def sample(size=None): return random(size)
def standard_normal(size=None): return random(size)
def normal(loc=0.0, scale=1.0, size=None): return random(size)
def uniform(low=0.0, high=1.0, size=None): return random(size)
def exponential(scale=1.0, size=None): return random(size)
# measure: np.random.randint(0, 9, n) for n in 500, 70000
def randint(low, high=None, size=None, dtype="int64"):
    if size is None:
        return mux.any_int()
    return mux.array(size, dtype)
def permutation(x):
    if mux.is_known(x):
        return mux.array(x, "int64")
    return mux.like(x)
def choice(a, size=None, replace=True, p=None):
    if size is None:
        return mux.unknown("numpy.random.choice of one")
    if mux.is_array(a):
        t = mux.array(size, "int64")
        return mux.array(size, mux.dtype(a))
    if mux.is_known(a):
        return mux.array(size, "int64")
    return mux.unknown("numpy.random.choice of a list")
def shuffle(x): return None
def seed(s=None): return None
class Generator:
    def random(self, size=None): return random(size)
    def standard_normal(self, size=None): return random(size)
    def normal(self, loc=0.0, scale=1.0, size=None): return random(size)
    def uniform(self, low=0.0, high=1.0, size=None): return random(size)
    def integers(self, low, high=None, size=None, dtype="int64"): return randint(low, high, size, dtype)
def default_rng(seed=None): return mux.object(1024, Generator)
