"""Functions over numpy, measured by CPython."""
import dataclasses
import random

import numpy as np

POINTS = {
    "np_normalize": {"n": [10, 2000], "d": [4, 50]},
    "np_stack": {"n": [10, 1000, 20000]},
    "np_dist": {"n": [10, 100, 300]},
    "np_outer": {"n": [10, 100, 500]},
    "np_solve": {"n": [10, 100, 300]},
    "np_svd": {"n": [10, 100, 200]},
    "np_inv": {"n": [10, 100, 300]},
    "matrix_np_dot": {"n": [10, 100, 500]},
    "np_mean_rows": {"n": [10, 100, 500]},
    "np_relu": {"n": [10, 100, 500]},
    "np_pad": {"n": [10, 100, 500]},
    "np_rows_loop": {"n": [10, 100, 500]},
    "np_concat_loop": {"n": [10, 100, 1000]},
}

LIMITS = {
    "bound": """
        np_fft
    """,
    "unbound": """
        np_hist
    """,
}


def matrix_np_dot(n):
    a = np.random.rand(n, n).astype(np.float32)
    return a.dot(a.T)


def np_stack(n):
    rows = [np.zeros(n) for _ in range(10)]
    return np.vstack(rows)


def np_mask(n):
    a = np.arange(n)
    return a[a % 2 == 0]


def np_where(n):
    a = np.random.rand(n)
    return np.where(a > 0.5, 1.0, 0.0)


def np_normalize(n, d):
    x = np.random.randn(n, d)
    x -= x.mean(axis=0)
    x /= x.std(axis=0)
    return x


def np_outer(n):
    v = np.linspace(0, 1, n)
    return np.outer(v, v)


def np_hist(n):
    return np.bincount(np.arange(n) % 10)


def np_sort(n):
    return np.sort(np.random.rand(n))[::-1]


def np_argsort(n):
    return np.argsort(np.random.rand(n))


def np_fft(n):
    return np.abs(np.fft.fft(np.ones(n)))


def np_solve(n):
    return np.linalg.solve(np.eye(n) * 2, np.ones(n))


def np_svd(n):
    return np.linalg.svd(np.random.rand(n, n))[1]


def np_inv(n):
    return np.linalg.inv(np.eye(n))


def np_cumsum(n):
    return np.cumsum(np.ones(n))


def np_concat_loop(n):
    a = np.zeros(200)
    for i in range(n):
        a = np.append(a, 1.0)
    return a


def np_tolist(n):
    return np.ones(n).tolist()


def np_frombuffer(n):
    return np.frombuffer(bytes(8 * n), dtype=np.float64)


def np_tobytes(n):
    return np.ones(n).tobytes()


def np_mean_rows(n):
    return np.ones((n, n)).mean(axis=1)


def np_relu(n):
    x = np.random.randn(n, n)
    return np.maximum(x, 0)


def np_sigmoid(n):
    x = np.random.randn(n)
    return 1 / (1 + np.exp(-x))


def np_pad(n):
    return np.pad(np.ones((n, n)), 1)


def np_dist(n):
    a = np.random.rand(n, 3)
    d = a[:, None, :] - a[None, :, :]
    return np.sqrt((d ** 2).sum(axis=2))


def np_onehot(n):
    return np.eye(10)[np.arange(n) % 10]


def np_repeat(n):
    return np.tile(np.arange(10), n)


def np_list_to_array(n):
    return np.array([i * 0.5 for i in range(n)])


def np_rows_loop(n):
    out = np.empty((n, n))
    for i in range(n):
        out[i] = np.arange(n)
    return out


def batch_np(n):
    total = 0.0
    for i in range(0, n, 100):
        b = np.ones((100, 100)) * i
        total += b.sum()
    return total
