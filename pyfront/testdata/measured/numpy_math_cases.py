"""Functions that compute with numpy arrays: elementwise, reductions, products,
sorting, statistics, random numbers; measured by CPython."""
import numpy as np

POINTS = {
    "out_argument": {"n": [10, 1000, 100000]},
    "where_argument": {"n": [10, 1000, 100000]},
    "integer_mean": {"n": [10, 1000, 100000]},
    "integer_divide": {"n": [10, 1000, 100000]},
    "float32_scalar": {"n": [10, 1000, 100000]},
    "mixed_types": {"n": [10, 1000, 100000]},
    "chained_large": {"n": [10, 1000, 100000]},
    "polynomial": {"n": [10, 1000, 100000]},
    "clipped": {"n": [10, 1000, 100000]},
    "comparison": {"n": [10, 1000, 100000]},
    "count_true": {"n": [10, 1000, 100000]},
    "logic": {"n": [10, 1000, 100000]},
    "where_three": {"n": [10, 1000, 100000]},
    "where_one": {"n": [10, 1000, 100000]},
    "select_cases": {"n": [10, 1000, 100000]},
    "norm_rows": {"n": [10, 100, 300]},
    "norm_all": {"n": [10, 100, 300]},
    "standardize": {"n": [10, 100, 300]},
    "variance_axis": {"n": [10, 100, 300]},
    "max_keepdims": {"n": [10, 100, 300]},
    "min_max": {"n": [10, 100, 300]},
    "argmax_rows": {"n": [10, 100, 300]},
    "cumulative": {"n": [10, 100, 300]},
    "differences": {"n": [10, 100, 300]},
    "gradient": {"n": [10, 1000, 100000]},
    "dot_vectors": {"n": [10, 1000, 100000]},
    "inner_outer": {"n": [10, 100, 300]},
    "tensor_dot": {"n": [4, 20, 60]},
    "einsum_matmul": {"n": [10, 100, 300]},
    "einsum_trace": {"n": [10, 100, 300]},
    "einsum_batch": {"n": [4, 20, 60]},
    "kronecker": {"n": [3, 10, 20]},
    "batch_matmul": {"n": [4, 20, 60]},
    "matrix_power": {"n": [10, 100, 300]},
    "matmul_float32": {"n": [10, 100, 300]},
    "matmul_int": {"n": [10, 100, 300]},
    "matmul_transposed": {"n": [10, 100, 300]},
    "matmul_mixed": {"n": [10, 100, 300]},
    "least_squares": {"n": [10, 100, 300]},
    "eigen_symmetric": {"n": [10, 100, 200]},
    "determinant": {"n": [10, 100, 300]},
    "cholesky": {"n": [10, 100, 300]},
    "covariance": {"n": [10, 100, 300]},
    "correlation": {"n": [10, 100, 300]},
    "histogram": {"n": [10, 1000, 100000]},
    "bin_counts": {"n": [10, 1000, 100000]},
    "digitized": {"n": [10, 1000, 100000]},
    "unique_values": {"n": [10, 1000, 100000]},
    "unique_counts": {"n": [10, 1000, 100000]},
    "top_k": {"n": [10, 1000, 100000]},
    "partitioned": {"n": [10, 1000, 100000]},
    "sorted_rows": {"n": [10, 100, 300]},
    "argsort_desc": {"n": [10, 1000, 100000]},
    "lex_sorted": {"n": [10, 1000, 100000]},
    "search": {"n": [10, 1000, 100000]},
    "membership": {"n": [10, 1000, 100000]},
    "set_ops": {"n": [10, 1000, 100000]},
    "percentiles": {"n": [10, 1000, 100000]},
    "median_of": {"n": [10, 1000, 100000]},
    "nan_stats": {"n": [10, 1000, 100000]},
    "convolved": {"n": [100, 1000, 100000]},
    "interpolated": {"n": [10, 1000, 100000]},
    "poly_fit": {"n": [10, 1000, 100000]},
    "fft_power": {"n": [10, 1000, 100000]},
    "fft_inverse": {"n": [10, 1000, 100000]},
    "fft_real": {"n": [10, 1000, 100000]},
    "fft_image": {"n": [10, 100, 300]},
    "complex_parts": {"n": [10, 1000, 100000]},
    "rng_all": {"n": [10, 1000, 100000]},
    "rng_int": {"n": [10, 1000, 100000]},
    "rng_choice": {"n": [10, 1000, 100000]},
    "rng_shuffle": {"n": [10, 1000, 100000]},
    "rng_f32": {"n": [10, 1000, 100000]},
    "legacy_random": {"n": [10, 1000, 100000]},
    "monte_carlo": {"n": [10, 1000, 100000]},
    "seeded": {"n": [10, 1000, 100000]},
    "vectorized": {"n": [10, 1000, 20000]},
    "apply_rows": {"n": [10, 100, 300]},
    "inplace_ops": {"n": [10, 1000, 100000]},
    "inplace_mixed": {"n": [10, 1000, 100000]},
    "scatter_add": {"n": [10, 1000, 100000]},
    "masked_store": {"n": [10, 1000, 100000]},
    "scalar_of": {"n": [10, 1000, 100000]},
    "bits_of": {"n": [10, 1000, 100000]},
    "modulo": {"n": [10, 1000, 100000]},
    "hypotenuse": {"n": [10, 1000, 100000]},
    "allclose": {"n": [10, 1000, 100000]},
    "reductions_int": {"n": [10, 1000, 100000]},
    "power_iteration": {"n": [10, 100, 300], "k": [3, 10, 5]},
    "jacobi": {"n": [10, 100, 300], "k": [3, 10, 5]},
    "heat": {"n": [10, 100, 300], "k": [3, 10, 5]},
    "life": {"n": [10, 100, 300]},
    "kmeans_step": {"n": [10, 1000, 5000], "k": [3, 5, 8]},
    "knn": {"n": [10, 100, 300], "m": [5, 50, 100]},
    "mandel": {"n": [10, 100, 300]},
    "pca": {"n": [10, 100, 300]},
    "linear_fit": {"n": [10, 1000, 20000], "d": [2, 5, 10], "k": [3, 5, 5]},
    "logistic_fit": {"n": [10, 1000, 20000], "d": [2, 5, 10], "k": [3, 5, 5]},
}


LIMITS = {
    "bound": """
        fft_inverse fft_power membership rng_choice set_ops unique_counts unique_values vectorized
    """,
    "unbound": """
        bin_counts
    """,
    "unknown": """
        apply_rows
    """,
}


def out_argument(n):
    a = np.ones(n)
    np.multiply(a, 2.0, out=a)
    np.add(a, a, out=a)
    return a


def where_argument(n):
    a = np.ones(n)
    return np.divide(1.0, a, out=np.zeros_like(a), where=a != 0)


def integer_mean(n):
    return np.arange(n).mean()


def integer_divide(n):
    return np.arange(n) / 3


def float32_scalar(n):
    a = np.ones(n, dtype=np.float32)
    return a * 2.5 + 1


def mixed_types(n):
    a = np.ones(n, dtype=np.float32)
    b = np.arange(n)
    return a + b


def chained_large(n):
    a = np.ones(n)
    b = np.ones(n)
    return (a + b) * (a - b) + 1.0


def polynomial(n):
    x = np.linspace(0, 1, n)
    return 3 * x ** 3 - 2 * x ** 2 + x - 7


def clipped(n):
    return np.clip(np.random.randn(n), -1, 1)


def comparison(n):
    a = np.random.rand(n)
    return (a > 0.2) & (a < 0.8)


def count_true(n):
    a = np.random.rand(n)
    return np.count_nonzero(a > 0.5)


def logic(n):
    a = np.random.rand(n)
    return np.logical_or(a < 0.1, ~(a > 0.9))


def where_three(n):
    a = np.random.randn(n)
    return np.where(a > 0, a, 0.01 * a)


def where_one(n):
    a = np.arange(n)
    return np.where(a >= 0)[0]


def select_cases(n):
    a = np.arange(n)
    return np.select([a < 3, a < 6], [a, a * 2], default=0)


def norm_rows(n):
    a = np.ones((n, n))
    return a / np.linalg.norm(a, axis=1, keepdims=True)


def norm_all(n):
    return np.linalg.norm(np.ones((n, n)))


def standardize(n):
    a = np.random.rand(n, n)
    return (a - a.mean(axis=0)) / (a.std(axis=0) + 1e-8)


def variance_axis(n):
    return np.random.rand(n, n).var(axis=1)


def max_keepdims(n):
    a = np.random.rand(n, n)
    return a - a.max(axis=-1, keepdims=True)


def min_max(n):
    a = np.random.rand(n, n)
    return (a - a.min()) / (a.max() - a.min())


def argmax_rows(n):
    return np.argmax(np.random.rand(n, n), axis=1)


def cumulative(n):
    return np.cumsum(np.ones((n, n)), axis=1)


def differences(n):
    return np.diff(np.ones((n, n)), axis=0)


def gradient(n):
    return np.gradient(np.ones(n))


def dot_vectors(n):
    a = np.ones(n)
    return np.dot(a, a)


def inner_outer(n):
    a = np.ones(n)
    return np.outer(a, a) * np.inner(a, a)


def tensor_dot(n):
    a = np.ones((n, n, 4))
    b = np.ones((4, n))
    return np.tensordot(a, b, axes=1)


def einsum_matmul(n):
    a = np.ones((n, n))
    return np.einsum("ij,jk->ik", a, a)


def einsum_trace(n):
    return np.einsum("ii", np.ones((n, n)))


def einsum_batch(n):
    a = np.ones((n, n, 8))
    return np.einsum("bij,bkj->bik", a, a)


def kronecker(n):
    a = np.ones((n, n))
    return np.kron(a, a)


def batch_matmul(n):
    a = np.ones((n, n, 16), dtype=np.float32)
    return a @ a.transpose(0, 2, 1)


def matrix_power(n):
    return np.linalg.matrix_power(np.ones((n, n)), 4)


def matmul_float32(n):
    a = np.random.rand(n, n).astype(np.float32)
    b = np.random.rand(n, n).astype(np.float32)
    return a @ b


def matmul_int(n):
    a = np.ones((n, n), dtype=np.int64)
    return a @ a


def matmul_transposed(n):
    a = np.ones((n, n))
    return a.T @ a


def matmul_mixed(n):
    a = np.ones((n, n))
    b = np.ones((n, n), dtype=np.float32)
    return a @ b


def least_squares(n):
    a = np.random.rand(n, n)
    return np.linalg.lstsq(a, np.ones(n), rcond=None)[0]


def eigen_symmetric(n):
    a = np.random.rand(n, n)
    w, v = np.linalg.eigh(a + a.T)
    return v


def determinant(n):
    return np.linalg.det(np.random.rand(n, n))


def cholesky(n):
    return np.linalg.cholesky(np.eye(n) * 4)


def covariance(n):
    return np.cov(np.random.rand(n, n))


def correlation(n):
    return np.corrcoef(np.random.rand(n, n))


def histogram(n):
    h, edges = np.histogram(np.random.rand(n), bins=20)
    return h


def bin_counts(n):
    return np.bincount(np.arange(n) % 7, minlength=16)


def digitized(n):
    return np.digitize(np.random.rand(n), [0.2, 0.5, 0.7])


def unique_values(n):
    return np.unique(np.arange(n) % 10)


def unique_counts(n):
    values, counts = np.unique(np.arange(n) % 10, return_counts=True)
    return counts


def top_k(n):
    a = np.random.rand(n)
    return np.argsort(a)[-5:][::-1]


def partitioned(n):
    return np.argpartition(np.random.rand(n), 5)[:5]


def sorted_rows(n):
    return np.sort(np.random.rand(n, n), axis=0)


def argsort_desc(n):
    return np.argsort(-np.random.rand(n))


def lex_sorted(n):
    a = np.random.rand(n)
    return np.lexsort((a, a))


def search(n):
    a = np.arange(n)
    return np.searchsorted(a, [1, 2, 3])


def membership(n):
    return np.isin(np.arange(n), np.arange(10))


def set_ops(n):
    return np.intersect1d(np.arange(n), np.arange(n))


def percentiles(n):
    return np.percentile(np.random.rand(n), [5, 50, 95])


def median_of(n):
    return np.median(np.random.rand(n))


def nan_stats(n):
    return np.nanmean(np.random.rand(n))


def convolved(n):
    return np.convolve(np.ones(n), np.ones(9) / 9, mode="valid")


def interpolated(n):
    x = np.linspace(0, 1, n)
    return np.interp(x, [0.0, 0.5, 1.0], [1.0, 2.0, 0.0])


def poly_fit(n):
    x = np.linspace(0, 1, n)
    return np.polyfit(x, x, 2)


def fft_power(n):
    return np.abs(np.fft.fft(np.random.rand(n))) ** 2


def fft_inverse(n):
    return np.fft.ifft(np.fft.fft(np.ones(n))).real


def fft_real(n):
    return np.fft.irfft(np.fft.rfft(np.ones(n)))


def fft_image(n):
    return np.fft.fftshift(np.fft.fft2(np.ones((n, n))))


def complex_parts(n):
    z = np.ones(n) + 1j * np.ones(n)
    return np.abs(z)


def rng_all(n):
    rng = np.random.default_rng(42)
    return rng.normal(0, 1, n) + rng.uniform(size=n)


def rng_int(n):
    rng = np.random.default_rng(1)
    return rng.integers(0, 100, size=n)


def rng_choice(n):
    rng = np.random.default_rng(1)
    return rng.choice(n, size=n // 2, replace=False)


def rng_shuffle(n):
    a = np.arange(n)
    np.random.shuffle(a)
    return a


def rng_f32(n):
    rng = np.random.default_rng(1)
    return rng.standard_normal(n, dtype=np.float32)


def legacy_random(n):
    np.random.seed(0)
    return np.random.normal(0, 1, (n, 2)) + np.random.randint(0, 9, (n, 2))


def monte_carlo(n):
    x = np.random.rand(n)
    y = np.random.rand(n)
    return 4 * np.sum(x ** 2 + y ** 2 <= 1) / n


def seeded(n):
    r = np.random.RandomState(7)
    return r.rand(n) - r.randn(n)


def vectorized(n):
    f = np.vectorize(lambda v: v * 2 + 1)
    return f(np.arange(n))


def apply_rows(n):
    return np.apply_along_axis(np.sum, 1, np.ones((n, n)))


def inplace_ops(n):
    a = np.ones(n)
    a += 1
    a *= a
    a[a > 3] = 0
    return a


def inplace_mixed(n):
    a = np.ones(n)
    a += np.arange(n)
    a /= 2
    return a


def scatter_add(n):
    a = np.zeros(16)
    np.add.at(a, np.arange(n) % 16, 1.0)
    return a


def masked_store(n):
    a = np.random.rand(n)
    m = a < 0.5
    a[m] = -1
    a[~m] = 1
    return a


def scalar_of(n):
    a = np.random.rand(n)
    return float(a[0]) + a.max().item()


def bits_of(n):
    a = np.arange(n, dtype=np.uint8)
    return (a >> 1) ^ (a & 3) | (a << 2)


def modulo(n):
    a = np.arange(n)
    return (a * 31 + 7) % 97 // 2


def hypotenuse(n):
    a = np.ones(n)
    return np.hypot(a, a) + np.arctan2(a, a)


def allclose(n):
    a = np.ones(n)
    return np.allclose(a, a + 1e-9)


def reductions_int(n):
    a = np.arange(n, dtype=np.int32)
    return a.sum() + a.max() + np.prod(a[:3])


def power_iteration(n, k):
    a = np.random.rand(n, n)
    v = np.ones(n)
    for _ in range(k):
        v = a @ v
        v = v / np.linalg.norm(v)
    return v


def jacobi(n, k):
    a = np.ones((n, n)) + n * np.eye(n)
    b = np.ones(n)
    x = np.zeros(n)
    d = np.diag(a)
    r = a - np.diagflat(d)
    for _ in range(k):
        x = (b - np.dot(r, x)) / d
    return x


def heat(n, k):
    u = np.zeros((n, n))
    u[0, :] = 100.0
    for _ in range(k):
        u[1:-1, 1:-1] = 0.25 * (u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:])
    return u


def life(n):
    g = np.random.randint(0, 2, (n, n))
    s = sum(np.roll(np.roll(g, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    return (s == 3) | ((g == 1) & (s == 2))


def kmeans_step(n, k):
    x = np.random.rand(n, 2)
    c = x[:k]
    d = np.linalg.norm(x[:, None, :] - c[None, :, :], axis=2)
    return d.argmin(axis=1)


def knn(n, m):
    a = np.random.rand(n, 4)
    b = np.random.rand(m, 4)
    d = np.sum(a ** 2, axis=1)[:, None] + np.sum(b ** 2, axis=1)[None, :] - 2 * a @ b.T
    return np.argsort(d, axis=1)[:, :3]


def mandel(n):
    x = np.linspace(-2, 1, n)
    y = np.linspace(-1, 1, n)
    c = x[None, :] + 1j * y[:, None]
    z = np.zeros_like(c)
    for _ in range(5):
        z = z * z + c
    return np.abs(z) < 2


def pca(n):
    x = np.random.rand(n, 10)
    x = x - x.mean(axis=0)
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return x @ vt[:2].T


def linear_fit(n, d, k):
    x = np.random.rand(n, d)
    y = np.random.rand(n)
    w = np.zeros(d)
    for _ in range(k):
        g = x.T @ (x @ w - y) / n
        w -= 0.1 * g
    return w


def logistic_fit(n, d, k):
    x = np.random.rand(n, d)
    y = np.random.rand(n)
    w = np.zeros(d)
    for _ in range(k):
        p = 1.0 / (1.0 + np.exp(-x.dot(w)))
        w = w - 0.1 * np.dot(x.T, p - y) / n
    return w
