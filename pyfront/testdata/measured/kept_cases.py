"""What results hold, stores replace and large numbers take, measured by CPython."""
import hashlib
import itertools
import lzma
import random
import time
import uuid

POINTS = {
    "fmt_str": {"s": ["='a' * 10", "='a' * 50000"]},
    "fmt_two": {"s": ["='a' * 10", "='a' * 50000"]},
    "lzma_zero": {"n": [1000, 1000000]},
    "store_attr": {"p": ["=HOLD()", "=HOLD()"], "n": [10, 50000]},
    "store_item": {"d": ["={'a': [0.5] * 9000}", "={'a': [0.5]}"], "n": [10, 50000]},
    "del_item": {"d": ["={'a': [0.5] * 9000}", "={'a': [0.5]}"]},
    "pop_item": {"d": ["={'a': [0.5] * 9000}", "={'a': [0.5]}"]},
    "swap_list": {"xs": ["=[[0.5] * 9000, 1]", "=[[0.5] * 9, 2]"], "n": [10, 70000]},
    "clear_list": {"xs": ["=[[0.5] * 9000, 1]", "=[[0.5] * 9, 2]"]},
}
BINDINGS = {
    "store_item": {"len(d)": "=len(d)"},
    "fmt_two": {"len(str(s))": "=len(s)"},
}
LIMITS = {
    "bound": "gens iters lambdas ranges",
    "unknown": "clear_list pop_item",
}


class HOLD:
    def __init__(self):
        self.data = [0.5] * 10000


def fmt_str(s: str):
    return f"{s}"


def fmt_two(s: str):
    return f"<{s}>"


def lzma_zero(n):
    return len(lzma.compress(bytes(n)))


def gen_back(n):
    data = bytes(n)
    return (b for b in data)


def map_back(n):
    data = list(range(n))
    return map(str, data)


def zip_back(n):
    return zip(range(n), bytes(n))


def enum_back(n):
    return enumerate(bytes(n))


def iter_back(n):
    return iter([0.5] * n)


def hash_list(n):
    return [hash(str(i)) for i in range(n)]


def big_sum(n):
    return [i * (1 << 58) for i in range(n)]


def getrand(n):
    return [random.getrandbits(64) for _ in range(n)]


def nanos(n):
    return [time.time_ns() for _ in range(n)]


def uuids(n):
    return [uuid.uuid4().int for _ in range(n)]


def sha_int(n):
    return [int(hashlib.md5(b"a").hexdigest(), 16) for _ in range(n)]


def store_attr(p, n):
    p.data = bytes(n)


def store_item(d, n):
    d["a"] = bytes(n)


def del_item(d):
    del d["a"]


def pop_item(d):
    return d.pop("a")


def swap_list(xs, n):
    xs[0] = bytes(n)


def clear_list(xs):
    xs.clear()


def chain_back(n):
    return itertools.chain(bytes(n), [1] * n)


def ret_range(n):
    return range(n * 1000000)


def lambda_back(n):
    data = [0.5] * n
    return lambda: data[0]


def method_back(n):
    data = [0.5 + i for i in range(n)]
    return data.append


def partial_try(n):
    try:
        x = bytes(n)
        return x.nothing_here
    except AttributeError:
        return None


def mod_pow(n):
    return [pow(i, 3, 1 << 62) for i in range(n)]


def id_list(n):
    return [id(object()) for _ in range(n)]


def lambdas(n):
    return [lambda: i for i in range(n)]


def ranges(n):
    return [range(i + 1000) for i in range(n)]


def iters(n):
    return [iter([i]) for i in range(n)]


def bounds(n):
    data = []
    return [data.append for i in range(n)]


def gens(n):
    return [(x for x in range(3)) for i in range(n)]
