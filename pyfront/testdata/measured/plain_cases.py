"""Functions over the builtin types and the standard library, measured by CPython."""
import array
import base64
import collections
import contextlib
import copy
import csv
import dataclasses
import enum
import functools
import gzip
import hashlib
import heapq
import io
import itertools
import json
import math
import operator
import pickle
import random
import re
import string
import struct
import tempfile
import urllib.parse
import uuid
import zlib

POINTS = {
    "transpose_lists": {"n": [10, 100, 300]},
    "pairs": {"n": [10, 1000, 20000]},
    "deque_window": {"n": [10, 1000], "k": [5, 500]},
    "dp_table": {"n": [10, 100], "m": [20, 300]},
    "chunks": {"n": [100, 20000], "k": [10, 50]},
    "bytes_chunks": {"n": [100, 200000], "k": [10, 500]},
    "ternary": {"n": [10, 1000, 20000], "big": [1, 1, 1]},
    "event_response": {"event": [{"n": 10}, {"n": 1000}, {"n": 30000}]},
    "matrix_mult": {"n": [5, 30, 100]},
    "flatten": {"n": [5, 30, 300]},
    "product_list": {"n": [5, 30, 200]},
    "combos": {"n": [5, 30, 300]},
    "recursion_fact": {"n": [5, 50, 500]},
    "memo_fib": {"n": [5, 50, 300]},
    "int_big": {"n": [5, 5000, 200000]},
    "factorial": {"n": [5, 200, 1000]},
    "bfs": {"n": [10, 100, 1000]},
    "list_insert": {"n": [10, 100, 3000]},
    "csv_dicts": {"n": [10, 100, 3000]},
}

LIMITS = {
    "bound": """
        graph_adj
        defaultdict_count defaultdict_groups dict_fstring dict_loop_str
        groupby_count json_parse ordered pickle_round quote replace_text
        set_ops
    """,
    "unbound": """
        csv_dicts csv_read read_file regex_find regex_sub split_lines split_words
        word_count zlib_round
    """,
    "unknown": """
        bfs binary counter_ints
        factorial linked_list memo_fib recursion_fact
        struct_array
    """,
}


def dict_squares(n):
    return {i: i * i for i in range(n)}


def dict_loop_str(n):
    d = {}
    for i in range(n):
        d["key%d" % i] = i
    return d


def dict_fstring(n):
    d = {}
    for i in range(n):
        d[f"item-{i}"] = [i, i + 1]
    return d


def set_of_ints(n):
    s = set()
    for i in range(n):
        s.add(i)
    return s


def set_comp(n):
    return {i * 3 for i in range(n)}


def tuple_of(n):
    return tuple(i * 1.5 for i in range(n))


def pairs(n):
    return [(i, i * 2.0) for i in range(n)]


def nested_dict(n):
    out = []
    for i in range(n):
        out.append({"id": i, "pos": {"x": i * 0.5, "y": i * 0.25}})
    return out


def string_concat(n):
    s = ""
    for i in range(n):
        s += "abcdefgh"
    return s


def string_build_list(n):
    parts = []
    for i in range(n):
        parts.append("line %d\n" % i)
    return "".join(parts)


def str_mult(n):
    return "ab" * n


def bytes_mult(n):
    return b"\x00" * n


def bytearray_grow(n):
    b = bytearray()
    for i in range(n):
        b.append(i & 255)
    return b


def bytearray_extend(n):
    b = bytearray()
    for i in range(n):
        b.extend(b"0123456789abcdef")
    return bytes(b)


@dataclasses.dataclass
class Point:
    x: float
    y: float
    tag: str = "p"


def dataclass_list(n):
    return [Point(i * 1.0, i * 2.0) for i in range(n)]


class Node:
    def __init__(self, value, nxt=None):
        self.value = value
        self.next = nxt


def linked_list(n):
    head = None
    for i in range(n):
        head = Node(i * 0.5, head)
    return head


class Account:
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)


def object_history(n):
    a = Account("x")
    for i in range(n):
        a.deposit(i * 0.5)
    return a


class Base:
    def __init__(self, n):
        self.data = [0.0] * n


class Derived(Base):
    def __init__(self, n):
        super().__init__(n)
        self.more = bytearray(n)


def inherit(n):
    return Derived(n)


P = collections.namedtuple("P", ["a", "b"])


def named_tuples(n):
    return [P(i, i * 0.5) for i in range(n)]


class Color(enum.Enum):
    RED = 1
    BLUE = 2


def enums(n):
    return [Color.RED if i % 2 else Color.BLUE for i in range(n)]


def gen_numbers(n):
    for i in range(n):
        yield i * 0.5


def gen_list(n):
    return list(gen_numbers(n))


def gen_sum(n):
    return sum(gen_numbers(n))


def gen_chain(n):
    total = 0
    for v in itertools.chain(range(n), range(n)):
        total += v
    return total


def gen_dicts(n):
    def rows():
        for i in range(n):
            yield {"id": i, "v": i * 0.5}
    return list(rows())


def product_list(n):
    return list(itertools.product(range(n), repeat=2))


def combos(n):
    return list(itertools.combinations(range(n), 2))


def islice_list(n):
    return list(itertools.islice(itertools.count(), n))


def zip_longest_list(n):
    return list(itertools.zip_longest(range(n), range(n)))


def accumulate_list(n):
    return list(itertools.accumulate(range(n)))


def groupby_count(n):
    return {k: len(list(g)) for k, g in itertools.groupby(range(n), key=lambda i: i // 10)}


def deque_window(n, k):
    d = collections.deque(maxlen=k)
    for i in range(n):
        d.append(i * 0.5)
    return d


def deque_queue(n):
    q = collections.deque()
    for i in range(n):
        q.append(i)
    while q:
        q.popleft()
    return len(q)


def defaultdict_groups(n):
    d = collections.defaultdict(list)
    for i in range(n):
        d[i % 10].append(i)
    return d


def defaultdict_count(n):
    d = collections.defaultdict(int)
    for i in range(n):
        d[i] += 1
    return d


def ordered(n):
    d = collections.OrderedDict()
    for i in range(n):
        d[i] = None
    return d


def counter_ints(n):
    return collections.Counter(i % 7 for i in range(n))


def heap_push(n):
    h = []
    for i in range(n):
        heapq.heappush(h, i * 0.5)
    return h


def heap_tuple(n):
    h = []
    for i in range(n):
        heapq.heappush(h, (n - i, i))
    return heapq.heappop(h)


def sort_copy(n):
    a = [float(i) for i in range(n)]
    return sorted(a, reverse=True)


def sort_key(n):
    a = [(i, "x") for i in range(n)]
    a.sort(key=lambda t: -t[0])
    return a


def slicing(n):
    a = [None] * n
    return a[: n // 2]


def list_concat(n):
    a = [0] * n
    b = [1] * n
    return a + b


def list_copy(n):
    a = [0] * n
    return list(a), a[:], a.copy()


def reverse_list(n):
    a = list(range(n))
    return a[::-1]


def map_list(n):
    return list(map(lambda i: i * 0.5, range(n)))


def map_str(n):
    return list(map(str, range(n)))


def filter_list(n):
    return list(filter(lambda i: i % 2 == 0, range(n)))


def if_comp(n):
    return [i * 0.5 for i in range(n) if i % 3 == 0]


def enum_dict(n):
    return {k: v for k, v in enumerate(range(n))}


def zip_dict(n):
    return dict(zip(range(n), range(n)))


def flatten(n):
    m = [[1.5] * n for _ in range(n)]
    return [v for row in m for v in row]


def transpose_lists(n):
    m = [[0] * n for _ in range(n)]
    return [list(r) for r in zip(*m)]


def matrix_mult(n):
    a = [[1.0] * n for _ in range(n)]
    b = [[2.0] * n for _ in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = 0
    return sum(flags)


def sieve_list(n):
    is_prime = [True] * (n + 1)
    p = 2
    while p * p <= n:
        if is_prime[p]:
            for i in range(p * p, n + 1, p):
                is_prime[i] = False
        p += 1
    return is_prime


def fib_list(n):
    f = [0, 1]
    for i in range(2, n):
        f.append((f[i - 1] + f[i - 2]) % 1000007)
    return f


def dp_table(n, m):
    t = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            t[i][j] = max(t[i - 1][j], t[i][j - 1])
    return t[n][m]


def json_round(n):
    s = json.dumps({"values": list(range(n))})
    return len(s)


def json_parse(n):
    s = "[" + ",".join(["1.5"] * n) + "]"
    return json.loads(s)


def b64(n):
    return base64.b64encode(bytes(n))


def b64dec(n):
    s = base64.b64encode(bytes(n))
    return base64.b64decode(s)


def md5_hex(n):
    h = hashlib.md5()
    for i in range(n):
        h.update(b"0" * 100)
    return h.hexdigest()


def sha_chunks(n):
    return [hashlib.sha256(b"x").hexdigest() for i in range(n)]


def gzip_bytes(n):
    return len(gzip.compress(bytes(n)))


def zlib_round(n):
    return zlib.decompress(zlib.compress(bytes(n)))


def struct_pack(n):
    return b"".join(struct.pack("<if", i, 0.5) for i in range(n))


def struct_array(n):
    return struct.pack("%dd" % n, *([1.5] * n))


def array_array(n):
    a = array.array("d")
    for i in range(n):
        a.append(i * 0.5)
    return a


def pickle_list(n):
    return pickle.dumps([1.5] * n)


def pickle_round(n):
    return pickle.loads(pickle.dumps(list(range(n))))


def stringio_csv(n):
    out = io.StringIO()
    w = csv.writer(out)
    for i in range(n):
        w.writerow([i, "name", 1.5])
    return out.getvalue()


def csv_read(n):
    text = "a,b,c\n" + "1,2,3\n" * n
    return [row for row in csv.reader(io.StringIO(text))]


def csv_dicts(n):
    text = "a,b,c\n" + "1,2,3\n" * n
    return list(csv.DictReader(io.StringIO(text)))


def regex_find(n):
    return re.findall("[a-z]+", "ab " * n)


def regex_sub(n):
    return re.sub("a", "bb", "ab" * n)


def split_lines(n):
    text = "hello world\n" * n
    return text.split("\n")


def split_words(n):
    text = "hello world " * n
    return len(text.split())


def word_count(n):
    text = "aa bb cc " * n
    counts = {}
    for w in text.split():
        counts[w] = counts.get(w, 0) + 1
    return counts


def upper_text(n):
    return ("ab" * n).upper()


def replace_text(n):
    return ("ab" * n).replace("a", "xyz")


def encode_text(n):
    return ("ab" * n).encode("utf-8")


def decode_text(n):
    return (b"ab" * n).decode()


def format_rows(n):
    return ["{:05d},{}".format(i, "x") for i in range(n)]


def read_file(n):
    with tempfile.TemporaryFile() as f:
        f.write(b"x" * n)
        f.seek(0)
        return f.read()


def try_finally(n):
    a = None
    try:
        a = [0] * n
        return len(a)
    finally:
        a = None


def except_keyerror(n):
    d = {}
    for i in range(n):
        try:
            d[i % 5] += 1
        except KeyError:
            d[i % 5] = 1
    return d


@functools.lru_cache(maxsize=None)
def cached(i):
    return i * 2


def closure_list(n):
    out = []
    def add(v):
        out.append(v * 0.5)
    for i in range(n):
        add(i)
    return out


def partial_map(n):
    f = functools.partial(pow, 2.0)
    return [f(i % 10) for i in range(n)]


def reduce_sum(n):
    return functools.reduce(lambda a, b: a + b, range(n))


def reduce_op(n):
    return functools.reduce(operator.add, [1.5] * n)


def use_context(n):
    @contextlib.contextmanager
    def buffer(n):
        b = bytearray(n)
        yield b

    with buffer(n) as b:
        return len(b)


def kwargs_call(n):
    def make(**kw):
        return [kw["a"]] * kw["n"]
    return make(a=1.5, n=n)


def star_args(n):
    def total(*xs):
        return sum(xs)
    return total(*range(10)) + n


def while_true(n):
    out = []
    i = 0
    while True:
        if i >= n:
            break
        out.append(i)
        i += 1
    return out


def binary(n):
    out = []
    while n:
        out.append(n & 1)
        n >>= 1
    return out


def deepcopy_list(n):
    a = [[i] for i in range(n)]
    return copy.deepcopy(a)


def random_list(n):
    return [random.random() for _ in range(n)]


def random_str(n):
    return "".join(random.choice(string.ascii_letters) for _ in range(n))


def uuid_list(n):
    return [str(uuid.uuid4()) for _ in range(n)]


def quote(n):
    return urllib.parse.quote("a b" * n)


def event_response(event):
    n = int(event["n"])
    body = {"items": [i for i in range(n)]}
    return {"statusCode": 200, "body": json.dumps(body)}


def recursion_fact(n):
    if n <= 1:
        return 1
    return n * recursion_fact(n - 1)


def walrus(n):
    out = []
    i = 0
    while (i := i + 1) <= n:
        out.append(None)
    return out


def match_stmt(n):
    out = []
    for i in range(n):
        match i % 3:
            case 0:
                out.append(None)
            case _:
                out.append(True)
    return out


def graph_adj(n):
    g = {}
    for i in range(n):
        g.setdefault(i, []).append((i + 1) % n)
    return g


def bfs(n):
    g = {i: [(i + 1) % n, (i * 2) % n] for i in range(n)}
    seen = set()
    queue = [0]
    while queue:
        v = queue.pop(0)
        if v in seen:
            continue
        seen.add(v)
        queue.extend(g[v])
    return len(seen)


def memo_fib(n):
    memo = {}
    def f(k):
        if k < 2:
            return k
        if k not in memo:
            memo[k] = f(k - 1) + f(k - 2)
        return memo[k]
    return f(n)


def chunks(n, k):
    data = list(range(n))
    return [data[i:i + k] for i in range(0, n, k)]


def bytes_chunks(n, k):
    data = bytes(n)
    return [data[i:i + k] for i in range(0, n, k)]


def memview(n):
    data = bytearray(n)
    v = memoryview(data)
    return len(v[: n // 2])


def set_ops(n):
    a = set(range(n))
    b = set(range(n // 2))
    return a - b


def dict_merge(n):
    a = {i: 0 for i in range(n)}
    b = {**a}
    return b


def dict_inv(n):
    d = {str(i): i for i in range(n)}
    return {v: k for k, v in d.items()}


def dict_sorted(n):
    d = {i: n - i for i in range(n)}
    return sorted(d.items(), key=lambda kv: kv[1])


def str_join_ints(n):
    return ",".join(str(i) for i in range(n))


def str_join_list(n):
    return ",".join([str(i) for i in range(n)])


def tuple_swap(n):
    a, b = [0] * n, [1] * n
    a, b = b, a
    return a


def rebind(n):
    a = [0] * n
    a = a + [1]
    return a


def del_item(n):
    d = {"a": [0] * n, "b": 1}
    del d["a"]
    return d


def early_return(n):
    if n < 10:
        return []
    return [0] * n


def ternary(n, big):
    return [0] * n if big else [0]


def int_big(n):
    return 1 << n


def factorial(n):
    r = 1
    for i in range(1, n + 1):
        r *= i
    return r


def statistics_mean(n):
    data = [random.random() for _ in range(n)]
    mean = sum(data) / len(data)
    var = sum((x - mean) ** 2 for x in data) / len(data)
    return math.sqrt(var)


def lists_of_str(n):
    return ["item"] * n


def list_insert(n):
    a = []
    for i in range(n):
        a.insert(0, i)
    return a


def list_pop(n):
    a = list(range(n))
    while a:
        a.pop()
    return a


def list_remove_while(n):
    a = list(range(n))
    out = []
    while a:
        out.append(a.pop())
    return out


def any_all(n):
    return any(i > n for i in range(n)) or all(i >= 0 for i in range(n))


def lambda_sort(n):
    return sorted(({"k": i} for i in range(n)), key=lambda d: d["k"])
