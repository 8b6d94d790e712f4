# numpy.linalg: results; LAPACK's work space is not seen by Python's meters.
import mux
def inv(a): return mux.like(a, "float64")
def solve(a, b): return mux.like(b, "float64")
def det(a): return mux.float()
# Along an axis the squares are an array of their own.
# measure: np.linalg.norm(np.ones((n, 10)), axis=1) for n in 300, 20000
def norm(x, ord=None, axis=None, keepdims=False):
    if axis is not None:
        squares = mux.like(x)
        return mux.ufunc(mux.reduce(squares, axis, keepdims, kind="mean"))
    return mux.reduce(x, axis, keepdims, kind="mean")
# The type of eigenvalues depends on the data.
def eigvals(a): return mux.unknown("numpy.linalg.eigvals")
def eigvalsh(a): return mux.array(mux.shape(a)[0])
def eigh(a): return mux.pair(mux.array(mux.shape(a)[0]), mux.like(a, "float64"))
def eig(a): return mux.unknown("numpy.linalg.eig")
def cholesky(a): return mux.like(a, "float64")
def matrix_rank(a): return mux.any_int()
# measure: np.linalg.qr(np.random.rand(n, n)) for n in 50, 300
def qr(a):
    q, r = mux.like(a, "float64"), mux.like(a, "float64")
    mux.work(9 * a.size)
    return mux.pair(q, r)
# measure: np.linalg.svd(np.random.rand(n, n)) for n in 50, 300
def svd(a, full_matrices=True, compute_uv=True):
    s = mux.shape(a)
    k = mux.min(s[0], s[1])
    if full_matrices and compute_uv:
        return mux.pair(mux.array((s[0], s[0])), mux.array(k), mux.array((s[1], s[1])))
    if compute_uv:
        return mux.pair(mux.array((s[0], k)), mux.array(k), mux.array((k, s[1])))
    return mux.array(k)
# measure: np.linalg.pinv(np.random.rand(n, n)) for n in 50, 300
def pinv(a):
    s = mux.shape(a)
    mux.work(32 * a.size)
    return mux.array((s[1], s[0]))
