"""Stores into slices, data classes, iterators that are drawn to their end."""
import dataclasses
import datetime
import hashlib
import heapq
import itertools
import operator
from dataclasses import dataclass, field


def inserted(data):
    b = bytearray(10)
    b[0:0] = data
    return b


def same_part(n):
    b = bytearray(n)
    for i in range(0, n - 16, 16):
        b[i:i + 16] = bytes(16)
    return b


def over_the_end(n):
    b = bytearray(n)
    b[n - 4:n + 4] = b"12345678"
    return b


def every_second(n):
    s = [True] * n
    s[2::2] = [False] * len(s[2::2])
    return s


def floats_for_ints(n):
    s = list(range(n))
    s[::2] = [0.5] * len(s[::2])
    return s


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(flags[i * i::i])
    return sum(flags)


def bytes_of_generator(n):
    return bytes(i & 255 for i in range(n))


def xored(data: bytes):
    key = b"k3y!"
    return bytes(b ^ key[i % 4] for i, b in enumerate(data))


def hashed(n):
    data = b"\x01" * n
    h = hashlib.md5()
    view = memoryview(data)
    for off in range(0, n, 4096):
        h.update(view[off:off + 4096])
    return h.hexdigest()


def half_view(n):
    return bytes(memoryview(bytes(n))[n // 2:])


def running(n):
    return list(itertools.accumulate((i * 1.5 for i in range(n)), operator.add))


def top(n):
    return heapq.nlargest(50, ((i * 7919) % 10007 for i in range(n)))


def anagrams(words):
    groups = {}
    for w in words:
        k = "".join(sorted(w))
        if k not in groups:
            groups[k] = []
        groups[k].append(w)
    return groups


@dataclass
class Order:
    oid: int
    price: float
    tags: list = field(default_factory=list)


@dataclass
class Big(Order):
    note: str = "none"
    size: int = dataclasses.field(default=7, init=False)

    def __post_init__(self):
        self.pad = bytes(100)


@dataclass(slots=True)
class Slim:
    a: int
    b: float = 0.5


class A:
    __slots__ = ("a",)


class B(A):
    __slots__ = ("b", "c")

    def __init__(self, n):
        self.a, self.b, self.c = n * 2.0, None, None


def orders(n):
    out = []
    for i in range(n):
        o = Order(i + 1000, i * 1.25)
        o.tags.append("new")
        out.append(o)
    return out


def big_orders(n):
    return [Big(i + 1000, i * 1.25, note="x") for i in range(n)]


def slim(n):
    return [Slim(i) for i in range(n)]


def two_slots(n):
    return [B(i) for i in range(n)]


def dates(n):
    d = datetime.date(2024, 1, 1)
    return [(d + datetime.timedelta(days=i)).strftime("%Y-%m-%d") for i in range(n)]


def stamps(n):
    d = datetime.datetime(2024, 1, 1)
    return [d.strftime("%d/%m/%y %H:%M:%S.%f") for i in range(n)]


def zeros_for_ints(n):
    xs = [i * 1000 for i in range(n)]
    for i in range(n):
        xs[i] = 0
    return xs


def one_none(n):
    xs = [i * 0.5 for i in range(n)]
    xs[n // 2] = None
    return xs


def all_none(n):
    xs = [i * 0.5 for i in range(n)]
    for i in range(n):
        xs[i] = None
    return xs


def some_zero(n):
    xs = [i * 0.5 for i in range(n)]
    for i in range(n):
        if i % 2:
            xs[i] = 0
    return xs


def dict_none(n):
    d = {i: i * 0.5 for i in range(n)}
    for k in range(n):
        d[k] = None
    return d


def empty_texts(n):
    xs = ["a" * i for i in range(n)]
    for i in range(n):
        xs[i] = ""
    return xs


LIMITS = {"bound": "dict_none sieve", "unknown": "anagrams top"}
POINTS = {
    "inserted": {"data": ["=b'x' * 10", "=b'x' * 100000"]},
    "xored": {"data": ["=bytes(256) * 10", "=bytes(range(256)) * 1000"]},
    "anagrams": {"words": ["=['tea', 'eat', 'tan', 'ate', 'nat', 'bat'] * 10", "=['w%d' % i for i in range(2000)]"]},
    "empty_texts": {"n": [10, 100, 1000]},
    "dates": {"n": [10, 1000]},
}
