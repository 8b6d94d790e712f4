"""Programs that change elements of containers, and elements that share a box: measured and inferred."""
import collections
import io

POINTS = {
    "same_key": {"n": [10, 300, 3000]},
    "ii": {"n": [10, 300, 3000]},
    "pair_ii": {"n": [10, 300, 3000]},
    "nested_i": {"n": [10, 300, 3000]},
    "kv": {"n": [10, 300, 3000]},
    "bio_one": {"n": [10, 300, 3000]},
    "bio_two": {"n": [10, 300, 3000]},
    "bio_loop": {"n": [10, 300, 3000]},
    "bio_append": {"n": [10, 300, 3000]},
    "hashes": {"n": [10, 300, 3000]},
    "rows_append": {"n": [10, 300, 3000]},
    "rows_append2": {"n": [10, 300, 3000]},
    "rows_append3": {"n": [10, 300, 3000]},
    "rows_append4": {"n": [10, 300, 3000]},
    "rows_append5": {"n": [10, 300, 3000]},
    "dict_in_list": {"n": [10, 300, 3000]},
    "set_in_list": {"n": [10, 300, 3000]},
    "extend_in_list": {"n": [10, 300, 3000]},
    "update_in_list": {"n": [10, 300, 3000]},
    "attr_append": {"n": [10, 300, 3000]},
    "two_gens": {"n": [10, 300, 3000]},
    "two_gens_pairs": {"n": [10, 300, 3000]},
    "attr_num": {"n": [10, 300, 3000]},
    "attr_new": {"n": [10, 300, 3000]},
    "cell_store": {"n": [10, 300, 3000]},
    "cell_store2": {"n": [10, 300, 3000]},
    "groups": {"n": [10, 300, 3000]},
    "groups2": {"n": [10, 300, 3000]},
    "groups3": {"n": [10, 300, 3000]},
    "graph": {"n": [10, 300, 3000]},
    "graph_tuple": {"n": [10, 300, 3000]},
    "pop_rows": {"n": [10, 300, 3000]},
    "buf_elem": {"n": [10, 300, 3000]},
    "rec_update": {"n": [10, 300, 3000]},
    "rec_add": {"n": [10, 300, 3000]},
}
# Which element changes is not known, only how much all of them may grow.
LIMITS = {
    "unknown": "attr_append attr_new buf_elem pop_rows",
    "bound": "groups2 attr_num cell_store cell_store2 dict_in_list extend_in_list graph bio_loop groups groups3 rec_add rows_append2 rows_append3 rows_append5 set_in_list update_in_list",
}


def same_key(n):
    return {i + 1000: i + 1000 for i in range(n)}


def ii(n):
    return {i: i for i in range(n)}


def pair_ii(n):
    return [(i, i) for i in range(n)]


def nested_i(n):
    return [[i for j in range(50)] for i in range(n)]


def kv(n):
    return {k: (k, v) for k, v in enumerate(range(n))}


def bio_one(n):
    b = io.BytesIO()
    b.write(bytes(n))
    return b


def bio_two(n):
    b = io.BytesIO()
    b.write(bytes(n))
    b.write(bytes(n))
    return b


def bio_loop(n):
    b = io.BytesIO()
    for i in range(n):
        b.write(b"x" * 100)
    return b


def bio_append(n):
    b = io.BytesIO()
    b.write(bytes(n))
    b.write(b"abc")
    return b


def hashes(n):
    return [hash(str(i)) for i in range(n)]


def rows_append(n):
    m = [[] for _ in range(n)]
    for i in range(n):
        m[i].append(i)
    return m


def rows_append2(n):
    m = [[] for _ in range(n)]
    for i in range(n):
        m[i % 10].append(i)
    return m


def rows_append3(n):
    m = [[] for _ in range(10)]
    for i in range(n):
        m[0].append(i)
    return m


def rows_append4(n):
    m = {}
    for i in range(n):
        m[i] = []
    for i in range(n):
        m[i].append(str(i))
    return m


def rows_append5(n):
    m = [[] for _ in range(n)]
    for row in m:
        row.append(1)
        row.append(2.5 * n)
    return m


def dict_in_list(n):
    m = [{} for _ in range(n)]
    for i in range(n):
        m[i]["a"] = i
        m[i]["b"] = str(i)
    return m


def set_in_list(n):
    m = [set() for _ in range(n)]
    for i in range(n):
        m[i].add(i)
    return m


def extend_in_list(n):
    m = [[] for _ in range(n)]
    for i in range(n):
        m[i].extend([1, 2, 3])
    return m


def update_in_list(n):
    m = [{} for _ in range(n)]
    for d in m:
        d.update({"a": 1})
    return m


def attr_append(n):
    class_list = [R() for _ in range(n)]
    for r in class_list:
        r.items.append(n)
    return class_list


class R:
    def __init__(self):
        self.items = []



def two_gens(n):
    return [i for i in range(n) for j in range(20)]


def two_gens_pairs(n):
    return [(i, j) for i in range(n) for j in range(20)]


def attr_num(n):
    rs = [P(i) for i in range(n)]
    for r in rs:
        r.x = 2.5 * r.x
    return rs


def attr_new(n):
    rs = [P(i) for i in range(n)]
    for i in range(n):
        rs[i].x = str(i)
    return rs


class P:
    __slots__ = ("x",)
    def __init__(self, x):
        self.x = x


def cell_store(n):
    m = [[0, 0, 0] for _ in range(n)]
    for i in range(n):
        m[i][1] = i * 2.5
    return m


def cell_store2(n):
    m = [[0] * 100 for _ in range(n)]
    for i in range(n):
        m[i][7] = i * 2.5
    return m


def groups(n):
    g = {}
    for i in range(n):
        k = i % 7
        if k not in g:
            g[k] = []
        g[k].append(i)
    return g


def groups2(n):
    g = {}
    for i in range(n):
        g.setdefault(i % 7, []).append(i)
    return g


def groups3(n):
    g = collections.defaultdict(list)
    for i in range(n):
        g[i % 7].append(i)
    return g


def graph(n):
    adj = [[] for _ in range(n)]
    for i in range(n):
        j = (i * 7 + 3) % n
        adj[i].append(j)
        adj[j].append(i)
    return adj


def graph_tuple(n):
    adj = [[] for _ in range(n)]
    for i in range(n):
        j = (i * 7 + 3) % n
        adj[i].append((j, 1.5 * i))
    return adj


def pop_rows(n):
    m = [[i, i + 1] for i in range(n)]
    for i in range(n):
        m[i].pop()
    return m


def buf_elem(n):
    m = [bytearray() for _ in range(n)]
    for i in range(n):
        m[i] += b"abc"
    return m


def rec_update(n):
    rs = [{"id": i, "v": i * 0.5} for i in range(n)]
    for r in rs:
        r["v"] = r["v"] * 2
    return rs


def rec_add(n):
    rs = [{"id": i, "v": i * 0.5} for i in range(n)]
    for r in rs:
        r["w"] = r["v"] * 2
    return rs
