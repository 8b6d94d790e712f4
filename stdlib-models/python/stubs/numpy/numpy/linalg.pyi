# numpy.linalg: results; LAPACK's work space is not seen by Python's meters.
import mux
def inv(a): return mux.like(a, "float64")
def solve(a, b): return mux.like(b, "float64")
def det(a): return mux.float()
def norm(x, ord=None, axis=None, keepdims=False):
    return mux.reduce(x, axis, keepdims, kind="mean")
def eigvals(a): return mux.array(mux.shape(a)[0], "complex128")
def eigvalsh(a): return mux.array(mux.shape(a)[0])
def eigh(a): return mux.pair(mux.array(mux.shape(a)[0]), mux.like(a, "float64"))
def eig(a): return mux.pair(mux.array(mux.shape(a)[0], "complex128"), mux.like(a, "complex128"))
def cholesky(a): return mux.like(a, "float64")
def matrix_rank(a): return mux.any_int()
def qr(a): return mux.pair(mux.like(a, "float64"), mux.like(a, "float64"))
