"""Iterators give their elements once, to whoever draws from them."""
import itertools


def first_apart(n):
    it = iter([bytes(100) for _ in range(n)])
    first = next(it)
    return list(it)


def drained_twice(n):
    g = (bytes(100) for _ in range(n))
    a = list(g)
    b = list(g)
    return a, b


def generator_head(n):
    def gen():
        for i in range(n):
            yield bytes(100)
    g = gen()
    head = next(g)
    return list(g)


def two_at_a_time(n):
    xs = [bytes(100) for _ in range(n)]
    it = iter(xs)
    return [a + b for a, b in zip(it, it)]


def counted_first(n):
    m = map(str, range(n))
    a = sum(1 for _ in m)
    return list(m)


def chunks_of_ten(n):
    it = iter(range(n))
    out = []
    while True:
        c = list(itertools.islice(it, 10))
        if not c:
            break
        out.append(c)
    return out


def left_early(n):
    z = zip(range(n), range(n))
    for a, b in z:
        if a > 3:
            break
    return list(z)


def numbered(n):
    e = enumerate([0.5] * n)
    x = dict(e)
    return x


def summed(n):
    g = (i * 0.5 for i in range(n))
    total = sum(g)
    return total


def lists_of_pairs(n):
    it = iter([0.5] * n)
    return [list(c) for c in zip(*[it] * 2)]


def fours(n):
    xs = [bytes(100) for _ in range(n)]
    groups = zip(*[iter(xs)] * 4)
    return list(groups)


LIMITS = {"bound": "counted_first drained_twice fours lists_of_pairs", "unknown": "chunks_of_ten"}
POINTS = {}
