"""Sets of sets, named tuples, least and greatest values: measured and inferred."""
import collections
import typing

POINTS = {
    "union": {"n": [10, 1000, 6000, 20000]},
    "inter": {"n": [10, 1000, 6000, 20000]},
    "diff": {"n": [10, 1000, 6000, 20000]},
    "sym": {"n": [10, 1000, 6000, 20000]},
    "upd": {"n": [10, 1000, 6000, 20000]},
    "upd2": {"n": [10, 1000, 6000, 20000]},
    "setcopy": {"n": [10, 1000, 6000, 20000]},
    "setcopy2": {"n": [10, 1000, 6000, 20000]},
    "fz": {"n": [10, 1000, 6000, 20000]},
    "setdict": {"n": [10, 1000, 6000, 20000]},
}
# How many elements sets have in common is not known.
LIMITS = {
    "bound": "diff fz inter sym upd upd2",
}
T = collections.namedtuple("T", "a b c")


class U(typing.NamedTuple):
    a: int
    b: float


def least_of_two(n):
    prev = list(range(n + 1))
    cur = [1]
    for j in range(n):
        cur.append(min(prev[j + 1] + 1, cur[j] + 1))
    return cur


def chain_of_ints(n):
    prev = list(range(n + 1))
    cur = [1]
    for j in range(n):
        cur.append(cur[j] + 1)
    return cur


def nt(n):
    return [T(i, i * 0.5, "x") for i in range(n)]


def nt2(n):
    return [U(i, i * 0.5) for i in range(n)]


def union(n):
    a = set(range(0, n))
    b = set(range(n // 2, n + n // 2))
    return a | b


def inter(n):
    a = set(range(0, n))
    b = set(range(n // 2, n + n // 2))
    return a & b


def diff(n):
    a = set(range(0, n))
    b = set(range(n // 2, n + n // 2))
    return a - b


def sym(n):
    a = set(range(0, n))
    b = set(range(n // 2, n + n // 2))
    return a ^ b


def upd(n):
    a = set(range(0, n))
    b = set(range(n // 2, n + n // 2))
    a |= b
    return a


def upd2(n):
    a = set(range(0, n))
    a.update(range(n // 2, n + n // 2))
    return a


def setcopy(n):
    a = set(range(0, n))
    return set(a), a


def setcopy2(n):
    a = {i for i in range(n)}
    return a.copy()


def fz(n):
    a = list(range(0, n))
    return frozenset(a)


def setdict(n):
    d = {i: 1 for i in range(n)}
    return set(d)
