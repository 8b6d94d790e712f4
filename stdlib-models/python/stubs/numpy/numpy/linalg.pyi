# numpy.linalg: results; LAPACK's work space is not seen by Python's meters.
import mux
import numpy as np
class LinAlgError(Exception): pass
def _float(a): return mux.floating(mux.asarray(a))
def inv(a): return mux.array(mux.shape(a), _float(a))
# measure: np.linalg.solve(np.eye(n) + 1, np.ones(n)) for n in 50, 300
def solve(a, b): return mux.array(mux.shape(b), _float(b))
def det(a):
    if mux.rank(a) == 2:
        return mux.float()
    return mux.array(mux.shape(a)[:-2], _float(a))
def slogdet(a): return mux.pair(mux.float(), mux.float())
# measure: np.linalg.norm(np.ones((n, n)), axis=1) for n in 50, 300 on version 1.24
# measure: np.linalg.norm(np.ones((n, n))) for n in 50, 300
# measure: np.linalg.norm(np.ones((n, n)), 1) for n in 50, 300
def norm(x, ord=None, axis=None, keepdims=False):
    x = mux.asarray(x)
    if axis is None and (ord is None or ord == "fro" or ord == 2 and mux.rank(x) == 1):
        if mux.is_contiguous(x) and mux.is_float(x):
            return mux.float()
        t = np.ravel(mux.like(x, _float(x)))
        return mux.float()
    if ord is None or ord == 2 or ord == "fro":
        if ord == 2 and axis is None:
            mux.work_at_most(16 * x.size)
            return mux.float()
        s = mux.ufunc(x, x, kind="float")
        r = mux.reduce(s, axis, keepdims, kind="mean")
        return mux.ufunc(r, kind="float")
    s = mux.ufunc(x, kind="real")
    if axis is None and mux.rank(x) == 2:
        t = mux.reduce(s, 0, False, kind="mean")
        return mux.float()
    return mux.reduce(s, axis, keepdims, kind="mean")
# The type of eigenvalues depends on the data: real or complex.
# measure: np.linalg.eigvals(np.random.rand(n, n)) for n in 50, 300
def eigvals(a):
    n = mux.shape(a)[0]
    r = mux.array(mux.between(n, 2 * n))
    mux.work_at_most(16 * n + 4096)
    return r
# measure: np.linalg.eigvalsh(np.random.rand(n, n)) for n in 50, 300
def eigvalsh(a, UPLO="L"): return mux.array(mux.shape(a)[0])
# measure: np.linalg.eigh(np.eye(n)) for n in 50, 300
def eigh(a, UPLO="L"): return mux.pair(mux.array(mux.shape(a)[0]), mux.array(mux.shape(a)))
def eig(a): return mux.unknown("numpy.linalg.eig")
# measure: np.linalg.cholesky(np.eye(n)) for n in 50, 300
def cholesky(a): return mux.array(mux.shape(a), _float(a))
def matrix_rank(a, tol=None, hermitian=False):
    mux.work_at_most(8192)
    return mux.any_int()
def cond(x, p=None):
    mux.work_at_most(8192)
    return mux.float()
# measure: np.linalg.qr(np.random.rand(n, n)) for n in 50, 300
def qr(a, mode="reduced"):
    q, r = mux.array(mux.shape(a)), mux.array(mux.shape(a))
    mux.work(9 * mux.asarray(a).size)
    return mux.pair(q, r)
# measure: np.linalg.svd(np.random.rand(n, n)) for n in 50, 300
def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    s = mux.shape(a)
    k = mux.min(s[0], s[1])
    if full_matrices and compute_uv:
        return mux.pair(mux.array((s[0], s[0])), mux.array(k), mux.array((s[1], s[1])))
    if compute_uv:
        return mux.pair(mux.array((s[0], k)), mux.array(k), mux.array((k, s[1])))
    return mux.array(k)
# measure: np.linalg.pinv(np.random.rand(n, n)) for n in 50, 300
def pinv(a, rcond=1e-15, hermitian=False):
    s = mux.shape(a)
    r = mux.array((s[1], s[0]))
    mux.work(24 * mux.asarray(a).size)
    return r
# measure: np.linalg.lstsq(np.random.rand(n, n), np.ones(n), rcond=None) for n in 50, 300
def lstsq(a, b, rcond="warn"):
    s, t = mux.shape(a), mux.shape(b)
    mux.work_at_most(4096 + 8 * mux.asarray(b).size)
    if mux.rank(b) == 1:
        return mux.pair(mux.array(s[1]), mux.array(mux.between(0, 1)), mux.any_int(), mux.array(mux.min(s[0], s[1])))
    return mux.pair(mux.array((s[1], t[1])), mux.array(mux.between(0, t[1])), mux.any_int(), mux.array(mux.min(s[0], s[1])))
# measure: np.linalg.matrix_power(np.random.rand(n, n), 4) for n in 50, 300
# measure: np.linalg.matrix_power(np.random.rand(n, n), 7) for n in 50, 300
def matrix_power(a, n):
    a = mux.asarray(a)
    if n == 0:
        return np.eye(len(a))
    if n == 1:
        return mux.copied(a)
    if n == 2:
        return mux.matmul(a, a)
    if n == 3:
        t = mux.matmul(a, a)
        return mux.matmul(t, a)
    z, r = None, None
    for odd in _bits(n):
        if z is None:
            z = a
        else:
            z = mux.matmul(z, z)
        if odd:
            if r is None:
                r = z
            else:
                r = mux.matmul(r, z)
    return r
def _bits(n):
    if n == 0:
        return []
    return [n % 2] + _bits(n // 2)
def multi_dot(arrays): return mux.unknown("numpy.linalg.multi_dot")
