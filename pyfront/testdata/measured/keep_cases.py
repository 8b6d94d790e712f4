"""What is kept and what is given back: lists, dicts and functions of programs, measured and inferred."""
import collections
import io
import itertools

POINTS = {
    "cond_keep": {"n": [10, 300, 3000]},
    "max_keep": {"n": [10, 300, 3000]},
    "two_refs": {"n": [10, 300, 3000]},
    "share_rows": {"n": [10, 300, 3000]},
    "share_float": {"n": [10, 300, 3000]},
    "share_float2": {"n": [10, 300, 3000]},
    "mult_rows": {"n": [10, 300, 3000]},
    "del_early": {"n": [10, 300, 3000]},
    "rebind": {"n": [10, 300, 3000]},
    "sort_key": {"n": [10, 300, 3000]},
    "sorted_tuple_key": {"n": [10, 300, 3000]},
    "gen_list": {"n": [10, 300, 3000]},
    "gen_two": {"n": [10, 300, 3000]},
    "nested_fn": {"n": [10, 300, 3000]},
    "try_finally": {"n": [10, 300, 3000]},
    "with_io": {"n": [10, 300, 3000]},
    "tuple_grow": {"n": [10, 300, 3000]},
    "list_plus": {"n": [10, 300, 3000]},
    "slice_assign": {"n": [10, 300, 3000]},
    "insert_front": {"n": [10, 300, 3000]},
    "pop_all": {"n": [10, 300, 3000]},
    "deque_rot": {"n": [10, 300, 3000]},
    "dict_pop": {"n": [10, 300, 3000]},
    "dict_del": {"n": [10, 300, 3000]},
    "invert": {"n": [10, 300, 3000]},
    "dict_values": {"n": [10, 300, 3000]},
    "filter_dict": {"n": [10, 300, 3000]},
    "nested_lists_sum": {"n": [10, 300, 3000]},
    "flatten": {"n": [10, 300, 3000]},
    "flatten_chain": {"n": [10, 300, 3000]},
    "swap": {"n": [10, 300, 3000]},
    "copy_modify": {"n": [10, 300, 3000]},
    "cumul": {"n": [10, 300, 3000]},
    "big_ints": {"n": [10, 300, 3000]},
    "int_div": {"n": [10, 300, 3000]},
    "neg_ints": {"n": [10, 300, 3000]},
    "bools": {"n": [10, 300, 3000]},
    "none_or": {"n": [10, 300, 3000]},
    "ternary_lists": {"n": [10, 300, 3000]},
    "global_const": {"n": [10, 300, 3000]},
}
LIMITS = {
    "bound": "filter_dict rebind tuple_grow",
    "unknown": "cond_keep dict_del max_keep slice_assign",
}


def cond_keep(n):
    out = []
    for i in range(n):
        row = [i] * 20
        if i % 2:
            out.append(row)
    return out


def max_keep(n):
    best = None
    for i in range(n):
        row = [i] * 10
        if best is None or row[0] > best[0]:
            best = row
    return best


def two_refs(n):
    a = [float(i) for i in range(n)]
    b = a
    c = [a, b]
    return c


def share_rows(n):
    row = [0.5] * 10
    return [row for _ in range(n)]


def share_float(n):
    x = n * 0.5
    return [x for _ in range(n)]


def share_float2(n):
    x = n * 0.5
    out = []
    for _ in range(n):
        out.append(x)
    return out


def mult_rows(n):
    return [[1.5] * n] * 3


def del_early(n):
    a = [float(i) for i in range(n)]
    s = sum(a)
    del a
    b = [s] * n
    return b


def rebind(n):
    a = list(range(n))
    a = [x + 1 for x in a]
    a = [x * 2.0 for x in a]
    return a


def sort_key(n):
    xs = [(i * 7919) % n for i in range(n)]
    xs.sort(key=lambda v: -v)
    return xs


def sorted_tuple_key(n):
    xs = [(i * 7919) % n for i in range(n)]
    return sorted(xs, key=lambda v: (v % 10, v))


def gen_list(n):
    def gen():
        for i in range(n):
            yield i * 1.5
    return list(gen())


def gen_two(n):
    def gen():
        for i in range(n):
            yield i
            yield i * 0.5
    return list(gen())


def nested_fn(n):
    total = []
    def add(v):
        total.append(v * 2.0)
    for i in range(n):
        add(i)
    return total


def try_finally(n):
    buf = []
    try:
        for i in range(n):
            buf.append(str(i))
    finally:
        k = len(buf)
    return k


def with_io(n):
    with io.StringIO() as f:
        for i in range(n):
            f.write("abc")
        return len(f.getvalue())


def tuple_grow(n):
    t = ()
    for i in range(min(n, 300)):
        t = t + (i,)
    return t


def list_plus(n):
    a = []
    for i in range(min(n, 300)):
        a = a + [i * 0.5]
    return a


def slice_assign(n):
    a = [0] * n
    a[: n // 2] = [1] * (n // 2)
    return a


def insert_front(n):
    a = []
    for i in range(min(n, 500)):
        a.insert(0, i * 0.5)
    return a


def pop_all(n):
    a = [i * 0.5 for i in range(n)]
    s = 0.0
    while a:
        s += a.pop()
    return s


def deque_rot(n):
    d = collections.deque(range(n))
    d.rotate(3)
    d.appendleft(5)
    return d


def dict_pop(n):
    d = {i: i * 0.5 for i in range(n)}
    for i in range(0, n, 2):
        d.pop(i)
    return d


def dict_del(n):
    d = {i: str(i) for i in range(n)}
    for i in range(n):
        del d[i]
    return d


def invert(n):
    d = {i: str(i) for i in range(n)}
    return {v: k for k, v in d.items()}


def dict_values(n):
    d = {i: i * 0.5 for i in range(n)}
    return list(d.values()), list(d.items())


def filter_dict(n):
    d = {i: i * 0.5 for i in range(n)}
    return {k: v for k, v in d.items() if k % 2 == 0}


def nested_lists_sum(n):
    m = [[float(i * j) for j in range(20)] for i in range(n)]
    return [sum(r) for r in m]


def flatten(n):
    m = [[i, i + 1] for i in range(n)]
    return [x for r in m for x in r]


def flatten_chain(n):
    m = [[i, i + 1] for i in range(n)]
    return list(itertools.chain.from_iterable(m))


def swap(n):
    a = [i * 0.5 for i in range(n)]
    for i in range(n // 2):
        a[i], a[n - 1 - i] = a[n - 1 - i], a[i]
    return a


def copy_modify(n):
    a = [i * 0.5 for i in range(n)]
    b = a[:]
    for i in range(n):
        b[i] = b[i] + 1.0
    return a, b


def cumul(n):
    out = [0.0]
    for i in range(n):
        out.append(out[-1] + i)
    return out


def big_ints(n):
    return [2 ** 70 + i for i in range(n)]


def int_div(n):
    return [i // 3 for i in range(n)], [i / 3 for i in range(n)]


def neg_ints(n):
    return [-i for i in range(n)]


def bools(n):
    return [i % 2 == 0 for i in range(n)]


def none_or(n):
    return [None if i % 2 else i * 0.5 for i in range(n)]


def ternary_lists(n):
    return [[i] if i % 2 else [] for i in range(n)]


def global_const(n):
    return [WORDS for _ in range(n)]


WORDS = ["a", "b"]
