"""Dicts that count and collect, where the keys are known to be few."""
import collections


def tallied(n):
    c = {}
    for i in range(n):
        k = i % 12
        if k in c:
            c[k] += 1
        else:
            c[k] = 1
    return c


def tallied_pairs(n):
    c = {}
    for i in range(n):
        k = (i % 3, i % 4)
        if k not in c:
            c[k] = 0.5
        c[k] = c[k] + 1.0
    return c


def collected(n):
    groups = {}
    for i in range(n):
        groups.setdefault(i % 7, []).append(i * 0.5)
    return groups


def collected_default(n):
    groups = collections.defaultdict(list)
    for i in range(n):
        groups[i % 7].append(i * 0.5)
    return groups


def kept_above(n):
    out = {}
    for i in range(n):
        if i % 3 == 0:
            out[i] = i * 0.5
    return out


LIMITS = {
    "bound": "collected collected_default",
    "unknown": "tallied_pairs",
}
