"""Texts made from format strings: measured and inferred."""
import random

POINTS = {
    "pct_d": {"n": [10, 300, 3000]},
    "pct_5d": {"n": [10, 300, 3000]},
    "pct_f": {"n": [10, 300, 3000]},
    "pct_x": {"n": [10, 300, 3000]},
    "pct_s": {"n": [10, 300, 3000]},
    "pct_neg": {"n": [10, 300, 3000]},
    "fmt": {"n": [10, 300, 3000]},
    "fmt2": {"n": [10, 300, 3000]},
    "fmt3": {"n": [10, 300, 3000]},
    "fs": {"n": [10, 300, 3000]},
    "fs2": {"n": [10, 300, 3000]},
    "fs_bool": {"n": [10, 300, 3000]},
    "fs_prec": {"n": [10, 300, 3000]},
    "pct_bytes": {"n": [10, 300, 3000]},
    "unit": {"n": [10, 300, 3000]},
}
# Digits of floats are bounds.
LIMITS = {
    "bound": "fmt fs2 pct_f pct_x",
}


def pct_d(n):
    return ["%d" % i for i in range(n)]


def pct_5d(n):
    return ["[%5d|%-8s|%+d|%%]" % (i, "ab", i) for i in range(n)]


def pct_f(n):
    return ["%.2f %f %e %g" % (i * 0.5, i * 0.25, i * 1.5, i * 2.5) for i in range(n)]


def pct_x(n):
    return ["%x %o %c %r" % (i, i, 65 + i % 20, "q") for i in range(n)]


def pct_s(n):
    return ["%s=%s" % (i, "v" * 10) for i in range(n)]


def pct_neg(n):
    return ["%d" % (-i) for i in range(n)]


def fmt(n):
    return ["{} {:>10} {:.3f} {:08d} {:,}".format(i, "x", i * 0.5, i, i * 1000) for i in range(n)]


def fmt2(n):
    return ["{0}-{1}-{0}".format(i, "x") for i in range(n)]


def fmt3(n):
    return ["{{{a}}}".format(a=i) for i in range(n)]


def fs(n):
    return [f"{i:>6}{i:.1f}{'abc':<10}{i!r}{i:x}{i:05d}" for i in range(n)]


def fs2(n):
    return [f"{i / 3:.2f}%{i:+d}" for i in range(n)]


def fs_bool(n):
    return [f"{i > 5}{None}" for i in range(n)]


def fs_prec(n):
    s = "abcdefghijk"
    return [f"{s:.3}{s!r:20}" for i in range(n)]


def pct_bytes(n):
    return [b"%d:%s" % (i, b"abc") for i in range(n)]


def unit(n):
    r = random.Random(2)
    return ["%.3f" % r.random() for _ in range(n)]
