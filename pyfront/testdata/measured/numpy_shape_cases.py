"""Functions that make, join, cut and reorder numpy arrays, measured by CPython."""
import numpy as np

POINTS = {
    "arange_steps": {"n": [10, 1000, 20000]},
    "grid": {"n": [10, 100, 400]},
    "grid_ij": {"n": [10, 60, 200], "m": [3, 40, 90]},
    "sparse_grid": {"n": [10, 100, 400]},
    "open_grid": {"n": [10, 100, 400]},
    "index_grid": {"n": [10, 100, 300]},
    "triangles": {"n": [10, 100, 400]},
    "causal_mask": {"n": [10, 100, 400]},
    "triangle_positions": {"n": [10, 100, 300]},
    "diagonal": {"n": [10, 100, 400]},
    "diagonal_of": {"n": [10, 100, 400]},
    "vandermonde": {"n": [10, 1000, 20000]},
    "blocks": {"n": [10, 100, 300]},
    "stacked_new_axis": {"n": [10, 1000, 20000]},
    "stacked_last_axis": {"n": [10, 1000, 20000]},
    "joined_columns": {"n": [10, 100, 300]},
    "depth_stacked": {"n": [10, 100, 300]},
    "parts": {"n": [12, 1200, 24000]},
    "parts_of_array": {"n": [10, 1000, 20000]},
    "tiled_matrix": {"n": [10, 100, 300]},
    "repeated_axis": {"n": [10, 100, 300]},
    "padded_sides": {"n": [10, 100, 300]},
    "padded_edge": {"n": [10, 100, 300]},
    "rolled_axis": {"n": [10, 100, 400]},
    "flipped_copy": {"n": [10, 100, 400]},
    "rotated": {"n": [10, 100, 400]},
    "turned_axes": {"n": [4, 20, 60]},
    "swapped_axes": {"n": [4, 20, 60]},
    "moved_axis": {"n": [4, 20, 60]},
    "reshaped_copy": {"n": [10, 100, 400]},
    "raveled_transpose": {"n": [10, 100, 400]},
    "contiguous": {"n": [10, 100, 400]},
    "broadcast_copy": {"n": [10, 100, 400]},
    "squeezed": {"n": [10, 1000, 20000]},
    "expanded": {"n": [10, 1000, 20000]},
    "inserted": {"n": [10, 1000, 20000]},
    "deleted": {"n": [10, 1000, 20000]},
    "taken": {"n": [10, 1000, 20000]},
    "fancy_rows": {"n": [10, 100, 400]},
    "fancy_pairs": {"n": [10, 1000, 20000]},
    "masked_rows": {"n": [10, 100, 400]},
    "strided": {"n": [10, 1000, 20000]},
    "windows": {"n": [100, 1000, 20000]},
    "from_iter": {"n": [10, 1000, 20000]},
    "from_function": {"n": [10, 100, 400]},
    "from_nested_list": {"n": [10, 100, 300]},
    "to_nested_list": {"n": [10, 100, 300]},
    "to_int_list": {"n": [10, 1000, 20000]},
    "as_bytes": {"n": [10, 100, 400]},
    "from_buffer_shape": {"n": [10, 100, 400]},
    "typed_makers": {"n": [10, 1000, 20000]},
    "like_makers": {"n": [10, 1000, 20000]},
    "full_fill": {"n": [10, 1000, 20000]},
    "log_space": {"n": [10, 1000, 20000]},
    "identity_float32": {"n": [10, 100, 400]},
    "structured": {"n": [10, 1000, 20000]},
    "object_free": {"n": [10, 1000, 20000]},
    "matrix_product": {"n": [10, 100, 300]},
    "saved_bytes": {"n": [10, 1000, 20000]},
    "astype_chain": {"n": [10, 1000, 20000]},
    "astype_view": {"n": [10, 1000, 20000]},
    "split_matrix": {"n": [12, 120, 300]},
    "append_rows": {"n": [10, 100, 300]},
    "atleast": {"n": [10, 1000, 20000]},
    "resized": {"n": [10, 1000, 20000]},
    "column_vectors": {"n": [10, 1000, 20000]},
    "row_joiner": {"n": [10, 1000, 20000]},
    "zeros_3d": {"n": [4, 20, 60]},
    "copy_slices": {"n": [10, 100, 400]},
    "put_slices": {"n": [10, 100, 400]},
    "index_arrays": {"n": [10, 100, 300]},
    "sliding_mean": {"n": [100, 1000, 20000]},
}


LIMITS = {
    "bound": """
        masked_rows
    """,
}


def arange_steps(n):
    return np.arange(0, n, 0.5)


def grid(n):
    x = np.linspace(-1, 1, n)
    y = np.linspace(-1, 1, n)
    gx, gy = np.meshgrid(x, y)
    return gx


def grid_ij(n, m):
    a, b = np.meshgrid(np.arange(n), np.arange(m), indexing="ij")
    return a + b


def sparse_grid(n):
    a, b = np.meshgrid(np.arange(n), np.arange(n), sparse=True)
    return a * b


def open_grid(n):
    y, x = np.ogrid[:n, :n]
    return y


def index_grid(n):
    return np.indices((n, n))


def triangles(n):
    a = np.ones((n, n))
    return np.triu(a, 1)


def causal_mask(n):
    return np.tril(np.ones((n, n), dtype=bool))


def triangle_positions(n):
    i, j = np.triu_indices(n, k=1)
    return i


def diagonal(n):
    return np.diag(np.arange(n, dtype=float))


def diagonal_of(n):
    a = np.ones((n, n))
    return np.diag(a).copy()


def vandermonde(n):
    return np.vander(np.arange(n, dtype=float), 4)


def blocks(n):
    a = np.zeros((n, n))
    return np.block([[a, a], [a, a]])


def stacked_new_axis(n):
    return np.stack([np.zeros(n), np.ones(n), np.ones(n)])


def stacked_last_axis(n):
    return np.stack([np.zeros(n), np.ones(n)], axis=-1)


def joined_columns(n):
    a = np.zeros((n, n))
    return np.concatenate([a, a, a], axis=1)


def depth_stacked(n):
    a = np.zeros((n, n))
    return np.dstack([a, a])


def parts(n):
    a = np.arange(n)
    b = np.split(a, 4)
    return b[0] + b[1]


def parts_of_array(n):
    a = np.arange(n)
    return [p.sum() for p in np.array_split(a, 3)]


def tiled_matrix(n):
    return np.tile(np.ones((n, n)), (2, 3))


def repeated_axis(n):
    return np.repeat(np.ones((n, n)), 3, axis=0)


def padded_sides(n):
    return np.pad(np.ones((n, n)), ((1, 2), (0, 3)))


def padded_edge(n):
    return np.pad(np.ones((n, n)), 2, mode="edge")


def rolled_axis(n):
    return np.roll(np.ones((n, n)), 1, axis=0)


def flipped_copy(n):
    a = np.ones((n, n))
    return np.flip(a, 0).copy()


def rotated(n):
    a = np.ones((n, n))
    return np.rot90(a).copy()


def turned_axes(n):
    a = np.zeros((n, n, n), dtype=np.float32)
    return a.transpose(0, 2, 1).reshape(n, n * n)


def swapped_axes(n):
    a = np.zeros((n, n, n))
    return np.ascontiguousarray(a.swapaxes(0, 1))


def moved_axis(n):
    a = np.zeros((n, n, n))
    return np.moveaxis(a, 0, -1).copy()


def reshaped_copy(n):
    a = np.zeros((n, n))
    return a.T.reshape(-1)


def raveled_transpose(n):
    a = np.zeros((n, n))
    return a.T.ravel()


def contiguous(n):
    a = np.zeros((n, n))
    return np.ascontiguousarray(a.T)


def broadcast_copy(n):
    v = np.ones(n)
    return np.broadcast_to(v, (n, n)).copy()


def squeezed(n):
    a = np.zeros((1, n, 1))
    return np.squeeze(a) + 1


def expanded(n):
    a = np.zeros(n)
    return np.expand_dims(a, axis=0) * 2.0


def inserted(n):
    return np.insert(np.zeros(n), 3, 1.0)


def deleted(n):
    return np.delete(np.zeros(n), 3)


def taken(n):
    return np.take(np.zeros(n), np.arange(n // 2))


def fancy_rows(n):
    a = np.ones((n, n))
    return a[[0, 1, 2]]


def fancy_pairs(n):
    a = np.ones(n)
    i = np.arange(n)
    return a[i]


def masked_rows(n):
    a = np.ones((n, n))
    m = np.arange(n) % 2 == 0
    return a[m].sum()


def strided(n):
    a = np.arange(n)
    return a[::2].copy()


def windows(n):
    a = np.arange(n, dtype=float)
    w = np.lib.stride_tricks.sliding_window_view(a, 8)
    return w.sum(axis=1)


def from_iter(n):
    return np.fromiter((i * 2 for i in range(n)), dtype=np.int64, count=n)


def from_function(n):
    return np.fromfunction(lambda i, j: i + j, (n, n))


def from_nested_list(n):
    rows = [[float(i) for i in range(n)] for _ in range(n)]
    return np.array(rows)


def to_nested_list(n):
    return np.zeros((n, n)).tolist()


def to_int_list(n):
    return np.arange(n).tolist()


def as_bytes(n):
    return np.zeros((n, n), dtype=np.uint8).tobytes()


def from_buffer_shape(n):
    return np.frombuffer(bytes(n * n), dtype=np.uint8).reshape(n, n) + 1


def typed_makers(n):
    a = np.zeros(n, dtype="int32")
    b = np.empty(n, dtype=np.complex64)
    c = np.ones(n, np.uint8)
    return b


def like_makers(n):
    a = np.zeros(n, dtype=np.float32)
    b = np.ones_like(a)
    c = np.full_like(a, 3, dtype=np.int64)
    return c


def full_fill(n):
    return np.full(n, 7)


def log_space(n):
    return np.logspace(0, 3, n)


def identity_float32(n):
    return np.identity(n, dtype=np.float32)


def structured(n):
    return np.zeros(n, dtype=[("id", "i4"), ("value", "f8")])


def object_free(n):
    return np.empty(n, dtype=object)


def matrix_product(n):
    a = np.matrix(np.ones((n, n)))
    return a * a


def saved_bytes(n):
    a = np.arange(n)
    return a.tobytes()


def astype_chain(n):
    return np.arange(n).astype(np.float32).astype(np.float16)


def astype_view(n):
    a = np.zeros(n, dtype=np.float32)
    return a.astype(np.float32, copy=False)


def split_matrix(n):
    a = np.zeros((n, n))
    q, k, v = np.split(a, 3, axis=1)
    return q.copy()


def append_rows(n):
    a = np.zeros((n, n))
    return np.append(a, np.ones((1, n)), axis=0)


def atleast(n):
    return np.atleast_2d(np.zeros(n)).T.copy()


def resized(n):
    return np.resize(np.arange(10), n)


def column_vectors(n):
    return np.column_stack((np.zeros(n), np.ones(n)))


def row_joiner(n):
    return np.hstack((np.zeros(n), np.ones(n), [1.0, 2.0]))


def zeros_3d(n):
    a = np.zeros((n, n, n))
    a[0] = 1
    a[:, 0, :] = 2
    return a


def copy_slices(n):
    a = np.ones((n, n))
    return a[:, : n // 2].copy()


def put_slices(n):
    a = np.zeros((n, n))
    a[: n // 2, :] = np.ones((n // 2, n))
    return a


def index_arrays(n):
    a = np.ones((n, n))
    r = np.arange(n)
    return a[r[:, None], r[None, :]]


def sliding_mean(n):
    a = np.arange(n, dtype=float)
    c = np.cumsum(a)
    return (c[8:] - c[:-8]) / 8
