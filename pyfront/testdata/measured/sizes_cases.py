"""What objects cost and how containers grow, measured by every CPython found."""
import array
import collections
import datetime

LIMITS = {
    "bound": """
        grown_default grown_ordered grown_set
    """,
}


class Plain0:
    pass


class Plain2:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Plain6:
    def __init__(self, v):
        self.a = self.b = self.c = self.d = self.e = self.f = v


class Plain9:
    def __init__(self, v):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = v


class Plain14:
    def __init__(self, v):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = v
        self.h = self.i = self.j = self.k = self.l = self.m = self.n = v


class Slots3:
    __slots__ = ("a", "b", "c")

    def __init__(self, v):
        self.a = self.b = self.c = v


def of_floats(n):
    return [i * 0.5 for i in range(n)]


def of_ints(n):
    return [i * 1000003 for i in range(n)]


def of_complex(n):
    return [i * 1j for i in range(n)]


def of_texts(n):
    return ["x" * 50 + str(i % 5) for i in range(n)]


def of_bytes(n):
    return [b"ab" * 30 for i in range(n)] + [bytes(77)]


def of_bytearrays(n):
    return [bytearray(20) for i in range(n)]


def of_tuples(n):
    return [(i * 0.5, None) for i in range(n)]


def of_lists(n):
    return [[i * 0.5] for i in range(n)]


def of_dicts(n):
    return [{"a": None, "b": None} for i in range(n)]


def of_sets(n):
    return [{None, True} for i in range(n)]


def of_plain0(n):
    return [Plain0() for i in range(n)]


def of_plain2(n):
    return [Plain2(None, None) for i in range(n)]


def of_plain6(n):
    return [Plain6(None) for i in range(n)]


def of_plain9(n):
    return [Plain9(None) for i in range(n)]


def of_plain14(n):
    return [Plain14(None) for i in range(n)]


def of_slots3(n):
    return [Slots3(None) for i in range(n)]


def grown_list(n):
    out = []
    for i in range(n):
        out.append(None)
    return out


def grown_dict(n):
    out = {}
    for i in range(n):
        out[i] = None
    return out


def grown_set(n):
    out = set()
    for i in range(n):
        out.add(i)
    return out


def text(n):
    return "ab" * n


def data(n):
    return bytes(10 * n)


def buffer(n):
    return bytearray(10 * n)


def grown_deque(n):
    out = collections.deque()
    for i in range(n):
        out.append(None)
    return out


def deque_of(n):
    return collections.deque([None] * n)


def grown_ordered(n):
    out = collections.OrderedDict()
    for i in range(n):
        out[i] = None
    return out


def grown_default(n):
    out = collections.defaultdict(list)
    for i in range(n):
        out[i] = None
    return out


def grown_array(n):
    out = array.array("d")
    for i in range(n):
        out.append(0.5)
    return out


def of_datetimes(n):
    return [datetime.datetime(2020, 1, 1) for i in range(n)]


def of_timedeltas(n):
    return [datetime.timedelta(5, 7) for i in range(n)]
