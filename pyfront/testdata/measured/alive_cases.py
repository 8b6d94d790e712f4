"""What the caller's objects hold, and what a result keeps alive."""


class Holder:
    def __init__(self, data: bytes, n: int):
        self.data = data
        self.n = n

    def times(self, k: int):
        return self.data * k

    def grow(self, k: int):
        self.data = self.data + bytes(k)


class Pair:
    kept: bytes

    def __init__(self, kept):
        self.kept = kept
        self.unclear = kept

    def doubled(self):
        return self.unclear * 2


HOLD = "=Holder(bytes(%d), %d)"
POINTS = {
    "attr_read": {"h": [HOLD % (1000, 3), HOLD % (50000, 4)], "k": [10, 30]},
    "attr_number": {"h": [HOLD % (10, 3000), HOLD % (20, 90000)]},
    "attr_method": {"h": [HOLD % (1000, 3), HOLD % (50000, 4)], "k": [10, 30]},
    "attr_annotated": {"p": ["=Pair(bytes(1000))", "=Pair(bytes(90000))"], "k": [2, 5]},
    "attr_unclear": {"p": ["=Pair(bytes(1000))", "=Pair(bytes(90000))"]},
    "attr_grow": {"h": [HOLD % (1000, 3), HOLD % (50000, 4)], "k": [7000, 90000]},
    "sized": {"k": ["=set_size(3000) or 3000", "=set_size(90000) or 90000"]},
    "joined": {"parts": ["=['a' * 1000] * 50", "=['a' * 1000, 'b']"], "total": [50098, 1003]},
    "added_up": {"parts": ["=['a' * 1000] * 50", "=['a' * 1000, 'b']"]},
    "made_of": {"sizes": [[90000, 1], [1, 90000]]},
}
BINDINGS = {
    "sized": {"SIZE": "k"},
    "joined": {"sum(len(x) for x in parts)": "=sum(map(len, parts))"},
}
LIMITS = {
    "unknown": "added_up attr_unclear greatest made_of shared_list",
}


def joined(parts: list, total: int):
    return ", ".join(parts)


def added_up(parts: list):
    s = ""
    for p in parts:
        s += p
    return s


def made_of(sizes: list):
    return [bytes(k) for k in sizes]


def attr_read(h: Holder, k: int):
    return h.data * k


def attr_number(h: Holder):
    return bytes(h.n)


def attr_method(h: Holder, k: int):
    return h.times(k)


def attr_annotated(p: Pair, k: int):
    return p.kept * k


def attr_unclear(p: Pair):
    return p.doubled()


def attr_grow(h: Holder, k: int):
    h.grow(k)


def captured(n):
    x = bytes(n)
    return lambda: x


def captured_default(n):
    x = bytes(n)

    def get(y=x):
        return y

    return get


def captured_used(n):
    f = captured(n)
    y = bytes(n)
    return len(f()) + len(y)


def captured_gen(n):
    x = bytes(n)
    return (x[k] for k in range(3))


def returned_error(n):
    x = bytes(n)
    try:
        raise ValueError(x)
    except ValueError as e:
        return e


def greatest(n):
    return max([bytes(n), bytes(n + 1)])


def shared_list(n):
    a = [bytes(n)] * 3
    b = a[:]
    a.clear()
    return b


KEPT = {}


def stored_closure(n):
    x = bytes(n)
    KEPT[0] = lambda: x


SIZE = 0


def set_size(n):
    global SIZE
    SIZE = n


def sized(k):
    return bytes(SIZE)
