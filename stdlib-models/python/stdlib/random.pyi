# random: numbers, or elements of what is given.
import mux
def random(): return mux.unit_float()
def uniform(a, b): return mux.float()
def gauss(mu=0.0, sigma=1.0): return mux.float()
def normalvariate(mu=0.0, sigma=1.0): return mux.float()
def expovariate(l=1.0): return mux.float()
def betavariate(a, b): return mux.float()
def triangular(a=0.0, b=1.0, m=None): return mux.float()
def randint(a, b): return mux.between(a, b)
def randrange(a, b=None, c=1):
    if b is None:
        return mux.between(0, a - 1)
    return mux.between(a, b - 1)
def getrandbits(k): return mux.any_int()
def choice(s): return mux.elem(s)
def choices(s, weights=None, cum_weights=None, k=1): return mux.list(k, mux.elem(s))
def sample(s, k): return mux.list(k, mux.elem(s))
def shuffle(s): return None
def seed(a=None): return None
def randbytes(n): return mux.bytes(n)
