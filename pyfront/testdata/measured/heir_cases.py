"""Elements that go from list to list: the last one that has them keeps them."""
def halves_joined(n):
    xs = list(range(n))
    half = len(xs) // 2
    left, right = xs[:half], xs[half:]
    return left + right


def part_twice(n):
    xs = list(range(n))
    left = xs[:5]
    return left + left


def whole_part(n):
    xs = list(range(n))
    left = xs[:]
    return left


def doubled(n):
    xs = list(range(n))
    return xs + xs


def first_half(n):
    xs = list(range(n))
    left = xs[:n // 2]
    return left


def same_part_twice(n):
    xs = list(range(n))
    left = xs[:n // 2]
    return [left, left]


def half_doubled(n):
    xs = list(range(n))
    left = xs[:n // 2]
    out = left + left
    return out


def parts_joined(n):
    xs = [bytes(100) for _ in range(n)]
    a = xs[:n // 2]
    b = xs[n // 2:]
    c = a + b
    return c


def tuple_between(n):
    xs = [bytes(100) for _ in range(n)]
    a = xs[:n // 2]
    b = tuple(a)
    c = list(b)
    return c


def part_extended(n):
    xs = [bytes(100) for _ in range(n)]
    a = xs[:n // 2]
    a.extend(xs[:3])
    return a


def part_sorted(n):
    xs = [bytes(100) for _ in range(n)]
    a = sorted(xs[:n // 2])
    return a


def copies_joined(n):
    xs = [bytes(100) for _ in range(n)]
    return [x for x in xs[:n // 2]] + [x for x in xs if x]


def half_repeated(n):
    xs = [bytes(100) for _ in range(n)]
    a = xs[:n // 2]
    return a * 2


def by_way_of_a_set(n):
    xs = [bytes(100) for _ in range(n)]
    a = set(xs[:n // 2])
    return list(a)


def half_of_values(n):
    xs = {i: bytes(100) for i in range(n)}
    a = list(xs.values())[:n // 2]
    return a


def half_of_items(n):
    xs = {i: bytes(100) for i in range(n)}
    a = list(xs.items())
    b = a[:n // 2]
    return b


def pairs_doubled(n):
    xs = [bytes(100) for _ in range(n)]
    a = [(x, 1) for x in xs[:n//2]]
    b = a + a
    return b


def parts_in_dict(n):
    xs = [bytes(100) for _ in range(n)]
    d = {"first": xs[:n // 2], "last": xs[n // 2:]}
    return d


def part_out_of_dict(n):
    xs = [bytes(100) for _ in range(n)]
    d = {"first": xs[:n // 2], "last": xs[n // 2:]}
    return d["first"]


class Box:
    def __init__(self, xs):
        self.half = xs[:len(xs) // 2]


def part_in_object(n):
    return Box([bytes(100) for _ in range(n)])


def part_out_of_object(n):
    b = Box([bytes(100) for _ in range(n)])
    return b.half


def part_of_part(n):
    xs = [bytes(100) for _ in range(n)]
    a = xs[:n // 2]
    xs = [bytes(10)]
    b = a[:n // 4]
    a = None
    return b


def second_part(n):
    xs = [bytes(100) for _ in range(n)]
    a, b = xs[:n // 2], xs[n // 2:]
    del xs
    del a
    return b


LIMITS = {"bound": "by_way_of_a_set"}
POINTS = {}
