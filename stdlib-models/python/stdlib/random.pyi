# random: numbers, or elements of what is given.
import mux
def random(): return mux.unit_float()
def uniform(a, b): return mux.float()
def gauss(mu=0.0, sigma=1.0): return mux.float()
def normalvariate(mu=0.0, sigma=1.0): return mux.float()
def lognormvariate(mu=0.0, sigma=1.0): return mux.float()
def expovariate(l=1.0): return mux.float()
def betavariate(a, b): return mux.float()
def gammavariate(a, b): return mux.float()
def paretovariate(a): return mux.float()
def weibullvariate(a, b): return mux.float()
def vonmisesvariate(a, b): return mux.float()
def triangular(a=0.0, b=1.0, m=None): return mux.float()
def randint(a, b): return mux.between(a, b)
def randrange(a, b=None, c=1):
    if b is None:
        return mux.between(0, a - 1)
    return mux.between(a, b - 1)
def getrandbits(k): return mux.any_int()
def choice(s): return mux.elem(s)
# measure: random.choices([0.5 * i for i in range(n)], k=n) for n in 3000, 40000
def choices(s, weights=None, cum_weights=None, k=1): return mux.list_of(k, s)
# measure: random.sample(range(10000000), n) for n in 3000, 20000
# measure: random.sample([0.5 * i for i in range(n)], n // 2) for n in 3000, 40000
def sample(s, k, counts=None):
    # A copy of a population of at most twelve times the sample, else a set of what was
    # taken.
    r = mux.list_of(k, s)
    mux.work_at_most(8 * mux.min(len(s), 12 * k + 21) + 128 * k + 1000)
    return r
def shuffle(s): return None
def seed(a=None, version=2): return None
def getstate(): return mux.unknown("random.getstate")
def setstate(s): return None
# measure: random.randbytes(n) for n in 3000, 40000
def randbytes(n):
    data = mux.bytes(n)
    mux.work(n + n // 15 + 32)
    return data
# measure: random.Random(5)
class Random:
    def __new__(cls, seed=None): return mux.object(2552, Random)
    def random(self): return mux.unit_float()
    def uniform(self, a, b): return mux.float()
    def gauss(self, mu=0.0, sigma=1.0): return mux.float()
    def randint(self, a, b): return mux.between(a, b)
    def randrange(self, a, b=None, c=1): return randrange(a, b, c)
    def getrandbits(self, k): return mux.any_int()
    def choice(self, s): return mux.elem(s)
    def choices(self, s, weights=None, cum_weights=None, k=1): return mux.list_of(k, s)
    def sample(self, s, k): return sample(s, k)
    def shuffle(self, s): return None
    def seed(self, a=None): return None
    def randbytes(self, n): return randbytes(n)
# measure: random.SystemRandom()
class SystemRandom(Random):
    def __new__(cls, seed=None): return mux.object(mux.between(64, 2600), SystemRandom)
