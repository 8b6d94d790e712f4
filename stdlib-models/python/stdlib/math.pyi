# math: every result is one number.
import mux
pi = 3.141592653589793
e = 2.718281828459045
inf = 1e308
nan = 0.0
tau = 6.283185307179586
def floor(x): return mux.floor(x)
def ceil(x): return mux.ceil(x)
def trunc(x): return mux.floor(x)
def sqrt(x): return mux.root(x)
def sin(x): return mux.float()
def cos(x): return mux.float()
def tan(x): return mux.float()
def asin(x): return mux.float()
def acos(x): return mux.float()
def atan(x): return mux.float()
def atan2(y, x): return mux.float()
def sinh(x): return mux.float()
def cosh(x): return mux.float()
def tanh(x): return mux.float()
def exp(x): return mux.float()
def expm1(x): return mux.float()
def log(x, base=None): return mux.float()
def log2(x): return mux.float()
def log10(x): return mux.float()
def log1p(x): return mux.float()
def pow(x, y): return mux.float()
def hypot(*xs): return mux.float()
def fabs(x): return mux.float()
def fmod(x, y): return mux.float()
def radians(x): return mux.float()
def degrees(x): return mux.float()
def isnan(x): return mux.bool()
def isinf(x): return mux.bool()
def isfinite(x): return mux.bool()
def isclose(a, b, rel_tol=0.0, abs_tol=0.0): return mux.bool()
def gcd(*xs): return mux.any_int()
def lcm(*xs): return mux.any_int()
def isqrt(n): return mux.floor(mux.root(n))
def fsum(it):
    mux.each(it)
    return mux.float()
def prod(it, start=1): return mux.sum(it)
