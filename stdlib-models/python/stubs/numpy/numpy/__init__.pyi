# numpy: array makers, elementwise functions, reductions, indexing helpers. What
# numpy has in Python is here in Python too, so that its temporaries are those of
# the library (1.24).
import mux
from numpy import linalg, random, fft, lib, ma
pi = 3.141592653589793
e = 2.718281828459045
inf = 1e308
Inf = inf
infty = inf
NINF = -1e308
PINF = inf
nan = 0.0
NaN = nan
euler_gamma = 0.5772156649015329
newaxis = None
little_endian = True

class generic:
    @property
    def shape(self): return ()
    @property
    def ndim(self): return 0
    @property
    def size(self): return 1
    @property
    def T(self): return self
    def item(self, *a): return self
    def tolist(self): return self
    def astype(self, dtype, copy=True): return self
    def copy(self): return self
    def sum(self, axis=None): return self
    def mean(self, axis=None): return mux.float()
    def max(self, axis=None): return self
    def min(self, axis=None): return self
    def any(self): return mux.bool()
    def all(self): return mux.bool()
    def round(self, decimals=0): return mux.float()
    def reshape(self, *shape): return mux.array(1)
    def squeeze(self): return self
    def flatten(self): return mux.array(1)
    def tobytes(self): return mux.bytes(8)
class float64:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "float64")
        return mux.float()
class float32:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "float32")
        return mux.float()
class float16:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "float16")
        return mux.float()
class double:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "double")
        return mux.float()
class single:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "single")
        return mux.float()
class half:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "half")
        return mux.float()
class float_:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "float_")
        return mux.float()
class longdouble:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "longdouble")
        return mux.float()
class float128:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "float128")
        return mux.float()
class floating:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "floating")
        return mux.float()
class int64:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "int64")
        return mux.to_int(x)
class int32:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "int32")
        return mux.to_int(x)
class int16:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "int16")
        return mux.to_int(x)
class int8:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "int8")
        return mux.to_int(x)
class uint8:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "uint8")
        return mux.to_int(x)
class uint16:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "uint16")
        return mux.to_int(x)
class uint32:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "uint32")
        return mux.to_int(x)
class uint64:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "uint64")
        return mux.to_int(x)
class intp:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "intp")
        return mux.to_int(x)
class int_:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "int_")
        return mux.to_int(x)
class intc:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "intc")
        return mux.to_int(x)
class uint:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "uint")
        return mux.to_int(x)
class ubyte:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "ubyte")
        return mux.to_int(x)
class byte:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "byte")
        return mux.to_int(x)
class short:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "short")
        return mux.to_int(x)
class ushort:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "ushort")
        return mux.to_int(x)
class longlong:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "longlong")
        return mux.to_int(x)
class integer:
    def __new__(cls, x=0):
        if mux.is_array(x):
            return mux.like(x, "integer")
        return mux.to_int(x)
class complex128:
    def __new__(cls, x=0): return mux.float() * 1j
class complex64:
    def __new__(cls, x=0): return mux.float() * 1j
class complex_:
    def __new__(cls, x=0): return mux.float() * 1j
class cdouble:
    def __new__(cls, x=0): return mux.float() * 1j
class csingle:
    def __new__(cls, x=0): return mux.float() * 1j
class bool_:
    def __new__(cls, x=False): return mux.bool()
bool8 = bool_
class str_: pass
class bytes_: pass
class object_: pass
class datetime64: pass
class timedelta64: pass
class number: pass
class dtype:
    def __new__(cls, t, align=False, copy=False): return t

class ndarray:
    def __new__(cls, shape, dtype=None, buffer=None, offset=0, strides=None, order=None):
        if buffer is None:
            return mux.array(shape, dtype)
        return mux.reshape(mux.frombuffer(buffer, dtype), shape)
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
    def real(self):
        if mux.is_complex(self):
            return mux.parts(self)
        return self
    @property
    def imag(self):
        if mux.is_complex(self):
            return mux.parts(self)
        return mux.like(self)
    @property
    def flat(self): return mux.view(self, -1)
    @property
    def base(self): return mux.opaque("the base of an array")
    @property
    def flags(self): return mux.opaque("the flags of an array")
    @property
    def strides(self): return mux.unknown("ndarray.strides")
    def sum(self, axis=None, dtype=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="sum", dtype=dtype, out=out)
    def prod(self, axis=None, dtype=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="sum", dtype=dtype, out=out)
    def cumsum(self, axis=None, dtype=None, out=None): return cumsum(self, axis, dtype, out)
    def cumprod(self, axis=None, dtype=None, out=None): return cumsum(self, axis, dtype, out)
    def mean(self, axis=None, dtype=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="mean", dtype=dtype, out=out)
    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False): return var(self, axis, dtype, out, ddof, keepdims)
    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False): return var(self, axis, dtype, out, ddof, keepdims)
    def max(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, out=out)
    def min(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, out=out)
    def ptp(self, axis=None, out=None, keepdims=False):
        return mux.reduce(self, axis, keepdims) - mux.reduce(self, axis, keepdims)
    def argmax(self, axis=None, out=None, keepdims=False): return argmax(self, axis, out, keepdims)
    def argmin(self, axis=None, out=None, keepdims=False): return argmax(self, axis, out, keepdims)
    def any(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="bool", out=out)
    def all(self, axis=None, out=None, keepdims=False): return mux.reduce(self, axis, keepdims, kind="bool", out=out)
    def argsort(self, axis=-1, kind=None, order=None): return argsort(self, axis)
    def sort(self, axis=-1, kind=None, order=None):
        if axis != -1 or not mux.is_contiguous(self):
            mux.work_at_most(16 * self.size)
        return None
    def partition(self, kth, axis=-1, kind="introselect", order=None): return self.sort(axis)
    def argpartition(self, kth, axis=-1, kind="introselect", order=None): return argsort(self, axis)
    def searchsorted(self, v, side="left", sorter=None): return searchsorted(self, v)
    def fill(self, v): return None
    def reshape(self, *shape, order="C"):
        if order != "C":
            return mux.unknown("ndarray.reshape in another order")
        if len(shape) == 1:
            return mux.reshape(self, shape[0])
        return mux.reshape(self, shape)
    def resize(self, *shape, refcheck=True): return mux.unknown("ndarray.resize")
    def ravel(self, order="C"): return ravel(self, order)
    def flatten(self, order="C"):
        return mux.array(self.size, mux.dtype(self))
    def squeeze(self, axis=None): return squeeze(self, axis)
    def nonzero(self): return nonzero(self)
    def transpose(self, *axes): return mux.transpose(self, *axes)
    def swapaxes(self, a, b): return swapaxes(self, a, b)
    def diagonal(self, offset=0, axis1=0, axis2=1): return diagonal(self, offset, axis1, axis2)
    def trace(self, offset=0, axis1=0, axis2=1): return mux.float()
    def take(self, indices, axis=None, out=None, mode="raise"): return take(self, indices, axis)
    def compress(self, condition, axis=None, out=None): return compress(condition, self, axis)
    def choose(self, choices, out=None, mode="raise"): return mux.unknown("ndarray.choose")
    def put(self, indices, values, mode="raise"): return None
    def view(self, dtype=None, type=None):
        if dtype is None:
            return mux.view(self, mux.shape(self))
        return mux.unknown("ndarray.view as another type")
    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        if not copy and mux.is_dtype(self, dtype):
            return self
        return mux.copied(self, dtype, True)
    def copy(self, order="C"): return mux.copied(self, None, order != "C")
    def tolist(self): return mux.tolist(self)
    def tobytes(self, order="C"): return mux.bytes(self.nbytes)
    def tostring(self, order="C"): return mux.bytes(self.nbytes)
    def tofile(self, fid, sep="", format="%s"): return None
    def dump(self, file): return mux.unknown("ndarray.dump")
    def item(self, *a):
        if mux.is_float(self):
            return mux.float()
        return mux.any_int()
    def itemset(self, *a): return None
    def dot(self, b, out=None): return mux.matmul(self, b, out=out, dot=True)
    def clip(self, min=None, max=None, out=None, **kwargs): return clip(self, min, max, out)
    def round(self, decimals=0, out=None): return round(self, decimals, out)
    def conj(self):
        if mux.is_complex(self):
            return mux.ufunc(self)
        return self
    def conjugate(self): return self.conj()
    def repeat(self, repeats, axis=None): return repeat(self, repeats, axis)
    def byteswap(self, inplace=False):
        if inplace:
            return self
        return mux.copied(self)
    def setflags(self, write=None, align=None, uic=None): return None
    def __len__(self): return mux.shape(self)[0]

# A matrix: products by *, reductions keep two dimensions.
class matrix(ndarray):
    def __new__(cls, data, dtype=None, copy=True): return mux.matrix(mux.array_of(data, dtype))
    @property
    def A(self): return mux.reshape(self, mux.shape(self))
    @property
    def A1(self): return mux.reshape(self, -1)
    @property
    def I(self): return linalg.inv(self)
    @property
    def H(self): return mux.transpose(self)
def asmatrix(data, dtype=None): return mux.matrix(mux.asarray(data, dtype))
mat = asmatrix

def array(object, dtype=None, copy=True, order="K", subok=False, ndmin=0, like=None):
    if copy:
        r = mux.array_of(object, dtype)
    else:
        r = mux.asarray(object, dtype)
    if ndmin > mux.rank(r):
        if ndmin == 2 and mux.rank(r) == 1:
            return mux.reshape(r, (1, len(r)))
        return mux.unknown("numpy.array with more dimensions")
    return r
def asarray(a, dtype=None, order=None, like=None): return mux.asarray(a, dtype)
def asanyarray(a, dtype=None, order=None, like=None): return mux.asarray(a, dtype)
def asarray_chkfinite(a, dtype=None, order=None): return mux.asarray(a, dtype)
def ascontiguousarray(a, dtype=None, like=None): return mux.contiguous(mux.asarray(a, dtype))
def asfortranarray(a, dtype=None, like=None):
    if mux.rank(a) == 1:
        return mux.asarray(a, dtype)
    return mux.transpose(mux.contiguous(mux.transpose(mux.asarray(a, dtype))))
def require(a, dtype=None, requirements=None): return mux.contiguous(mux.asarray(a, dtype))
def asscalar(a): return a.item()
def zeros(shape, dtype=None, order="C", like=None): return mux.array(shape, dtype)
def ones(shape, dtype=None, order="C", like=None): return mux.array(shape, dtype)
def empty(shape, dtype=None, order="C", like=None): return mux.array(shape, dtype)
def full(shape, fill_value, dtype=None, order="C", like=None):
    if dtype is None:
        return mux.array(shape, mux.dtype(fill_value))
    return mux.array(shape, dtype)
def zeros_like(a, dtype=None, order="K", subok=True, shape=None):
    if shape is not None:
        if dtype is None:
            return mux.array(shape, mux.dtype(a))
        return mux.array(shape, dtype)
    if mux.is_array(a):
        return mux.copied(a, dtype, True)
    return mux.like(a, dtype)
def ones_like(a, dtype=None, order="K", subok=True, shape=None): return zeros_like(a, dtype, order, subok, shape)
def empty_like(prototype, dtype=None, order="K", subok=True, shape=None): return zeros_like(prototype, dtype, order, subok, shape)
def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None): return zeros_like(a, dtype, order, subok, shape)
# measure: np.eye(n) for n in 50, 300
def eye(N, M=None, k=0, dtype=None, order="C", like=None):
    mux.work(5560)
    if M is None:
        return mux.array((N, N), dtype)
    return mux.array((N, M), dtype)
# measure: np.identity(n, dtype=np.float32) for n in 50, 300
def identity(n, dtype=None, like=None):
    mux.work(5560)
    return mux.array((n, n), dtype)
def arange(start, stop=None, step=None, dtype=None, like=None):
    if stop is None:
        n = mux.steps(0, start, 1)
    elif step is None:
        n = mux.steps(start, stop, 1)
    else:
        n = mux.steps(start, stop, step)
    if dtype is None:
        dtype = mux.common(start, stop, step)
    return mux.array(n, dtype)
def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    r = mux.array(num)
    if dtype is not None and not mux.is_dtype(r, dtype):
        r = mux.like(r, dtype)
    if retstep:
        return mux.pair(r, mux.float())
    return r
# measure: np.logspace(0, 3, n) for n in 500, 70000
def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    y = mux.array(num)
    r = mux.ufunc(y)
    if dtype is not None and not mux.is_dtype(r, dtype):
        return mux.like(r, dtype)
    return r
# measure: np.geomspace(1, 1000, n) for n in 500, 70000
def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    r = logspace(0, 1, num)
    t = mux.like(r)
    return t
def _grid(xs, indexing, sparse, copy):
    mux.work_at_most(6144)
    shape = []
    k = len(xs)
    for x in xs:
        shape.append(x.size)
    if indexing == "xy" and k > 1:
        shape[0], shape[1] = shape[1], shape[0]
    out = []
    for i in range(k):
        at = i
        if indexing == "xy" and i < 2 and k > 1:
            at = 1 - i
        own = []
        for j in range(k):
            if j == at:
                own.append(xs[i].size)
            else:
                own.append(1)
        g = mux.reshape(xs[i], own)
        if not sparse:
            g = mux.broadcast(g, shape)
        if copy:
            g = mux.copied(g)
        out.append(g)
    return out
# measure: np.meshgrid(np.arange(n), np.arange(n)) for n in 50, 300
# measure: np.meshgrid(np.arange(n), np.arange(n), indexing="ij") for n in 50, 300
# measure: np.meshgrid(np.arange(n), np.arange(n), sparse=True) for n in 50, 300
def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    xs = []
    for x in xi:
        xs.append(mux.asarray(x))
    return _grid(xs, indexing, sparse, copy)
# measure: np.indices((n, n)) for n in 50, 300
def indices(dimensions, dtype=int, sparse=False):
    if sparse:
        return mux.unknown("numpy.indices with sparse=")
    k = len(dimensions)
    shape = [k]
    for d in dimensions:
        shape.append(d)
    return mux.array(shape, dtype)
class _MGrid:
    def __getitem__(self, key):
        shape = []
        for s in key:
            shape.append(mux.slice_steps(s))
        r = mux.array([len(shape)] + shape, mux.common(0))
        for s in key:
            a = mux.array(shape, mux.common(0))
            b = mux.ufunc(a)
            del a
        return r
class _OGrid:
    def __getitem__(self, key):
        out = []
        k = len(key)
        for i in range(k):
            own = []
            for j in range(k):
                if i == j:
                    own.append(mux.slice_steps(key[i]))
                else:
                    own.append(1)
            out.append(mux.array(own, mux.common(0)))
        for a in out:
            mux.work(2 * a.nbytes)
        return out
mgrid = _MGrid()
ogrid = _OGrid()
class _R:
    def __getitem__(self, key): return mux.concatenate(key, 0)
class _C:
    def __getitem__(self, key): return column_stack(key)
r_ = _R()
c_ = _C()
# measure: np.tri(n) for n in 50, 300
# measure: np.tri(n, dtype=bool) for n in 50, 300
def tri(N, M=None, k=0, dtype=float, like=None):
    if M is None:
        M = N
    m = mux.array((N, M), "bool")
    mux.work(mux.small_type(N, M) * 2 * mux.min(8192, N * M))
    if mux.is_dtype(m, dtype):
        return m
    return mux.like(m, dtype)
def tril(m, k=0):
    s = mux.shape(m)
    mask = tri(s[-2], s[-1], k, bool)
    return mux.where(mask, m, zeros(1, mux.dtype(m)))
def triu(m, k=0): return tril(m, k)
# measure: np.triu_indices(n, k=1) for n in 50, 300
def triu_indices(n, k=0, m=None):
    t = tri(n, m, k, bool)
    count = n * (n - 1) // 2
    if m is not None or not mux.is_known(k):
        r = mux.between(0, n * n)
        return mux.pair(mux.array(r, "int64"), mux.array(r, "int64"))
    if k == 0:
        count = n * (n + 1) // 2
    elif k != 1 and k != -1:
        count = mux.between(0, n * n)
    return mux.pair(mux.array(count, "int64"), mux.array(count, "int64"))
def tril_indices(n, k=0, m=None):
    if k == -1:
        return triu_indices(n, 1, m)
    if k == 0:
        return triu_indices(n, 0, m)
    return triu_indices(n, 7, n)
def triu_indices_from(arr, k=0): return triu_indices(len(arr), k)
def tril_indices_from(arr, k=0): return tril_indices(len(arr), k)
def diag_indices(n, ndim=2):
    a = mux.array(n, "int64")
    return mux.pair(a, a)
# measure: np.diag(np.ones(n)) for n in 50, 300
def diag(v, k=0):
    v = mux.asarray(v)
    if mux.rank(v) == 1:
        n = len(v) + mux.abs(k)
        mux.work_at_most(5560)
        return mux.array((n, n), mux.dtype(v))
    return diagonal(v, k)
def diagflat(v, k=0): return diag(mux.reshape(mux.asarray(v), -1), k)
def diagonal(a, offset=0, axis1=0, axis2=1):
    if mux.rank(a) != 2 or axis1 != 0 or axis2 != 1:
        return mux.unknown("numpy.diagonal of more dimensions")
    s = mux.shape(a)
    if offset == 0:
        return mux.diagonal(a, mux.min(s[0], s[1]))
    return mux.diagonal(a, mux.between(0, mux.min(s[0], s[1])))
def fill_diagonal(a, val, wrap=False):
    mux.work_at_most(5560)
    return None
def vander(x, N=None, increasing=False):
    if N is None:
        N = len(x)
    mux.work_at_most(4096)
    return mux.array((len(x), N), mux.dtype(mux.asarray(x)))
def copy(a, order="K", subok=False): return mux.array_of(a)
def dot(a, b, out=None): return mux.matmul(a, b, out=out, dot=True)
def matmul(x1, x2, out=None, casting=None, order="K", dtype=None): return mux.matmul(x1, x2, out=out)
def inner(a, b):
    a, b = mux.asarray(a), mux.asarray(b)
    if mux.rank(b) == 1:
        return mux.matmul(a, b, dot=True)
    return mux.matmul(a, mux.moveaxis(b, -1, -2), dot=True)
def vdot(a, b): return mux.float()
# The product of two operands that are both broadcast is buffered.
# measure: np.outer(np.ones(n), np.ones(n)) for n in 20, 400
def outer(a, b, out=None):
    a, b = mux.asarray(a), mux.asarray(b)
    return mux.ufunc(a.ravel()[:, None], b.ravel()[None, :], out=out)
# measure: np.tensordot(np.ones((n, n, 4)), np.ones((4, n)), axes=1) for n in 20, 60
def tensordot(a, b, axes=2):
    a, b = mux.asarray(a), mux.asarray(b)
    if not mux.is_known(axes):
        return mux.unknown("numpy.tensordot over lists of axes")
    sa, sb = mux.shape(a), mux.shape(b)
    rows, cols, k = 1, 1, 1
    out = []
    for i in range(len(sa) - axes):
        rows = rows * sa[i]
        out.append(sa[i])
    for i in range(axes):
        k = k * sb[i]
    for i in range(len(sb) - axes):
        cols = cols * sb[axes + i]
        out.append(sb[axes + i])
    p = mux.reshape(a, (rows, k))
    q = mux.reshape(b, (k, cols))
    return mux.reshape(mux.matmul(p, q, dot=True), out)
def einsum(subscripts, *operands, out=None, optimize=False, dtype=None):
    if optimize:
        return mux.unknown("numpy.einsum with optimize=")
    return mux.einsum(subscripts, *operands)
# measure: np.kron(np.ones((n, n)), np.ones((3, 3))) for n in 30, 100
def kron(a, b):
    a, b = mux.asarray(a), mux.asarray(b)
    if mux.rank(a) != 2 or mux.rank(b) != 2:
        return mux.unknown("numpy.kron of other than matrices")
    s, t = mux.shape(a), mux.shape(b)
    mux.work_at_most(4096)
    p = mux.reshape(a, (s[0], 1, s[1], 1))
    q = mux.reshape(b, (1, t[0], 1, t[1]))
    r = mux.ufunc(p, q)
    return mux.reshape(r, (s[0] * t[0], s[1] * t[1]))
def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    r = mux.array(mux.broadcast_shape(a, b), mux.common(a, b))
    mux.work_at_most(3 * r.nbytes + 8192)
    return r
def trace(a, offset=0, axis1=0, axis2=1): return mux.float()
def reshape(a, newshape, order="C"): return mux.reshape(mux.asarray(a), newshape)
def ravel(a, order="C"):
    a = mux.asarray(a)
    if order == "K" and not mux.is_contiguous(a):
        return mux.reshape(mux.transpose(a), -1)
    return mux.reshape(a, -1)
def transpose(a, axes=None):
    a = mux.asarray(a)
    if axes is None:
        return mux.transpose(a)
    return mux.transpose(a, axes)
def swapaxes(a, axis1, axis2):
    k = mux.rank(a)
    if axis1 < 0:
        axis1 = axis1 + k
    if axis2 < 0:
        axis2 = axis2 + k
    order = []
    for i in range(k):
        if i == axis1:
            order.append(axis2)
        elif i == axis2:
            order.append(axis1)
        else:
            order.append(i)
    return mux.transpose(a, order)
def moveaxis(a, source, destination): return mux.moveaxis(a, source, destination)
def rollaxis(a, axis, start=0):
    k = mux.rank(a)
    if axis < 0:
        axis = axis + k
    if axis < start:
        start = start - 1
    return mux.moveaxis(a, axis, start)
def squeeze(a, axis=None): return mux.squeeze(mux.asarray(a), axis)
def expand_dims(a, axis):
    a = mux.asarray(a)
    axes = axis
    if mux.is_known(axis):
        axes = (axis,)
    k = mux.rank(a) + len(axes)
    at = []
    for x in axes:
        if x < 0:
            x = x + k
        at.append(x)
    key = []
    for i in range(k):
        if i in at:
            key.append(None)
        else:
            key.append(mux.slice(None))
    return a[tuple(key)]
def atleast_1d(a):
    a = mux.asarray(a)
    if mux.rank(a) == 0:
        return mux.array(1, mux.dtype(a))
    return a
def atleast_2d(a):
    a = atleast_1d(a)
    if mux.rank(a) == 1:
        return a[None, :]
    return a
def atleast_3d(a):
    a = atleast_1d(a)
    if mux.rank(a) == 1:
        return a[None, :, None]
    if mux.rank(a) == 2:
        return a[:, :, None]
    return a
def broadcast_to(array, shape, subok=False): return mux.broadcast(mux.asarray(array), shape)
def broadcast_arrays(*args, subok=False):
    s = mux.broadcast_shape(*args)
    out = []
    for a in args:
        out.append(mux.broadcast(mux.asarray(a), s))
    return out
def concatenate(arrays, axis=0, out=None, dtype=None, casting="same_kind"):
    if out is not None:
        return out
    r = mux.concatenate(arrays, axis)
    if dtype is not None and not mux.is_dtype(r, dtype):
        return mux.unknown("numpy.concatenate with dtype=")
    return r
def vstack(tup, dtype=None, casting="same_kind"): return mux.concatenate(tup, "rows")
row_stack = vstack
def hstack(tup, dtype=None, casting="same_kind"): return mux.concatenate(tup, "columns")
def stack(arrays, axis=0, out=None, dtype=None, casting="same_kind"):
    r = mux.concatenate(arrays, "new")
    if axis == 0:
        return r
    order = []
    k = mux.rank(r)
    if axis < 0:
        axis = axis + k
    shape = mux.shape(mux.moveaxis(r, 0, axis))
    return mux.same_data(r, shape)
def column_stack(tup):
    r = mux.concatenate(tup, "new")
    if mux.rank(r) != 2:
        return mux.concatenate(tup, 1)
    s = mux.shape(r)
    return mux.same_data(r, (s[1], s[0]))
# measure: np.dstack([np.ones((n, n)), np.ones((n, n))]) for n in 50, 300
def dstack(tup):
    r = mux.concatenate(tup, "new")
    s = mux.shape(r)
    if mux.rank(r) == 2:
        return mux.same_data(r, (1, s[1], s[0]))
    if mux.rank(r) == 3:
        return mux.same_data(r, (s[1], s[2], s[0]))
    return mux.concatenate(tup, 2)
# measure: np.block([[np.ones((n, n)), np.ones((n, n))], [np.ones((n, n)), np.ones((n, n))]]) for n in 50, 300
def block(arrays):
    rows, size = [], 0
    for r in arrays:
        rows.append(mux.concatenate(r, -1))
        size = size + rows[-1].size
    if mux.rank(rows[0]) != 2:
        return mux.unknown("numpy.block of vectors")
    if size <= 131072 * 2:
        return mux.concatenate(rows, -2)
    n, k, w = 0, mux.dtype(rows[0]), mux.shape(rows[0])[1]
    for r in rows:
        n = n + mux.shape(r)[0]
    rows, r = None, None
    return mux.array((n, w), k)
def _parts(a, n, axis, even):
    s = mux.shape(a)
    k = mux.axis(axis, len(s))
    key = []
    for i in range(k):
        key.append(mux.slice(None))
    out = []
    if even:
        size = s[k] // n
        for i in range(n):
            out.append(a[tuple(key + [mux.slice(i * size, (i + 1) * size)])])
        return out
    size, rest = s[k] // n, s[k] % n
    at = 0
    for i in range(n):
        m = size + mux.min(1, mux.max(0, rest - i))
        out.append(a[tuple(key + [mux.slice(at, at + m)])])
        at = at + m
    return out
def _cut(a, at, axis):
    key = []
    for i in range(mux.axis(axis, mux.rank(a))):
        key.append(mux.slice(None))
    out = []
    last = 0
    for i in at:
        out.append(a[tuple(key + [mux.slice(last, i)])])
        last = i
    out.append(a[tuple(key + [mux.slice(last, None)])])
    return out
# measure: np.split(np.arange(12 * n), 4) for n in 10, 1000
def split(ary, indices_or_sections, axis=0):
    if mux.is_known(indices_or_sections):
        if not mux.is_constant(indices_or_sections):
            return mux.views(ary, indices_or_sections, axis)
        return _parts(ary, indices_or_sections, axis, True)
    return _cut(ary, indices_or_sections, axis)
def array_split(ary, indices_or_sections, axis=0):
    if mux.is_known(indices_or_sections):
        if not mux.is_constant(indices_or_sections):
            return mux.views(ary, indices_or_sections, axis)
        return _parts(ary, indices_or_sections, axis, False)
    return _cut(ary, indices_or_sections, axis)
def hsplit(ary, indices_or_sections):
    if mux.rank(ary) > 1:
        return split(ary, indices_or_sections, 1)
    return split(ary, indices_or_sections, 0)
def vsplit(ary, indices_or_sections): return split(ary, indices_or_sections, 0)
def dsplit(ary, indices_or_sections): return split(ary, indices_or_sections, 2)
# measure: np.tile(np.ones(n), 3) for n in 500, 70000
# measure: np.tile(np.ones((n, n)), (2, 3)) for n in 50, 300
def tile(A, reps):
    c = mux.asarray(A)
    if mux.is_known(reps):
        reps = (reps,)
    tup = list(reps)
    own = list(mux.shape(c))
    while len(tup) < len(own):
        tup = [1] + tup
    while len(own) < len(tup):
        own = [1] + own
    n = 1
    out = []
    for i in range(len(own)):
        n = n * own[i]
        out.append(own[i] * tup[i])
    c = mux.reshape(c, -1)
    total = n
    copied = False
    for i in range(len(own)):
        if tup[i] != 1:
            rows = mux.exact_div(total, n)
            c = mux.array((rows * tup[i], n), mux.dtype(c))
            total = total * tup[i]
            copied = True
        n = mux.exact_div(n, own[i])
    if not copied:
        c = mux.copied(c)
    return mux.reshape(c, out)
# measure: np.repeat(np.ones(n), 3) for n in 500, 70000
# measure: np.repeat(np.ones((n, n)), 3, axis=1) for n in 50, 300
def repeat(a, repeats, axis=None):
    a = mux.asarray(a)
    if not mux.is_known(repeats):
        return mux.array(mux.length(), mux.dtype(a))
    if axis is None:
        if not mux.is_contiguous(a):
            mux.work(a.nbytes)
        return mux.array(a.size * repeats, mux.dtype(a))
    s = list(mux.shape(a))
    k = mux.axis(axis, len(s))
    s[k] = s[k] * repeats
    return mux.array(s, mux.dtype(a))
# measure: np.pad(np.ones((n, n)), 1) for n in 50, 300
# measure: np.pad(np.ones((n, n)), ((1, 2), (0, 3))) for n in 50, 300
# measure: np.pad(np.ones((n, n)), 2, mode="edge") for n in 50, 300
def pad(array, pad_width, mode="constant", **kwargs):
    a = mux.asarray(array)
    mux.work_at_most(4096)
    out = []
    k = 0
    for d in mux.shape(a):
        if mux.is_known(pad_width):
            out.append(d + 2 * pad_width)
        elif mux.is_known(pad_width[0]):
            if len(pad_width) == 1:
                out.append(d + 2 * pad_width[0])
            else:
                out.append(d + pad_width[0] + pad_width[1])
        else:
            w = pad_width[k]
            if len(w) == 1:
                out.append(d + 2 * w[0])
            else:
                out.append(d + w[0] + w[1])
        k = k + 1
    return mux.array(out, mux.dtype(a))
# measure: np.roll(np.ones(n), 1) for n in 5000, 70000
# measure: np.roll(np.ones((n, n)), 1, axis=0) for n in 50, 300
def roll(a, shift, axis=None):
    mux.work_at_most(8704)
    return mux.like(a)
def flip(m, axis=None):
    key = []
    k = mux.rank(m)
    for i in range(k):
        if axis is None or mux.axis(axis, k) == i:
            key.append(mux.slice(None, None, -1))
        else:
            key.append(mux.slice(None))
    return m[tuple(key)]
def fliplr(m): return flip(m, 1)
def flipud(m): return flip(m, 0)
def rot90(m, k=1, axes=(0, 1)):
    if k % 4 == 0:
        return m[:]
    if k % 4 == 2:
        return flip(flip(m, 0), 1)
    return mux.transpose(flip(m, 1))
# measure: np.append(np.ones(n), 1.0) for n in 500, 70000
# measure: np.append(np.ones((n, n)), np.ones((1, n)), axis=0) for n in 50, 300
def append(arr, values, axis=None):
    arr = mux.asarray(arr)
    if axis is None:
        return mux.concatenate((arr, values), None)
    return mux.concatenate((arr, values), axis)
# measure: np.insert(np.ones(n), 3, 1.0) for n in 500, 70000
def insert(arr, obj, values, axis=None):
    if not mux.is_known(obj) or axis is not None:
        return mux.unknown("numpy.insert at several places")
    k = 1
    if mux.is_array(values):
        k = values.size
    return mux.array(arr.size + k, mux.dtype(arr))
# measure: np.delete(np.ones(n), 3) for n in 500, 70000
def delete(arr, obj, axis=None):
    if not mux.is_known(obj):
        if axis is None and mux.is_array(mux.asarray(obj)):
            mux.work_at_most(arr.size + 2 * 8 * mux.asarray(obj).size)
            return mux.array(mux.between(0, arr.size), mux.dtype(arr))
        return mux.unknown("numpy.delete at several places")
    if axis is None:
        return mux.array(arr.size - 1, mux.dtype(arr))
    s = list(mux.shape(arr))
    k = mux.axis(axis, len(s))
    s[k] = s[k] - 1
    return mux.array(s, mux.dtype(arr))
# measure: np.resize(np.arange(10), n) for n in 500, 70000
def resize(a, new_shape):
    r = mux.array(new_shape, mux.dtype(mux.asarray(a)))
    mux.work_at_most(2 * r.size + 1024)
    return r
# measure: np.trim_zeros(np.ones(n)) for n in 500, 70000
def trim_zeros(filt, trim="fb"):
    # A view; from numpy 2 on it is found by the indices of what is not zero.
    mux.work_at_most(16 * mux.asarray(filt).size + 1024)
    return filt[:]
def take(a, indices, axis=None, out=None, mode="raise"):
    a = mux.asarray(a)
    if not mux.is_contiguous(a):
        mux.work(a.nbytes)
    i = mux.asarray(indices)
    if mux.is_array(i) and not mux.is_dtype(i, "int64"):
        mux.work_at_most(8 * i.size)
    if axis is None:
        if mux.is_array(i):
            return mux.array(mux.shape(i), mux.dtype(a))
        return a.item()
    s = mux.shape(a)
    k = mux.axis(axis, len(s))
    if mux.is_array(i):
        return mux.array(list(s[:k]) + list(mux.shape(i)) + list(s[k + 1:]), mux.dtype(a))
    return mux.array(list(s[:k]) + list(s[k + 1:]), mux.dtype(a))
def take_along_axis(arr, indices, axis):
    mux.work_at_most(8 * indices.size + 262144)
    return mux.array(mux.shape(indices), mux.dtype(arr))
def put(a, ind, v, mode="raise"): return None
def put_along_axis(arr, indices, values, axis):
    mux.work_at_most(8 * indices.size + 262144)
    return None
def compress(condition, a, axis=None, out=None):
    if axis is None:
        return mux.array(mux.between(0, a.size), mux.dtype(a))
    s = list(mux.shape(a))
    k = mux.axis(axis, len(s))
    s[k] = mux.between(0, s[k])
    return mux.array(s, mux.dtype(a))
def extract(condition, arr): return mux.array(mux.between(0, arr.size), mux.dtype(arr))
def nonzero(a):
    a = mux.asarray(a)
    n = mux.between(0, a.size)
    k = mux.rank(a)
    if k == 1:
        return (mux.array(n, "int64"),)
    t = mux.array((n, k), "int64")
    out = []
    for i in range(k):
        out.append(t[:, i])
    return tuple(out)
def flatnonzero(a): return nonzero(ravel(a))[0]
def argwhere(a):
    a = mux.asarray(a)
    return mux.array((mux.between(0, a.size), mux.rank(a)), "int64")
def count_nonzero(a, axis=None, keepdims=False):
    if axis is None:
        return mux.between(0, mux.asarray(a).size)
    t = mux.ufunc(a, kind="bool")
    return mux.reduce(t, axis, keepdims, kind="int64")
def where(condition, x=None, y=None):
    if x is None:
        return nonzero(condition)
    return mux.where(condition, x, y)
# measure: np.select([np.arange(n) < 3, np.arange(n) < 6], [np.arange(n), np.arange(n)]) for n in 500, 70000
def select(condlist, choicelist, default=0):
    mux.work_at_most(11264)
    return mux.array(mux.broadcast_shape(*condlist, *choicelist), mux.common(*choicelist))
def piecewise(x, condlist, funclist, *args, **kw): return mux.unknown("numpy.piecewise")
def clip(a, a_min=None, a_max=None, out=None, **kwargs):
    if a_min is None:
        return mux.ufunc(a, a_max, out=out)
    if a_max is None:
        return mux.ufunc(a, a_min, out=out)
    return mux.ufunc(a, a_min, a_max, out=out)
def frombuffer(buffer, dtype=None, count=-1, offset=0, like=None): return mux.frombuffer(buffer, dtype)
def fromstring(string, dtype=None, count=-1, sep=""): return mux.unknown("numpy.fromstring")
# measure: np.fromiter((i * 2 for i in range(n)), dtype=np.int64, count=n) for n in 500, 70000
def fromiter(iter, dtype, count=-1, like=None):
    r = mux.array(mux.count_items(iter), dtype)
    if count == -1:
        mux.work_at_most(r.nbytes // 2 + 1024)
    return r
# measure: np.fromfunction(lambda i, j: i + j, (n, n)) for n in 50, 300
def fromfunction(function, shape, dtype=float, like=None, **kwargs):
    g = indices(shape, dtype)
    rows = []
    for i in range(len(shape)):
        rows.append(g[i])
    g = None
    return function(*rows, **kwargs)
def fromfile(file, dtype=float, count=-1, sep="", offset=0): return mux.array(mux.length(), dtype)
def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"): return mux.unknown("numpy.load")
def loadtxt(*args, **kwargs): return mux.unknown("numpy.loadtxt")
def genfromtxt(*args, **kwargs): return mux.unknown("numpy.genfromtxt")
def save(file, arr, allow_pickle=True, fix_imports=True):
    mux.work_at_most(16384)
    if mux.is_array(arr) and not mux.is_str(file):
        n = mux.min(16777216, arr.nbytes)
        mux.work_at_most(2 * n + 16384)
        if mux.is_buffer(file):
            mux.grow(file, arr.nbytes + 128)
    return None
def savez(file, *args, **kwds): return mux.unknown("numpy.savez")
def savez_compressed(file, *args, **kwds): return mux.unknown("numpy.savez_compressed")
def savetxt(*args, **kwargs): return mux.unknown("numpy.savetxt")
def array2string(*args, **kwargs): return mux.unknown("numpy.array2string")
def set_printoptions(**kwargs): return None
def seterr(**kwargs): return mux.opaque("the error state")
class errstate:
    def __new__(cls, **kwargs): return mux.object(48, errstate)
    def __enter__(self): return None
    def __exit__(self, *a): return None
# measure: np.sort(np.random.rand(n)) for n in 500, 70000
# measure: np.sort(np.random.rand(n, n), axis=0) for n in 50, 300
def sort(a, axis=-1, kind=None, order=None):
    a = mux.asarray(a)
    if axis is None:
        return mux.array(a.size, mux.dtype(a))
    r = mux.copied(a, None, True)
    s = mux.shape(a)
    k = mux.axis(axis, len(s))
    if k != len(s) - 1:
        mux.work(s[k] * mux.itemsize(mux.dtype(a)))
    return r
def msort(a): return sort(a, 0)
# measure: np.argsort(np.random.rand(n)) for n in 5000, 70000
# measure: np.argsort(np.random.rand(n, n), axis=0) for n in 50, 300
def argsort(a, axis=-1, kind=None, order=None):
    a = mux.asarray(a)
    s = mux.shape(a)
    if axis is None:
        s, axis = (a.size,), 0
    k = mux.axis(axis, len(s))
    r = mux.array(s, "int64")
    mux.work(6144)
    if k != len(s) - 1:
        mux.work(s[k] * (8 + mux.itemsize(mux.dtype(a))) + 6144)
    return r
# measure: np.argpartition(np.random.rand(n), 5) for n in 500, 70000
def argpartition(a, kth, axis=-1, kind="introselect", order=None): return argsort(a, axis)
# measure: np.partition(np.random.rand(n), 5) for n in 500, 70000
def partition(a, kth, axis=-1, kind="introselect", order=None): return sort(a, axis)
# measure: np.lexsort((np.ones(n), np.ones(n))) for n in 500, 70000
def lexsort(keys, axis=-1):
    r = mux.array(mux.shape(keys[0]), "int64")
    mux.work(8192)
    return r
# measure: np.diff(np.ones(n)) for n in 500, 70000
# measure: np.diff(np.ones((n, n)), axis=0) for n in 50, 300
# measure: np.diff(np.ones((n, n)), axis=1) for n in 50, 300
def diff(a, n=1, axis=-1, prepend=None, append=None):
    a = mux.asarray(a)
    if prepend is not None or append is not None:
        return mux.unknown("numpy.diff with prepend= or append=")
    key = []
    for i in range(mux.axis(axis, mux.rank(a))):
        key.append(mux.slice(None))
    hi = tuple(key + [mux.slice(1, None)])
    lo = tuple(key + [mux.slice(None, -1)])
    for i in range(n):
        a = a[hi] - a[lo]
    return a
def ediff1d(ary, to_end=None, to_begin=None): return diff(ravel(ary))
# measure: np.gradient(np.ones(n)) for n in 500, 70000
# measure: np.gradient(np.ones((n, n))) for n in 50, 300
def gradient(f, *varargs, axis=None, edge_order=1):
    f = mux.asarray(f)
    out = []
    for i in range(mux.rank(f)):
        if axis is None or mux.axis(axis, mux.rank(f)) == i:
            r = mux.like(f, "float64")
            key = []
            for j in range(i):
                key.append(mux.slice(None))
            t = (f[tuple(key + [mux.slice(2, None)])] - f[tuple(key + [mux.slice(None, -2)])]) / 2.0
            t = None
            out.append(r)
    if len(out) == 1:
        return out[0]
    return out
# measure: np.cov(np.random.rand(n, n)) for n in 50, 300
def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None):
    if y is not None or fweights is not None or aweights is not None or mux.rank(m) != 2:
        return mux.unknown("numpy.cov with these arguments")
    if rowvar:
        k = mux.shape(m)[0]
    else:
        k = mux.shape(m)[1]
    t = mux.like(m, "float64")
    mux.work_at_most(8 * mux.min(8192, m.size))
    r = mux.array((k, k))
    return r
# measure: np.corrcoef(np.random.rand(n, n)) for n in 50, 300
def corrcoef(x, y=None, rowvar=True, dtype=None):
    c = cov(x, y, rowvar)
    mux.work_at_most(8 * mux.min(8192, c.size) + 1024)
    return c
# measure: np.interp(np.ones(n), np.ones(n), np.ones(n)) for n in 500, 70000
def interp(x, xp, fp, left=None, right=None, period=None):
    k = 0
    if mux.is_array(fp) and mux.is_array(xp):
        if not mux.is_array(x):
            return mux.float()
        if len(fp) <= len(x):
            k = mux.array(len(fp) - 1)
    if mux.is_array(x):
        return mux.like(x, "float64")
    mux.work_at_most(16 * len(xp))
    return mux.float()
# measure: np.searchsorted(np.ones(n), np.ones(n)) for n in 500, 70000
def searchsorted(a, v, side="left", sorter=None):
    if mux.is_array(mux.asarray(v)):
        return mux.like(v, "int64")
    return mux.between(0, mux.asarray(a).size)
# measure: np.digitize(np.random.rand(n), [0.2, 0.5, 0.7]) for n in 500, 70000
def digitize(x, bins, right=False): return searchsorted(bins, x)
# measure: np.bincount(np.arange(n) % 7, minlength=16) for n in 500, 70000
def bincount(x, weights=None, minlength=0):
    x = mux.asarray(x)
    if not mux.is_dtype(x, "int64"):
        mux.work(8 * x.size)
    n = mux.length()
    if weights is not None:
        return mux.array(n)
    return mux.array(n, "int64")
# measure: np.histogram(np.random.rand(n), bins=20) for n in 500, 30000, 100000
def histogram(a, bins=10, range=None, density=None, weights=None):
    a = mux.asarray(a)
    if weights is not None:
        return mux.unknown("numpy.histogram with weights=")
    n = bins
    if mux.is_array(mux.asarray(bins)):
        n = mux.asarray(bins).size - 1
    mux.work_at_most(36 * mux.min(65536, a.size) + 4096)
    if density:
        return mux.pair(mux.array(n), mux.array(n + 1))
    return mux.pair(mux.array(n, "int64"), mux.array(n + 1))
def histogram_bin_edges(a, bins=10, range=None, weights=None): return mux.array(bins + 1)
def histogram2d(*args, **kwargs): return mux.unknown("numpy.histogram2d")
# measure: np.unique(np.arange(n)) for n in 500, 70000
# measure: np.unique(np.arange(n), return_counts=True) for n in 500, 70000
# measure: np.unique(np.arange(n), return_inverse=True) for n in 500, 70000
def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, equal_nan=True):
    if axis is not None:
        return mux.unknown("numpy.unique along an axis")
    ar = mux.asarray(ar)
    n = ar.size
    t = mux.dtype(ar)
    u = mux.between(0, n)
    flat = mux.array(n, t)
    if return_index or return_inverse:
        perm = mux.array(n, "int64")
        aux = mux.array(n, t)
    mask = mux.array(n, "bool")
    mux.work(n)
    out = [mux.array(u, t)]
    if return_index:
        out.append(mux.array(u, "int64"))
    if return_inverse:
        imask = mux.array(n, "int64")
        mux.work(8 * n)
        out.append(mux.array(n, "int64"))
    if return_counts:
        idx = mux.array(u + 1, "int64")
        mux.work(8 * u)
        out.append(mux.array(u, "int64"))
    if len(out) == 1:
        return out[0]
    return tuple(out)
# measure: np.isin(np.arange(n), np.arange(10)) for n in 500, 70000
# measure: np.isin(np.arange(n) * 1.0, np.arange(n) * 1.0) for n in 500, 70000
def isin(element, test_elements, assume_unique=False, invert=False, kind=None):
    a, b = mux.asarray(element), mux.asarray(test_elements)
    r = mux.array(mux.shape(a), "bool")
    mux.work_at_most(41 * a.size + 41 * b.size + 8192)
    return r
def in1d(ar1, ar2, assume_unique=False, invert=False, kind=None): return isin(ar1, ar2)
def _joined(a, b, n):
    a, b = mux.asarray(a), mux.asarray(b)
    mux.work_at_most(26 * a.size + 26 * b.size + 8192)
    return mux.array(n, mux.common(a, b))
# measure: np.intersect1d(np.arange(n), np.arange(n)) for n in 500, 70000
def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    if return_indices:
        return mux.unknown("numpy.intersect1d with return_indices=")
    return _joined(ar1, ar2, mux.between(0, mux.min(mux.asarray(ar1).size, mux.asarray(ar2).size)))
# measure: np.union1d(np.arange(n), np.arange(n)) for n in 500, 70000
def union1d(ar1, ar2): return _joined(ar1, ar2, mux.between(0, mux.asarray(ar1).size + mux.asarray(ar2).size))
# measure: np.setdiff1d(np.arange(n), np.arange(n)) for n in 500, 70000
def setdiff1d(ar1, ar2, assume_unique=False): return _joined(ar1, ar2, mux.between(0, mux.asarray(ar1).size))
def setxor1d(ar1, ar2, assume_unique=False): return _joined(ar1, ar2, mux.between(0, mux.asarray(ar1).size + mux.asarray(ar2).size))
# measure: np.convolve(np.ones(n), np.ones(9), mode="valid") for n in 500, 70000
def convolve(a, v, mode="full"):
    a, v = mux.asarray(a), mux.asarray(v)
    n, m = mux.max(len(a), len(v)), mux.min(len(a), len(v))
    t = mux.common(a, v)
    if mode == "same":
        return mux.array(n, t)
    if mode == "valid":
        return mux.array(n - m + 1, t)
    return mux.array(n + m - 1, t)
def correlate(a, v, mode="valid"): return convolve(a, v, mode)
# measure: np.polyfit(np.linspace(0, 1, n), np.linspace(0, 1, n), 2) for n in 500, 70000 on version 1.24
def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    if full or cov or w is not None:
        return mux.unknown("numpy.polyfit with these arguments")
    k = deg + 1
    u, v = x + 0.0, y + 0.0
    lhs = mux.array((len(x), k))
    scale = (lhs * lhs).sum(axis=0)
    lhs /= scale
    mux.work_at_most(4096)
    return mux.array(k)
# measure: np.polyval([1, 2, 3], np.ones(n)) for n in 500, 70000
def polyval(p, x):
    y = mux.like(x, "float64")
    t = mux.like(x, "float64")
    return y
class poly1d:
    def __new__(cls, c, r=False, variable=None): return mux.object(mux.between(100, 65536), poly1d)
    def __call__(self, x): return polyval([1], x)
def roots(p): return mux.unknown("numpy.roots")
# measure: np.percentile(np.random.rand(n), 50) for n in 5000, 70000
def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    a = mux.asarray(a)
    mux.work_at_most(5376)
    t = mux.array(a.size, "float64")
    s = mux.reduced_shape(a, axis, keepdims)
    if axis is not None:
        mux.work_at_most(4 * 8 * a.size + 65536)
    q = mux.asarray(q)
    if mux.is_array(q):
        return mux.array([len(q)] + list(s))
    return mux.array(s)
def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    return percentile(a, q, axis, out, overwrite_input, method, keepdims)
# measure: np.median(np.random.rand(n)) for n in 5000, 70000
# measure: np.median(np.random.rand(n, n), axis=0) for n in 50, 300
def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = mux.asarray(a)
    t = mux.copied(a, None, True)
    mux.work_at_most(3072)
    return mux.array(mux.reduced_shape(a, axis, keepdims), mux.mean_type(a))
def _nan(a):
    a = mux.asarray(a)
    if mux.is_float(a):
        t = mux.like(a)
        mux.work(a.size)
        return t
    return a
# measure: np.nanmean(np.random.rand(n)) for n in 500, 70000
def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, where=None):
    a = mux.asarray(a)
    t = mux.copied(a, None, True)
    m = mux.ufunc(a, kind="bool")
    k = mux.ufunc(m, kind="bool")
    c = mux.reduce(k, axis, keepdims, kind="int64")
    k = None
    return mux.reduce(t, axis, keepdims, kind="mean")
# measure: np.nansum(np.random.rand(n)) for n in 500, 70000
def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    t = _nan(a)
    return mux.reduce(t, axis, keepdims, kind="sum")
def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = mux.asarray(a)
    mux.work_at_most(18 * a.size + 131072)
    return mux.array(mux.reduced_shape(a, axis, keepdims))
def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False): return nanstd(a, axis)
def nanmax(a, axis=None, out=None, keepdims=False): return mux.reduce(a, axis, keepdims)
def nanmin(a, axis=None, out=None, keepdims=False): return mux.reduce(a, axis, keepdims)
def nanargmax(a, axis=None):
    t = _nan(a)
    return argmax(t, axis)
def nanargmin(a, axis=None): return nanargmax(a, axis)
def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False): return mux.unknown("numpy.nanmedian")
def nanpercentile(a, q, axis=None): return mux.unknown("numpy.nanpercentile")
def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = mux.asarray(x)
    if copy:
        r = mux.copied(x, None, True)
    else:
        r = x
    mux.work(2 * mux.asarray(x).size)
    return r
# measure: np.cumsum(np.ones((n, n)), axis=1) for n in 50, 300
# measure: np.cumsum(np.ones(n, dtype=np.int32)) for n in 500, 70000
def cumsum(a, axis=None, dtype=None, out=None):
    a = mux.asarray(a)
    t = mux.sum_type(a)
    if dtype is not None:
        t = dtype
    r = out
    if out is None:
        if axis is None:
            r = mux.array(a.size, t)
        else:
            r = mux.array(mux.shape(a), t)
    if not mux.is_dtype(a, t) or axis is None and not mux.is_contiguous(a):
        mux.work(a.size * mux.itemsize(t))
    return r
def cumprod(a, axis=None, dtype=None, out=None): return cumsum(a, axis, dtype, out)
def nancumsum(a, axis=None):
    t = _nan(a)
    return cumsum(t, axis)
def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
    return mux.reduce(mux.asarray(a), axis, keepdims, kind="sum", dtype=dtype, out=out)
def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
    return mux.reduce(mux.asarray(a), axis, keepdims, kind="sum", dtype=dtype, out=out)
product = prod
def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=None):
    return mux.reduce(mux.asarray(a), axis, keepdims, kind="mean", dtype=dtype, out=out)
# measure: np.average(np.ones((n, n)), axis=0) for n in 50, 300 on version 1.24
def average(a, axis=None, weights=None, returned=False, keepdims=False):
    a = mux.asarray(a)
    if returned:
        return mux.unknown("numpy.average with returned=")
    if weights is None:
        return mux.reduce(a, axis, keepdims, kind="mean")
    w = mux.asarray(weights)
    if mux.rank(w) != mux.rank(a):
        return mux.unknown("numpy.average with weights of another shape")
    scl = mux.reduce(w, axis, keepdims, kind="mean")
    t = mux.ufunc(a, w, kind="divide")
    return mux.reduce(t, axis, keepdims, kind="mean")
# measure: np.var(np.random.rand(n, n), axis=1) for n in 50, 300
# measure: np.var(np.random.rand(n, n)) for n in 50, 300 on version 1.24
def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None):
    a = mux.asarray(a)
    m = mux.reduce(a, axis, True, kind="mean", dtype=dtype)
    if mux.rank(m) == 0:
        t = mux.ufunc(a, kind="float")
    else:
        t = mux.ufunc(a, m)
    return mux.reduce(t, axis, keepdims, kind="mean", dtype=dtype, out=out)
def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None):
    return var(a, axis, dtype, out, ddof, keepdims)
def max(a, axis=None, out=None, keepdims=False, initial=None, where=None): return mux.reduce(mux.asarray(a), axis, keepdims, out=out)
def min(a, axis=None, out=None, keepdims=False, initial=None, where=None): return mux.reduce(mux.asarray(a), axis, keepdims, out=out)
def amax(a, axis=None, out=None, keepdims=False, initial=None, where=None): return mux.reduce(mux.asarray(a), axis, keepdims, out=out)
def amin(a, axis=None, out=None, keepdims=False, initial=None, where=None): return mux.reduce(mux.asarray(a), axis, keepdims, out=out)
def ptp(a, axis=None, out=None, keepdims=False): return a.ptp(axis)
# An axis that is not the last is copied to the end first.
# measure: np.argmax(np.random.rand(n, n), axis=0) for n in 50, 300
# measure: np.argmax(np.random.rand(n, n), axis=1) for n in 50, 300
def argmax(a, axis=None, out=None, keepdims=False):
    a = mux.asarray(a)
    r = mux.array(mux.reduced_shape(a, axis, keepdims), "int64")
    if axis is None:
        if not mux.is_contiguous(a):
            mux.work(a.nbytes)
    elif not mux.is_contiguous(mux.moveaxis(a, axis, -1)):
        mux.work(a.nbytes)
    return r
def argmin(a, axis=None, out=None, keepdims=False): return argmax(a, axis, out, keepdims)
def any(a, axis=None, out=None, keepdims=False, where=None): return mux.reduce(mux.asarray(a), axis, keepdims, kind="bool")
def all(a, axis=None, out=None, keepdims=False, where=None): return mux.reduce(mux.asarray(a), axis, keepdims, kind="bool")
def round(a, decimals=0, out=None):
    a = mux.asarray(a)
    return mux.ufunc(a, out=out)
around = round
round_ = round
def fix(x, out=None): return mux.ufunc(x, out=out)
def real(val):
    if mux.is_array(val):
        return val.real
    return mux.float()
def imag(val):
    if mux.is_array(val):
        return val.imag
    return mux.float()
# measure: np.angle(np.ones(n) * 1j) for n in 500, 70000
def angle(z, deg=False): return mux.ufunc(z.imag, z.real, kind="float")
def iscomplexobj(x): return mux.bool()
def isscalar(x): return not mux.is_array(x)
def shape(a): return mux.shape(mux.asarray(a))
def ndim(a): return mux.rank(mux.asarray(a))
def size(a, axis=None):
    if axis is None:
        return mux.asarray(a).size
    return mux.shape(a)[axis]
def result_type(*args): return mux.common(*args)
def promote_types(a, b): return mux.unknown("numpy.promote_types")
def may_share_memory(a, b): return mux.bool()
def shares_memory(a, b): return mux.bool()
def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = mux.asarray(a), mux.asarray(b)
    finite, too = isfinite(a), isfinite(b)
    return mux.ufunc(absolute(a - b), atol + rtol * absolute(b), kind="bool")
# measure: np.allclose(np.ones(n), np.ones(n)) for n in 500, 70000
def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    t = isclose(a, b)
    return mux.bool()
# measure: np.array_equal(np.ones(n), np.ones(n)) for n in 500, 70000
def array_equal(a1, a2, equal_nan=False):
    mux.work(mux.asarray(a1).size)
    return mux.bool()
def array_equiv(a1, a2): return array_equal(a1, a2)
def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    a = mux.moveaxis(arr, axis, -1)
    v = a
    for i in range(mux.rank(a) - 1):
        v = v[0]
    r = func1d(v, *args, **kwargs)
    s = mux.shape(a)
    if mux.is_array(r):
        return mux.array(list(s[:-1]) + list(mux.shape(r)), mux.dtype(r))
    mux.work_at_most(16384 + 8 * a.size)
    return mux.array(s[:-1], mux.common(r))
def apply_over_axes(func, a, axes): return mux.unknown("numpy.apply_over_axes")
class vectorize:
    def __new__(cls, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        return mux.object(416, vectorize, func=pyfunc)
    def __call__(self, *args):
        s = mux.broadcast_shape(*args)
        r = self.func(*[mux.element(a) for a in args])
        t = mux.array(s, "object")
        n = t.size
        mux.work_at_most(2 * t.nbytes + 64 * n + 4096)
        return mux.array(s, mux.common(r))
def frompyfunc(func, nin, nout, identity=None): return mux.unknown("numpy.frompyfunc")
def packbits(a, axis=None, bitorder="big"): return mux.array((mux.asarray(a).size + 7) // 8, "uint8")
def unpackbits(a, axis=None, count=None, bitorder="big"): return mux.array(8 * mux.asarray(a).size, "uint8")
def hanning(M): return mux.array(M)
hamming = hanning
blackman = hanning
bartlett = hanning
def kaiser(M, beta): return mux.array(M)
def sinc(x): return mux.ufunc(x, kind="float")
def heaviside(x1, x2, out=None): return mux.ufunc(x1, x2, out=out, kind="float")
def trapz(y, x=None, dx=1.0, axis=-1):
    y = mux.asarray(y)
    mux.work_at_most(24 * y.size + 65536)
    return mux.array(mux.reduced_shape(y, axis, False))
def unwrap(p, discont=None, axis=-1): return mux.unknown("numpy.unwrap")
def copyto(dst, src, casting="same_kind", where=True): return None
def place(arr, mask, vals): return None
def putmask(a, mask, values): return None
def ravel_multi_index(multi_index, dims, mode="raise", order="C"): return mux.like(multi_index[0], "int64")
def unravel_index(indices, shape, order="C"):
    out = []
    for d in shape:
        if mux.is_array(indices):
            out.append(mux.like(indices, "int64"))
        else:
            out.append(mux.any_int())
    return tuple(out)
def ix_(*args):
    out = []
    k = len(args)
    for i in range(k):
        own = []
        a = mux.asarray(args[i])
        for j in range(k):
            if i == j:
                own.append(len(a))
            else:
                own.append(1)
        out.append(mux.reshape(a, own))
    return tuple(out)
def nditer(*args, **kwargs): return mux.unknown("numpy.nditer")
def ndenumerate(a): return mux.unknown("numpy.ndenumerate")
def ndindex(*shape): return mux.unknown("numpy.ndindex")
def iinfo(t): return mux.object(48, _Info)
def finfo(t): return mux.object(48, _Info)
class _Info:
    eps = 2.220446049250313e-16
    tiny = 2.2250738585072014e-308
    @property
    def max(self): return mux.float()
    @property
    def min(self): return mux.float()
def issubdtype(a, b): return mux.bool()
def can_cast(a, b, casting="safe"): return mux.bool()

# What ufuncs of two operands have beside their call.
class _Ufunc:
    @staticmethod
    def reduce(array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        return mux.reduce(mux.asarray(array), axis, keepdims, kind="sum", dtype=dtype, out=out)
    @staticmethod
    def accumulate(array, axis=0, dtype=None, out=None): return cumsum(array, axis, dtype, out)
    @staticmethod
    def outer(A, B, **kwargs):
        a, b = mux.asarray(A), mux.asarray(B)
        return mux.ufunc(mux.reshape(a, list(mux.shape(a)) + [1] * mux.rank(b)), b)
    @staticmethod
    def at(a, indices, b=None):
        mux.work(8192)
        return None
    @staticmethod
    def reduceat(array, indices, axis=0, dtype=None, out=None): return mux.unknown("a ufunc's reduceat")
class add(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class subtract(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class multiply(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class power(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class float_power(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class maximum(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class minimum(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class fmax(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class fmin(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class mod(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class remainder(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class fmod(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class floor_divide(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class bitwise_and(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class bitwise_or(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class bitwise_xor(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class left_shift(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class right_shift(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class gcd(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class lcm(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class copysign(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class nextafter(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="", dtype=dtype, where=where)
class hypot(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="float", dtype=dtype, where=where)
class arctan2(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="float", dtype=dtype, where=where)
class logaddexp(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="float", dtype=dtype, where=where)
class logaddexp2(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="float", dtype=dtype, where=where)
class divide(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="divide", dtype=dtype, where=where)
class true_divide(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="divide", dtype=dtype, where=where)
class logical_and(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class logical_or(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class logical_xor(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class greater(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class greater_equal(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class less(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class less_equal(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class equal(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
class not_equal(_Ufunc):
    def __new__(cls, x1, x2, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x1, x2, out=out, kind="bool", dtype=dtype, where=where)
def square(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def negative(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def positive(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def sign(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def conjugate(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def invert(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def bitwise_not(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def reciprocal(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def rint(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="", dtype=dtype, where=where)
def exp(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def exp2(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def expm1(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def log(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def log2(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def log10(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def log1p(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def sqrt(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def cbrt(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def sin(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def cos(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def tan(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def arcsin(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def arccos(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def arctan(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def sinh(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def cosh(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def tanh(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def arcsinh(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def arccosh(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def arctanh(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def floor(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def ceil(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def trunc(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def degrees(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def radians(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def deg2rad(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def rad2deg(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="float", dtype=dtype, where=where)
def abs(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="real", dtype=dtype, where=where)
def absolute(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="real", dtype=dtype, where=where)
def fabs(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="real", dtype=dtype, where=where)
def isnan(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="bool", dtype=dtype, where=where)
def isinf(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="bool", dtype=dtype, where=where)
def isfinite(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="bool", dtype=dtype, where=where)
def logical_not(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="bool", dtype=dtype, where=where)
def signbit(x, out=None, where=True, casting=None, order="K", dtype=None, subok=True): return mux.ufunc(x, out=out, kind="bool", dtype=dtype, where=where)
conj = conjugate
