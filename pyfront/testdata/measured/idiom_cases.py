"""Idioms of request handlers over plain Python and numpy, measured by CPython."""
import functools
import io
import itertools
import json
import math
import re
import struct
import zlib
import base64
import hashlib
from collections import deque, defaultdict, OrderedDict, namedtuple
from dataclasses import dataclass, field
from typing import List, Optional

import numpy as np

POINTS = {
    "np_broadcast_add": {"n": [10, 500, 2000], "m": [20, 300, 1000]},
    "np_einsum_bmm": {"b": [2, 8, 16], "n": [10, 100, 200]},
    "np_cosine": {"n": [10, 2000], "d": [8, 128]},
    "np_attention": {"n": [16, 128, 512], "d": [16, 64, 64]},
    "np_conv1d": {"n": [100, 10000], "k": [5, 31]},
    "np_kmeans_step": {"n": [100, 5000], "k": [3, 10], "d": [2, 16]},
    "np_pca": {"n": [100, 2000], "d": [5, 50]},
    "np_batches": {"n": [100, 50000], "b": [10, 1000]},
    "np_layers": {"n": [32, 512], "h": [64, 256]},
    "np_image_gray": {"h": [48, 480], "w": [64, 640]},
    "np_blur": {"h": [48, 480], "w": [64, 640]},
    "np_quantize": {"n": [10, 500, 1500]},
    "np_power_iter": {"n": [10, 200, 700], "k": [3, 10, 5]},
    "np_preallocate_rows": {"n": [10, 100, 400]},
    "np_list_then_stack": {"n": [10, 50], "d": [100, 2000]},
    "paginate": {"items": [10, 5000], "size": [3, 100]},
    "ngrams": {"n": [10, 20000], "k": [2, 3]},
    "grid_paths": {"n": [5, 50, 300]},
    "lcs_table": {"n": [10, 200], "m": [20, 300]},
    "outer_product": {"n": [5, 50, 200]},
    "nested_closure": {"n": [10, 1000, 20000]},
    "fill_matrix": {"n": [5, 40, 200]},
    "collatz": {"n": [7, 27, 97]},
    "hanoi_moves": {"n": [2, 8, 12]},
    "combine_kw": {"n": [10, 1000, 20000], "scale": [2, 3, 4]},
    "record_event": {"event": [{"count": 10, "size": 20}, {"count": 1000, "size": 200}]},
    "early_exit": {"n": [10, 1000, 20000], "stop": [5, 100, 15000]},
    "primes_trial": {"n": [10, 500, 3000]},
    "string_grow": {"n": [10, 1000, 20000]},
    "matrix_sum": {"n": [10, 100, 1000]},
}

BINDINGS = {
    "cached_value": {"len(_CACHE)": "=len(_CACHE)"},
}

LIMITS = {
    "bound": """
        group_setdefault
        cached_value fill_matrix fill_twice grid_paths group_by_mod heap_top
        json_load_list lcs_table left_loop lines_out nested_closure nested_keys ngrams np_batches
        np_masked_mean np_unique_counts pair_keys queue_all set_twice text_keys
        unique_squares unpack_records
    """,
    "unbound": """
        find_numbers split_fields upper_words
    """,
    "unknown": """
        collatz generator_state
        hanoi_moves insert_nodes primes_trial
    """,
}


# --- plain containers


def sum_digits_table(n):
    table = {}
    for i in range(n):
        table[i] = [i, i * 2]
    return table


def string_grow(n):
    s = ""
    for i in range(n):
        s += "item;"
    return s


def str_ids(n):
    return ["id-" + str(i) for i in range(n)]


def fstring_rows(n):
    rows = []
    for i in range(n):
        rows.append(f"user{i}:{i * 2}")
    return rows


def tuples_sorted(n):
    rows = [(i, i * 0.5) for i in range(n)]
    rows.sort(key=lambda r: r[1], reverse=True)
    return rows


def sorted_floats(n):
    xs = [math.sin(i) for i in range(n)]
    return sorted(xs)


def heap_top(n):
    import heapq
    heap = []
    for i in range(n):
        heapq.heappush(heap, i * 7919 % 1000003)
    return heapq.nlargest(10, heap)


def ring_buffer(n):
    q = deque(maxlen=100)
    for i in range(n):
        q.append(float(i))
    return q


def queue_all(n):
    q = deque()
    for i in range(n):
        q.append(i)
    out = []
    while q:
        out.append(q.popleft())
    return out


def group_by_mod(n):
    groups = defaultdict(list)
    for i in range(n):
        groups[i % 10].append(i)
    return groups


def group_setdefault(n):
    groups = {}
    for i in range(n):
        groups.setdefault(i % 10, []).append(i)
    return groups


def count_mod(n):
    counts = {}
    for i in range(n):
        k = i % 7
        counts[k] = counts.get(k, 0) + 1
    return counts


def unique_squares(n):
    return {i * i for i in range(n)}


def index_words(n):
    words = ["word"] * n
    return {i: w for i, w in enumerate(words)}


def invert(n):
    d = {i: i + 1000 for i in range(n)}
    return {v: k for k, v in d.items()}


def pairs_zip(n):
    xs = list(range(n))
    ys = [x * 0.5 for x in xs]
    return list(zip(xs, ys))


def window_sums(n):
    xs = [float(i) for i in range(n)]
    return [sum(xs[i:i + 10]) for i in range(n - 9)]


def ngrams(n, k):
    xs = list(range(n))
    return [tuple(xs[i:i + k]) for i in range(n - k + 1)]


def paginate(items, size):
    data = list(range(items))
    return [data[i:i + size] for i in range(0, len(data), size)]


def flatten_pairs(n):
    nested = [[i, i + 1] for i in range(n)]
    return [x for row in nested for x in row]


def chained(n):
    return list(itertools.chain(range(n), range(n)))


def take_while(n):
    return list(itertools.takewhile(lambda x: x < n, range(2 * n)))


def slice_step(n):
    xs = list(range(n))
    return xs[::2]


def reverse_slice(n):
    xs = [0.5] * n
    return xs[::-1]


def star_unpack(n):
    first, *rest = list(range(n))
    return rest


def swap_rows(n):
    a = [[0.0] * 10 for _ in range(n)]
    a[0], a[-1] = a[-1], a[0]
    return a


def fill_matrix(n):
    m = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            m[i][j] = i * j
    return m


def outer_product(n):
    xs = [float(i) for i in range(n)]
    return [[a * b for b in xs] for a in xs]


def grid_paths(n):
    g = [[1] * n for _ in range(n)]
    for i in range(1, n):
        for j in range(1, n):
            g[i][j] = g[i - 1][j] % 97 + g[i][j - 1] % 97
    return g[-1][-1]


def lcs_table(n, m):
    t = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n):
        for j in range(m):
            if i == j:
                t[i + 1][j + 1] = t[i][j] + 1
            else:
                t[i + 1][j + 1] = max(t[i][j + 1], t[i + 1][j])
    return t[n][m]


def primes_trial(n):
    primes = []
    for i in range(2, n):
        for p in primes:
            if i % p == 0:
                break
        else:
            primes.append(i)
    return primes


def sieve_bytes(n):
    flags = bytearray(b"\x01") * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = 0
    return flags


def collatz(n):
    seq = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        seq.append(n)
    return len(seq)


def halving_list(n):
    xs = list(range(n))
    while len(xs) > 1:
        xs = xs[::2]
    return xs


def doubling_list(n):
    xs = [0]
    while len(xs) < n:
        xs = xs + xs
    return xs


def countdown(n):
    out = []
    while n > 0:
        out.append(n)
        n -= 1
    return out


def pop_all(n):
    xs = list(range(n))
    total = 0
    while xs:
        total += xs.pop()
    return total


def early_exit(n, stop):
    out = []
    for i in range(n):
        if i >= stop:
            break
        out.append(i)
    return out


def find_first(n):
    xs = [i * 3 for i in range(n)]
    for x in xs:
        if x > 1000:
            return x
    return None


# --- functions, classes, generators


def nested_closure(n):
    cache = {}

    def get(k):
        if k not in cache:
            cache[k] = k * 0.5
        return cache[k]

    for i in range(n):
        get(i)
    return cache


def make_counter(n):
    total = 0

    def add(k):
        nonlocal total
        total += k

    for i in range(n):
        add(i)
    return total


def hanoi_moves(n):
    moves = []

    def move(k, a, b, c):
        if k == 0:
            return
        move(k - 1, a, c, b)
        moves.append((a, c))
        move(k - 1, b, a, c)

    move(n, "a", "b", "c")
    return len(moves)


def evens(n):
    for i in range(n):
        if i % 2 == 0:
            yield i


def pipeline(n):
    squares = (x * x for x in evens(n))
    return list(squares)


def read_lines(text):
    for line in text.split("\n"):
        yield line.strip()


def generator_state(n):
    def gen():
        buf = []
        for i in range(n):
            buf.append(i)
            if len(buf) == 100:
                yield buf
                buf = []
        if buf:
            yield buf
    total = 0
    for b in gen():
        total += len(b)
    return total


def combine(*parts, sep=","):
    return sep.join(parts)


def combine_kw(n, scale=1):
    def build(count, **options):
        return [options["scale"] * 0.5 for _ in range(count)]
    return build(n, scale=scale)


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)


def use_stack(n):
    s = Stack()
    for i in range(n):
        s.push(i * 0.5)
    return s


class Matrix:
    def __init__(self, rows, cols):
        self.rows = rows
        self.cols = cols
        self.data = [0.0] * (rows * cols)

    def __getitem__(self, k):
        return self.data[k]

    @property
    def size(self):
        return self.rows * self.cols

    @classmethod
    def square(cls, n):
        return cls(n, n)

    def __add__(self, other):
        out = Matrix(self.rows, self.cols)
        out.data = [a + b for a, b in zip(self.data, other.data)]
        return out


def matrix_sum(n):
    a = Matrix.square(20)
    b = Matrix(20, 20)
    for _ in range(n):
        a = a + b
    return a.size


class Shape:
    def area(self):
        return 0.0


class Square(Shape):
    def __init__(self, side):
        super().__init__()
        self.side = side

    def area(self):
        return self.side * self.side


def shapes(n):
    return sum(s.area() for s in [Square(i) for i in range(n)])


@dataclass
class Order:
    number: int
    items: List[int] = field(default_factory=list)
    note: Optional[str] = None


def orders(n):
    out = []
    for i in range(n):
        o = Order(i)
        o.items.append(i)
        out.append(o)
    return out


class TreeNode:
    __slots__ = ("value", "left", "right")

    def __init__(self, value):
        self.value = value
        self.left = None
        self.right = None


def insert_nodes(n):
    head = None
    for i in range(n):
        t = TreeNode(i)
        t.left = head
        head = t
    return head


_CACHE = {}


def cached_value(n):
    if n not in _CACHE:
        _CACHE[n] = [0.5] * n
    return len(_CACHE[n])


_TABLE = [i * i for i in range(256)]


def table_lookup(n):
    return [_TABLE[i & 255] for i in range(n)]


@functools.lru_cache(maxsize=None)
def fib_cached(k):
    return k if k < 2 else fib_cached(k - 1) + fib_cached(k - 2)


class Timer:
    def __enter__(self):
        self.log = []
        return self

    def __exit__(self, *exc):
        self.log.append(1)
        return False


def with_timer(n):
    with Timer() as t:
        data = [0.0] * n
    return data


def try_parse(n):
    good = []
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            good.append(i)
        except ValueError:
            continue
    return good


def cleanup(n):
    buf = bytearray(n)
    try:
        return len(buf) * 2
    finally:
        del buf


# --- text and bytes


def csv_line(n):
    return ",".join(str(i) for i in range(n))


def join_repr(n):
    return " ".join([str(x) for x in [0.5] * n])


def lines_out(n):
    lines = []
    for i in range(n):
        lines.append("row %d of %d\n" % (i, n))
    return "".join(lines)


def split_fields(n):
    text = "a,b,c,d;" * n
    return text.split(";")


def upper_words(n):
    words = ("alpha beta " * n).split()
    return [w.upper() for w in words]


def encode_lines(n):
    return ("x" * 20 * n).encode("utf-8")


def reverse_text(n):
    return ("abc" * n)[::-1]


def hex_dump(n):
    return bytes(n).hex()


def chars(n):
    return [c for c in "abcdefghij" * n]


def bytes_concat(n):
    out = b""
    for i in range(n):
        out += b"0123456789"
    return out


def bytearray_build(n):
    out = bytearray()
    for i in range(n):
        out.append(i & 255)
    return bytes(out)


def bytearray_chunks(n):
    out = bytearray()
    for i in range(n):
        out.extend(b"0123456789")
    return out


def pack_records(n):
    out = []
    for i in range(n):
        out.append(struct.pack("<If", i, 0.5))
    return b"".join(out)


def unpack_records(n):
    data = bytes(8 * n)
    return [struct.unpack_from("<If", data, 8 * i) for i in range(n)]


def view_sum(n):
    data = bytes(n)
    mv = memoryview(data)
    half = mv[: n // 2]
    return len(half)


def digest(n):
    return hashlib.sha256(b"a" * n).hexdigest()


def b64_text(n):
    return base64.b64encode(b"a" * n).decode()


def json_load_list(n):
    text = json.dumps([0.5] * n)
    return json.loads(text)


def json_response(n):
    body = {"items": list(range(n)), "total": n}
    return {"statusCode": 200, "body": json.dumps(body)}


def text_buffer(n):
    buf = io.StringIO()
    for i in range(n):
        buf.write("line\n")
    return buf.getvalue()


def find_numbers(n):
    return re.findall(r"\d+", "12 345 " * n)


def record_event(event):
    n = int(event["count"])
    size = int(event["size"])
    rows = []
    for _ in range(n):
        rows.append("x" * size)
    return {"rows": rows, "n": n}


# --- numpy


def np_broadcast_add(n, m):
    a = np.arange(n, dtype=np.float64).reshape(n, 1)
    b = np.arange(m, dtype=np.float64)
    return a + b


def np_einsum_bmm(b, n):
    x = np.ones((b, n, n))
    y = np.ones((b, n, n))
    return np.einsum("bij,bjk->bik", x, y)


def np_cosine(n, d):
    x = np.random.rand(n, d)
    q = np.random.rand(d)
    norms = np.linalg.norm(x, axis=1)
    return x @ q / (norms * np.linalg.norm(q))


def np_attention(n, d):
    q = np.random.rand(n, d)
    k = np.random.rand(n, d)
    v = np.random.rand(n, d)
    s = q @ k.T / np.sqrt(d)
    s = np.exp(s - s.max(axis=-1, keepdims=True))
    s /= s.sum(axis=-1, keepdims=True)
    return s @ v


def np_conv1d(n, k):
    x = np.random.rand(n)
    w = np.ones(k) / k
    return np.convolve(x, w, mode="valid")


def np_kmeans_step(n, k, d):
    x = np.random.rand(n, d)
    c = x[:k].copy()
    dist = ((x[:, None, :] - c[None, :, :]) ** 2).sum(axis=2)
    return dist.argmin(axis=1)


def np_pca(n, d):
    x = np.random.rand(n, d)
    x = x - x.mean(axis=0)
    cov = x.T @ x / (n - 1)
    w, v = np.linalg.eigh(cov)
    return x @ v[:, -2:]


def np_batches(n, b):
    x = np.zeros((n, 16), dtype=np.float32)
    out = []
    for i in range(0, n, b):
        out.append(x[i:i + b].mean())
    return out


def np_layers(n, h):
    x = np.random.rand(n, h).astype(np.float32)
    for _ in range(3):
        w = np.random.rand(h, h).astype(np.float32)
        x = np.maximum(x @ w, 0)
    return x


def np_image_gray(h, w):
    img = np.random.randint(0, 256, (h, w, 3), dtype=np.uint8)
    gray = img @ np.array([0.299, 0.587, 0.114])
    return gray.astype(np.uint8)


def np_blur(h, w):
    img = np.zeros((h, w))
    out = np.zeros_like(img)
    out[1:-1, 1:-1] = (img[:-2, 1:-1] + img[2:, 1:-1] + img[1:-1, :-2] + img[1:-1, 2:]) / 4
    return out


def np_quantize(n):
    x = np.random.randn(n, n).astype(np.float32)
    scale = np.abs(x).max() / 127
    return np.round(x / scale).astype(np.int8)


def np_power_iter(n, k):
    a = np.random.rand(n, n)
    v = np.ones(n)
    for _ in range(k):
        v = a @ v
        v /= np.linalg.norm(v)
    return v


def np_preallocate_rows(n):
    out = np.empty((n, n))
    for i in range(n):
        out[i] = np.arange(n) * 0.5
    return out


def np_list_then_stack(n, d):
    rows = []
    for i in range(n):
        rows.append(np.full(d, float(i)))
    return np.stack(rows)


def np_unique_counts(n):
    x = np.arange(n) % 10
    return np.unique(x, return_counts=True)


def np_cumulative(n):
    x = np.ones(n)
    y = np.cumsum(x)
    return y[-1]


def np_masked_mean(n):
    x = np.linspace(0, 1, n)
    return x[x > 0.5].mean()


def np_meshgrid(n):
    xs = np.arange(100.0)
    ys = np.arange(100.0)
    gx, gy = np.meshgrid(xs, ys)
    z = np.zeros((100, 100))
    for _ in range(n % 10):
        z += gx * gy
    return z


def np_from_list(n):
    return np.array([i * 0.5 for i in range(n)])


def np_struct_copy(n):
    a = np.zeros(n)
    b = a[::2].copy()
    return b


def np_swap(n):
    a = np.zeros(n)
    b = np.ones(n)
    for _ in range(5):
        a, b = b, a + b
    return a


def np_out(n):
    a = np.ones(n)
    b = np.ones(n)
    np.add(a, b, out=a)
    np.multiply(a, 2, out=a)
    return a


def np_bytes(n):
    return np.zeros(n, dtype=np.uint8).tobytes()


def np_where_clip(n):
    x = np.linspace(-1, 1, n)
    x = np.where(x < 0, 0, x)
    return np.clip(x, 0, 0.5)


# --- keys that come again


def fill_twice(n):
    d = {}
    for i in range(n):
        d[i] = 0.5
    for i in range(n):
        d[i] = i * 0.25
    return d


def nested_keys(n):
    d = {}
    for _ in range(5):
        for j in range(n):
            d[j] = j
    return d


def pair_keys(n):
    d = {}
    for i in range(10):
        for j in range(n):
            d[i, j] = 1
    return d


def text_keys(n):
    d = {}
    for i in range(n):
        d["key%d" % i] = i
    return d


def set_twice(n):
    s = set()
    for i in range(n):
        s.add(i)
    for i in range(n):
        s.add(i)
    return s


def update_counts(n):
    counts = {}
    for i in range(n):
        for k in (1, 2, 3):
            counts[k] = counts.get(k, 0) + i
    return counts


def left_loop(n):
    k = 0
    row = [0.5] * 10
    while True:
        row = [0.5] * (n + k % 3)
        k += 1
        if k > 20:
            break
    return len(row)
