"""What is made of sequences of sequences: zip(*rows), chain(*parts)."""
import itertools
import random


def columns(n, m):
    rows = [[i * m + j for j in range(m)] for i in range(n)]
    return [list(c) for c in zip(*rows)]


def column_tuples(n, m):
    rows = [[0.5 * j for j in range(m)] for _ in range(n)]
    return list(zip(*rows))


def mapped_columns(n, m):
    rows = [[0.5] * m for _ in range(n)]
    return list(map(list, zip(*rows)))


def column_sums(n, m):
    rows = [[0.5 * j for j in range(m)] for _ in range(n)]
    return [sum(c) for c in zip(*rows)]


def columns_of(rows: list):
    return [list(c) for c in zip(*rows)]


def flat_chain(n, m):
    rows = [[0.5 * j for j in range(m)] for _ in range(n)]
    return list(itertools.chain(*rows))


def flat_from(n, m):
    rows = [[0.5 * j for j in range(m)] for _ in range(n)]
    return list(itertools.chain.from_iterable(rows))


def flat_comp(n, m):
    rows = [[0.5 * j for j in range(m)] for _ in range(n)]
    return [v for row in rows for v in row]


def rotate(n):
    grid = [[i * n + j for j in range(n)] for i in range(n)]
    return [list(r) for r in zip(*grid[::-1])]


def unzip(n):
    pairs = [(i, i * 0.5) for i in range(n)]
    a, b = zip(*pairs)
    return a, b


def dot(n):
    a = [random.random() for _ in range(n)]
    b = [random.random() for _ in range(n)]
    return sum(x * y for x, y in zip(a, b))


def mat_mul_zip(n):
    a = [[0.5 * i for _ in range(n)] for i in range(n)]
    b = [[0.5 * i for _ in range(n)] for i in range(n)]
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]


POINTS = {
    "columns": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "column_tuples": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "mapped_columns": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "column_sums": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "flat_chain": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "flat_from": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "flat_comp": {"n": [5, 50, 200], "m": [8, 40, 300]},
    "columns_of": {"rows": ["=[[0.5]*7 for _ in range(10)]", "=[[0.5]*300 for _ in range(200)]"]},
    "rotate": {"n": [5, 50, 200]},
    "mat_mul_zip": {"n": [5, 20, 60]},
}

BINDINGS = {"columns_of": {"sum(len(x) for x in rows)": "=sum(map(len, rows))"}}
