# numpy: array makers, elementwise functions, reductions, indexing helpers.
import mux
pi = 3.141592653589793
e = 2.718281828459045
inf = 1e308
nan = 0.0
newaxis = None

class float64:
    def __new__(cls, x=0): return mux.float()
class float32:
    def __new__(cls, x=0): return mux.float()
class float16:
    def __new__(cls, x=0): return mux.float()
class int64:
    def __new__(cls, x=0): return mux.to_int(x)
class int32:
    def __new__(cls, x=0): return mux.to_int(x)
class int16: pass
class int8: pass
class uint8:
    def __new__(cls, x=0): return mux.to_int(x)
class uint16: pass
class uint32: pass
class uint64: pass
class bool_: pass
class complex128: pass
class complex64: pass
class double: pass
class single: pass
class intp: pass
class int_: pass
class float_: pass

class ndarray:
    @property
    def shape(self): return mux.shape(self)
    @property
    def ndim(self): return mux.rank(self)
    @property
    def dtype(self): return mux.dtype(self)
    @property
    def itemsize(self): return mux.itemsize(mux.dtype(self))
    @property
    def size(self):
        n = 1
        for d in mux.shape(self):
            n = n * d
        return n
    @property
    def nbytes(self):
        n = mux.itemsize(mux.dtype(self))
        for d in mux.shape(self):
            n = n * d
        return n
    @property
    def T(self): return mux.transpose(self)
    @property
    def real(self): return mux.ufunc(self, kind="real")
    @property
    def imag(self): return mux.ufunc(self, kind="real")
    @property
    def flat(self): return mux.view(self, -1)
    def sum(self, axis=None, dtype=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="sum", dtype=dtype)
    def prod(self, axis=None, dtype=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="sum", dtype=dtype)
    def cumsum(self, axis=None, dtype=None, out=None): return mux.ufunc(self)
    def mean(self, axis=None, dtype=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="mean", dtype=dtype)
    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        t = mux.ufunc(self, kind="float")
        return mux.reduce(self, axis, keepdims, kind="mean", dtype=dtype)
    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        t = mux.ufunc(self, kind="float")
        return mux.reduce(self, axis, keepdims, kind="mean", dtype=dtype)
    def max(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims)
    def min(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims)
    def argmax(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="int64")
    def argmin(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="int64")
    def any(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="bool")
    def all(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="bool")
    def argsort(self, axis=-1, kind=None):
        mux.work(6144)
        return mux.like(self, "int64")
    def sort(self, axis=-1, kind=None): return None
    def fill(self, v): return None
    def reshape(self, *shape, order="C"):
        if len(shape) == 1:
            return mux.view(self, shape[0])
        return mux.view(self, shape)
    def ravel(self, order="C"): return mux.view(self, -1)
    def flatten(self, order="C"):
        return mux.array(self.size, mux.dtype(self))
    def squeeze(self, axis=None): return mux.unknown("ndarray.squeeze")
    def nonzero(self): return where(self)
    def transpose(self, *axes): return mux.transpose(self, *axes)
    def swapaxes(self, a, b): return mux.unknown("ndarray.swapaxes")
    def astype(self, dtype, copy=True): return mux.like(self, dtype)
    def copy(self, order="C"): return mux.like(self)
    def tolist(self):
        if mux.rank(self) == 1 and (mux.dtype(self) == "float64" or mux.dtype(self) == "float32"):
            return mux.list(len(self), mux.float())
        return mux.unknown("ndarray.tolist")
    def tobytes(self, order="C"): return mux.bytes(self.nbytes)
    def item(self, *a): return mux.float()
    def dot(self, b, out=None): return mux.matmul(self, b, out=out)
    def clip(self, lo=None, hi=None, out=None): return mux.ufunc(self, out=out)
    def round(self, decimals=0, out=None): return mux.ufunc(self, out=out)
    def conj(self): return mux.ufunc(self)
    def repeat(self, n, axis=None): return repeat(self, n, axis)

def array(x, dtype=None, copy=True, order=None, ndmin=0): return mux.array_of(x, dtype)
def asarray(x, dtype=None, order=None): return mux.asarray(x, dtype)
def ascontiguousarray(x, dtype=None): return mux.asarray(x, dtype)
def zeros(shape, dtype=None, order="C"): return mux.array(shape, dtype)
def ones(shape, dtype=None, order="C"): return mux.array(shape, dtype)
def empty(shape, dtype=None, order="C"): return mux.array(shape, dtype)
def full(shape, v, dtype=None, order="C"):
    if dtype is None:
        return mux.array(shape, mux.dtype(v))
    return mux.array(shape, dtype)
def zeros_like(a, dtype=None): return mux.like(a, dtype)
def ones_like(a, dtype=None): return mux.like(a, dtype)
def empty_like(a, dtype=None): return mux.like(a, dtype)
def full_like(a, v, dtype=None): return mux.like(a, dtype)
def eye(n, m=None, k=0, dtype=None):
    mux.work(5560)
    if m is None:
        return mux.array((n, n), dtype)
    return mux.array((n, m), dtype)
def identity(n, dtype=None): return mux.array((n, n), dtype)
def arange(a, b=None, step=None, dtype=None):
    if b is None:
        r = mux.range(0, a)
    elif step is None:
        r = mux.range(a, b)
    else:
        r = mux.range(a, b, step)
    if dtype is None:
        return mux.array(len(r), "int64")
    return mux.array(len(r), dtype)
def linspace(a, b, num=50, endpoint=True, retstep=False, dtype=None):
    return mux.array(num, dtype)
def matrix(a, dtype=None): return mux.array_of(a, dtype)
def meshgrid(a, b): return mux.pair(mux.array((len(b), len(a))), mux.array((len(b), len(a))))
def copy(a, order="K"): return mux.like(a)
def dot(a, b, out=None): return mux.matmul(a, b, out=out)
def matmul(a, b, out=None): return mux.matmul(a, b, out=out)
# The product of two operands that are both broadcast is buffered.
# measure: np.outer(np.ones(n), np.ones(n)) for n in 20, 400
def outer(a, b):
    mux.work(mux.min(131072, 16 * len(a) * len(b)))
    r = mux.array((len(a), len(b)))
    mux.work(mux.min(131072, 16 * len(a) * len(b)))
    return r
def reshape(a, shape, order="C"): return mux.view(a, shape)
def ravel(a): return mux.view(a, -1)
def transpose(a, axes=None):
    if axes is None:
        return mux.transpose(a)
    return mux.transpose(a, axes)
def concatenate(xs, axis=0): return mux.concatenate(xs, axis)
def vstack(xs): return mux.concatenate(xs, "rows")
def stack(xs, axis=0): return mux.concatenate(xs, "new")
def column_stack(xs): return mux.transpose(mux.concatenate(xs, "new"))
def hstack(xs): return mux.concatenate(xs, -1)
def expand_dims(a, axis): return mux.unknown("numpy.expand_dims")
def where(c, a=None, b=None):
    if a is None:
        n = c.size
        mux.work(n)
        if mux.rank(c) == 1:
            return mux.pair(mux.array(mux.between(0, n), "int64"))
        return mux.unknown("numpy.where of a matrix")
    if mux.is_array(a) or mux.is_array(b):
        return mux.ufunc(a, b)
    if mux.is_known(a) and mux.is_known(b):
        return mux.like(c, "int64")
    return mux.like(c, "float64")
def clip(a, lo, hi, out=None): return mux.ufunc(a, out=out)
# measure: np.sort(np.random.rand(n)) for n in 500, 70000
def sort(a, axis=-1): return mux.like(a)
# measure: np.argsort(np.random.rand(n)) for n in 5000, 70000
def argsort(a, axis=-1):
    mux.work(6144)
    return mux.like(a, "int64")
# measure: np.diff(np.ones(n)) for n in 500, 70000
def diff(a):
    if mux.rank(a) == 1:
        return mux.array(len(a) - 1, mux.dtype(a))
    return mux.unknown("numpy.diff of a matrix")
# measure: np.append(np.ones(n), 1.0) for n in 500, 70000
def append(a, v):
    if mux.is_array(v):
        r = mux.array(a.size + v.size, mux.dtype(a))
    elif mux.is_known(v):
        r = mux.array(a.size + 1, mux.dtype(a))
    else:
        r = mux.array(a.size + 1)
    mux.work_at_most(16384)
    return r
# measure: np.tile(np.ones(n), 3) for n in 500, 70000
def tile(a, reps):
    if mux.rank(a) == 1 and mux.is_known(reps):
        return mux.array(len(a) * reps, mux.dtype(a))
    return mux.unknown("numpy.tile of a matrix")
# measure: np.repeat(np.ones(n), 3) for n in 500, 70000
def repeat(a, n, axis=None):
    if axis is None and mux.is_known(n):
        return mux.array(a.size * n, mux.dtype(a))
    return mux.unknown("numpy.repeat along an axis")
# measure: np.pad(np.ones((n, n)), 1) for n in 50, 300
def pad(a, w, mode="constant", constant_values=0):
    if mux.is_known(w):
        mux.work_at_most(9728)
        return mux.array([d + 2 * w for d in mux.shape(a)], mux.dtype(a))
    return mux.unknown("numpy.pad with several widths")
def frombuffer(b, dtype=None, count=-1, offset=0): return mux.frombuffer(b, dtype)
# measure: np.roll(np.ones(n), 1) for n in 5000, 70000
def roll(a, shift, axis=None):
    mux.work_at_most(8704)
    return mux.like(a)
# measure: np.cov(np.ones((n, n))) for n in 50, 300
def cov(a):
    k = mux.shape(a)[0]
    t = mux.like(a, "float64")
    return mux.array((k, k))
# measure: np.interp(np.ones(n), np.ones(n), np.ones(n)) for n in 500, 70000
def interp(x, xp, fp):
    t = mux.like(fp, "float64")
    return mux.like(x, "float64")
# measure: np.searchsorted(np.ones(n), np.ones(n)) for n in 500, 70000
def searchsorted(a, v, side="left"): return mux.like(v, "int64")
# measure: np.percentile(np.random.rand(n), 50) for n in 5000, 70000
def percentile(a, q, axis=None):
    mux.work_at_most(5376)
    t = mux.like(a)
    if axis is None:
        return mux.float()
    return mux.unknown("numpy.percentile along an axis")
def trace(a): return mux.float()
def vdot(a, b): return mux.float()
def logical_and(a, b, out=None): return mux.ufunc(a, b, out=out, kind="bool")
def logical_or(a, b, out=None): return mux.ufunc(a, b, out=out, kind="bool")
def logical_not(a, out=None): return mux.ufunc(a, out=out, kind="bool")
def triu(a, k=0):
    mux.work(a.size)
    return mux.like(a)
def tril(a, k=0):
    mux.work(a.size)
    return mux.like(a)
def flip(a, axis=None): return mux.view(a, mux.shape(a))
def cumsum(a, axis=None): return mux.ufunc(a)
def unique(a):
    t = mux.like(a)
    mux.work_at_most(2 * a.size + 4096)
    return mux.array(mux.between(0, a.size), mux.dtype(a))
def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    return mux.reduce(a, axis, keepdims, kind="sum", dtype=dtype)
def prod(a, axis=None, keepdims=False): return mux.reduce(a, axis, keepdims, kind="sum")
def mean(a, axis=None, dtype=None, keepdims=False): return mux.reduce(a, axis, keepdims, kind="mean", dtype=dtype)
def average(a, axis=None, weights=None): return mux.reduce(a, axis, False, kind="mean")
def median(a, axis=None):
    t = mux.like(a)
    return mux.reduce(a, axis, False, kind="mean")
def std(a, axis=None, keepdims=False):
    t = mux.ufunc(a, kind="float")
    return mux.reduce(a, axis, keepdims, kind="mean")
def var(a, axis=None, keepdims=False):
    t = mux.ufunc(a, kind="float")
    return mux.reduce(a, axis, keepdims, kind="mean")
def max(a, axis=None, keepdims=False): return mux.reduce(a, axis, keepdims)
def min(a, axis=None, keepdims=False): return mux.reduce(a, axis, keepdims)
def amax(a, axis=None, keepdims=False): return mux.reduce(a, axis, keepdims)
def amin(a, axis=None, keepdims=False): return mux.reduce(a, axis, keepdims)
def argmax(a, axis=None): return mux.reduce(a, axis, False, kind="int64")
def argmin(a, axis=None): return mux.reduce(a, axis, False, kind="int64")
def any(a, axis=None): return mux.reduce(a, axis, False, kind="bool")
def all(a, axis=None): return mux.reduce(a, axis, False, kind="bool")
def exp(x, out=None): return mux.ufunc(x, out=out, kind="float")
def log(x, out=None): return mux.ufunc(x, out=out, kind="float")
def log2(x, out=None): return mux.ufunc(x, out=out, kind="float")
def log10(x, out=None): return mux.ufunc(x, out=out, kind="float")
def log1p(x, out=None): return mux.ufunc(x, out=out, kind="float")
def expm1(x, out=None): return mux.ufunc(x, out=out, kind="float")
def sqrt(x, out=None): return mux.ufunc(x, out=out, kind="float")
def sin(x, out=None): return mux.ufunc(x, out=out, kind="float")
def cos(x, out=None): return mux.ufunc(x, out=out, kind="float")
def tan(x, out=None): return mux.ufunc(x, out=out, kind="float")
def tanh(x, out=None): return mux.ufunc(x, out=out, kind="float")
def arctan(x, out=None): return mux.ufunc(x, out=out, kind="float")
def floor(x, out=None): return mux.ufunc(x, out=out, kind="float")
def ceil(x, out=None): return mux.ufunc(x, out=out, kind="float")
def round(x, decimals=0, out=None): return mux.ufunc(x, out=out)
def square(x, out=None): return mux.ufunc(x, out=out)
def negative(x, out=None): return mux.ufunc(x, out=out)
def abs(x, out=None): return mux.ufunc(x, out=out, kind="real")
def absolute(x, out=None): return mux.ufunc(x, out=out, kind="real")
def sign(x, out=None): return mux.ufunc(x, out=out)
def maximum(a, b, out=None): return mux.ufunc(a, b, out=out)
def minimum(a, b, out=None): return mux.ufunc(a, b, out=out)
def add(a, b, out=None): return mux.ufunc(a, b, out=out)
def subtract(a, b, out=None): return mux.ufunc(a, b, out=out)
def multiply(a, b, out=None): return mux.ufunc(a, b, out=out)
def divide(a, b, out=None): return mux.ufunc(a, b, out=out, kind="float")
def power(a, b, out=None): return mux.ufunc(a, b, out=out)
def mod(a, b, out=None): return mux.ufunc(a, b, out=out)
def isnan(x): return mux.ufunc(x, kind="bool")
def isinf(x): return mux.ufunc(x, kind="bool")
def isfinite(x): return mux.ufunc(x, kind="bool")
def isclose(a, b): return mux.ufunc(a, b, kind="bool")
def allclose(a, b):
    t = mux.ufunc(a, b, kind="bool")
    return mux.bool()
# measure: np.array_equal(np.ones(n), np.ones(n)) for n in 500, 70000
def array_equal(a, b):
    mux.work(a.size)
    return mux.bool()
