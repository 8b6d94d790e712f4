"""Loops in which only some iterations give a name another value."""
import random


def last_kept(n):
    random.seed(3)
    b = b""
    for i in range(n):
        if random.random() < 0.5:
            b = bytes(n - i)
    return b


def kept_once(n):
    b = bytes(1)
    for i in range(n):
        if i == 0:
            b = bytes(1000 * (n - i))
    return b


def first_only(xs):
    b = bytes(1)
    k = 1
    for x in xs:
        if x > 5:
            b = bytes(2000 * (200 - k))
        k += 1
    return b


def first_list(xs):
    b = [0]
    k = 1
    for x in xs:
        if x > 5:
            b = [0] * (2000 * (200 - k))
        k += 1
    return b


def count_down(xs):
    m = 0
    k = 1
    for x in xs:
        if x > 5:
            m = 200 - k
        k += 1
    return bytes(2000 * m)


def restarted(xs):
    out = []
    for x in xs:
        if x > 5:
            out = [0.5]
        else:
            out.append(x * 0.5)
    return out


def restarted_text(xs):
    s = ""
    for x in xs:
        if x > 5:
            s = "a"
        else:
            s += "bcd"
    return s


def nested_keep(n, xs):
    total = []
    for j in range(n):
        m = 100 * (n - j)
        for x in xs:
            if x > 5:
                m = 1
        total.append(bytes(m))
    return total


def outer_keep(n, xs):
    b = b""
    for j in range(n):
        for x in xs:
            if x > 5:
                b = bytes(100 * (n - j))
    return b


def grow_or_halve(xs):
    m = 1
    for x in xs:
        if x > 5:
            m = m // 2
        else:
            m = m + 1000
    return bytes(m)


def while_keep(n, xs):
    b = b""
    i = n
    while i > 0:
        if len(xs) > i:
            b = bytes(100 * i)
        i -= 1
    return b


def dict_or_not(xs):
    d = {}
    for i, x in enumerate(xs):
        if x > 5:
            d = {}
        else:
            d[i] = x * 0.5
    return d


def swap_two(xs):
    a = bytes(10)
    b = bytes(100000)
    for x in xs:
        if x > 5:
            a, b = b, a
    return a


def best_so_far(xs):
    best = ""
    for x in xs:
        s = "y" * x
        if len(s) > len(best):
            best = s
    return best


LIMITS = {
    "bound": "count_down dict_or_not first_list last_kept nested_keep outer_keep restarted restarted_text while_keep",
    "unknown": "best_so_far first_only grow_or_halve",
}
POINTS = {
    "kept_once": {"n": [3, 100, 300]},
    "last_kept": {"n": [10000, 20000]},
    "first_only": {"xs": ["=[10] + [1] * 100", "=[1] * 100", "=[10] * 100"]},
    "first_list": {"xs": ["=[10] + [1] * 100", "=[1] * 100", "=[10] * 100"]},
    "count_down": {"xs": ["=[10] + [1] * 100", "=[1] * 100", "=[10] * 100"]},
    "restarted": {"xs": ["=[10] + [1] * 1000", "=[1] * 1000", "=[10] * 1000", "=[1] * 1000 + [10]"]},
    "restarted_text": {"xs": ["=[10] + [1] * 1000", "=[1] * 1000", "=[10] * 1000", "=[1] * 1000 + [10]"]},
    "nested_keep": {"n": [10, 100], "xs": ["=[10] + [1] * 100", "=[1] * 100"]},
    "outer_keep": {"n": [10, 100], "xs": ["=[10] + [1] * 100", "=[1] * 100"]},
    "grow_or_halve": {"xs": ["=[10] + [1] * 100", "=[1] * 100", "=[1] * 100 + [10]"]},
    "while_keep": {"n": [10, 100], "xs": ["=[10] + [1] * 100", "=[1] * 100"]},
    "dict_or_not": {"xs": ["=[10] + [1] * 1000", "=[1] * 1000", "=[10] * 1000", "=[1] * 1000 + [10]"]},
    "swap_two": {"xs": ["=[10] + [1] * 1000", "=[1] * 1000", "=[10] * 1000", "=[1] * 1000 + [10]"]},
    "best_so_far": {"xs": ["=[1000, 1]", "=[1, 1000]", "=list(range(300))", "=list(range(300, 1, -1))"]},
}
