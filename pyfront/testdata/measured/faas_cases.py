"""Small serverless functions in the style of public benchmark suites, measured
by CPython."""
import base64
import bisect
import collections
import csv
import gzip
import hashlib
import heapq
import hmac
import io
import itertools
import json
import math
import random
import re
import string
import struct
import time
import uuid
import zipfile
import zlib
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import datetime, timedelta
from functools import lru_cache, reduce

import numpy as np

WORDS = ["alpha", "beta", "gamma", "delta", "eps"]


# --- matrices and numbers

def lu_decompose(event):
    n = int(event["n"])
    rng = np.random.default_rng(1)
    a = rng.random((n, n)) + n * np.eye(n)
    x = np.linalg.solve(a, np.ones(n))
    return {"norm": float(np.linalg.norm(x))}


def fft_filter(n):
    t = np.linspace(0, 1, n)
    signal = np.sin(2 * np.pi * 5 * t) + 0.5 * np.random.randn(n)
    spec = np.fft.rfft(signal)
    spec[np.abs(spec) < 1.0] = 0
    return np.fft.irfft(spec, n)


def cosine_top_k(event):
    n, d = event["n"], event["d"]
    m = np.random.rand(n, d).astype(np.float32)
    q = np.random.rand(d).astype(np.float32)
    scores = m @ q / (np.linalg.norm(m, axis=1) * np.linalg.norm(q))
    order = np.argsort(scores)[::-1][:10]
    return {"ids": order.tolist()}


def moving_average(n, w):
    data = np.random.rand(n)
    c = np.cumsum(data)
    c[w:] = c[w:] - c[:-w]
    return c[w - 1:] / w


def linear_regression(n):
    x = np.random.rand(n, 3)
    y = x @ np.array([1.0, 2.0, 3.0]) + 0.1
    xt = np.hstack([x, np.ones((n, 1))])
    coef, _, _, _ = np.linalg.lstsq(xt, y, rcond=None)
    return {"coef": coef.tolist()}


def logistic_train(n, epochs):
    x = np.random.rand(n, 8)
    y = (x.sum(axis=1) > 4).astype(float)
    w = np.zeros(8)
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-(x @ w)))
        w -= 0.1 * (x.T @ (p - y)) / n
    return w


def monte_carlo_pi(n):
    inside = 0
    for _ in range(n):
        x, y = random.random(), random.random()
        if x * x + y * y <= 1.0:
            inside += 1
    return {"pi": 4.0 * inside / n}


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\x00\x00"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytearray(len(range(i * i, n + 1, i)))
    return sum(flags)


def matmul_lists(n):
    a = [[random.random() for _ in range(n)] for _ in range(n)]
    b = [[random.random() for _ in range(n)] for _ in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def transpose_rows(n, m):
    rows = [[i * j for j in range(m)] for i in range(n)]
    cols = list(zip(*rows))
    return len(cols)


def mandelbrot(w, h):
    out = []
    for y in range(h):
        row = []
        for x in range(w):
            c = complex(3.0 * x / w - 2, 2.0 * y / h - 1)
            z = 0j
            k = 0
            while abs(z) < 2 and k < 20:
                z = z * z + c
                k += 1
            row.append(k)
        out.append(row)
    return out


def nbody(steps):
    bodies = [[random.random(), random.random(), 0.0, 0.0] for _ in range(5)]
    for _ in range(steps):
        for b in bodies:
            ax = sum(o[0] - b[0] for o in bodies)
            ay = sum(o[1] - b[1] for o in bodies)
            b[2] += 0.01 * ax
            b[3] += 0.01 * ay
        for b in bodies:
            b[0] += b[2]
            b[1] += b[3]
    return bodies[0][0]


def fib_memo(n):
    memo = {}

    def fib(k):
        if k < 2:
            return k
        if k not in memo:
            memo[k] = fib(k - 1) + fib(k - 2)
        return memo[k]
    return fib(n)


def fib_iter(n):
    a, b = 0, 1
    out = []
    for _ in range(n):
        out.append(a)
        a, b = b, (a + b) % 1000000007
    return out


# --- text

def make_password(length):
    chars = string.ascii_letters + string.digits
    return "".join(random.choice(chars) for _ in range(length))


def repeat_words(n):
    words = []
    for i in range(n):
        words.append(WORDS[i % len(WORDS)])
    return " ".join(words)


def sentence_stats(text):
    words = text.split()
    longest = max(words, key=len)
    mean = sum(len(w) for w in words) / len(words)
    return {"words": len(words), "longest": longest, "mean": mean}


def to_upper_lines(text):
    return "\n".join(line.upper() for line in text.splitlines())


def strip_lines(text):
    out = []
    for line in text.split("\n"):
        line = line.strip()
        if line:
            out.append(line)
    return out


def parse_csv(text):
    rows = []
    for line in text.split("\n"):
        rows.append(line.split(","))
    return rows


def csv_totals(text):
    totals = {}
    for row in csv.reader(io.StringIO(text)):
        totals[row[0]] = totals.get(row[0], 0.0) + float(row[1])
    return len(totals)


def csv_out(n):
    buf = io.StringIO()
    w = csv.writer(buf)
    w.writerow(["id", "name", "value"])
    for i in range(n):
        w.writerow([i, "item", i * 2])
    return buf.getvalue()


def join_words(words):
    return ",".join(words)


def join_upper(words):
    return " ".join([w.upper() for w in words])


def count_chars(text):
    freq = {}
    for ch in text:
        freq[ch] = freq.get(ch, 0) + 1
    return freq


def caesar(text, shift):
    out = []
    for ch in text:
        if ch.isalpha():
            out.append(chr((ord(ch) - 97 + shift) % 26 + 97))
        else:
            out.append(ch)
    return "".join(out)


def reverse_words(text):
    return " ".join(reversed(text.split(" ")))


def template_page(n):
    rows = ["<li>Item {}</li>".format(i) for i in range(n)]
    return "<html><ul>%s</ul></html>" % "".join(rows)


def html_table(n):
    html = "<table>"
    for i in range(n):
        html += "<tr><td>" + str(i) + "</td></tr>"
    html += "</table>"
    return html


def log_lines(n):
    lines = []
    for i in range(n):
        lines.append(f"{i:08d} INFO request handled in {i % 7}ms")
    return lines


# --- encodings and hashes

def b64_roundtrip(n):
    data = bytes(n)
    enc = base64.b64encode(data)
    dec = base64.b64decode(enc)
    return len(dec)


def sha_chain(n):
    h = b"seed"
    for _ in range(n):
        h = hashlib.sha256(h).digest()
    return h.hex()


def sign_body(body):
    raw = body.encode("utf-8")
    mac = hmac.new(b"key", raw, hashlib.sha256).hexdigest()
    return {"body": body, "sig": mac}


def hash_chunks(n, size):
    digests = []
    for i in range(n):
        digests.append(hashlib.md5(bytes(size)).hexdigest())
    return digests


def xor_cipher(n):
    key = b"secret"
    data = bytearray(n)
    for i in range(n):
        data[i] ^= key[i % len(key)]
    return bytes(data)


def gzip_ratio(n):
    raw = b"a" * n
    z = gzip.compress(raw)
    return len(z) / len(raw)


def zip_in_memory(files, size):
    buf = io.BytesIO()
    with zipfile.ZipFile(buf, "w", zipfile.ZIP_STORED) as z:
        for i in range(files):
            z.writestr("f%d.bin" % i, bytes(size))
    return len(buf.getvalue())


def pack_records(n):
    out = bytearray()
    for i in range(n):
        out += struct.pack("<IdI", i, i * 0.5, 7)
    return bytes(out)


def checksum(n):
    data = bytes(n)
    crc = 0
    for i in range(0, n, 4096):
        crc = zlib.crc32(data[i:i + 4096], crc)
    return crc & 0xffffffff


# --- records

def make_users(n):
    users = []
    for i in range(n):
        users.append({"id": i, "name": "user", "score": i * 0.5})
    return users


def group_users(n):
    groups = defaultdict(list)
    for i in range(n):
        groups[i % 10].append(i)
    return groups


def top_scores(n):
    scores = [(random.random(), i) for i in range(n)]
    scores.sort(reverse=True)
    return scores[:10]


def heap_top(n):
    heap = []
    for i in range(n):
        heapq.heappush(heap, (i * 7) % 1000)
        if len(heap) > 100:
            heapq.heappop(heap)
    return sorted(heap)


def event_window(n):
    q = deque(maxlen=100)
    total = 0
    for i in range(n):
        q.append(i)
        total += len(q)
    return total


def bfs_grid(n):
    seen = [[False] * n for _ in range(n)]
    queue = deque([(0, 0)])
    seen[0][0] = True
    steps = 0
    while queue:
        x, y = queue.popleft()
        steps += 1
        for dx, dy in ((1, 0), (0, 1)):
            a, b = x + dx, y + dy
            if a < n and b < n and not seen[a][b]:
                seen[a][b] = True
                queue.append((a, b))
    return steps


def flatten(n, m):
    nested = [list(range(m)) for _ in range(n)]
    return [v for row in nested for v in row]


def dedupe(n):
    seen = set()
    out = []
    for i in range(n):
        k = i * 2
        if k not in seen:
            seen.add(k)
            out.append(k)
    return out


def index_by_id(n):
    items = [{"id": i, "v": "x"} for i in range(n)]
    return {it["id"]: it for it in items}


def merge_dicts(n):
    a = {i: "a" for i in range(n)}
    b = {i + n: "b" for i in range(n)}
    return {**a, **b}


def linked_list(n):
    head = None
    for i in range(n):
        head = {"value": i, "next": head}
    return head["value"]


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def linked_nodes(n):
    head = Node(0)
    cur = head
    for i in range(1, n):
        cur.next = Node(i)
        cur = cur.next
    return head


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)


def bank(n):
    acc = Account("me", 0.0)
    for i in range(n):
        acc.deposit(i * 0.5)
    return acc


def tree_depth(depth):
    def build(d):
        if d == 0:
            return None
        return [build(d - 1), build(d - 1)]
    return build(depth)


def permutations(n):
    return list(itertools.permutations(range(n)))


def param_grid(k):
    grid = {"a": list(range(k)), "b": list(range(k))}
    keys = list(grid)
    return [dict(zip(keys, v)) for v in itertools.product(*grid.values())]


# --- handlers

def echo_handler(event, context=None):
    body = json.dumps({"message": "ok", "n": event["n"]})
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": body}


def json_handler(n):
    data = [{"id": i, "tags": ["a", "b"]} for i in range(n)]
    text = json.dumps(data)
    back = json.loads(text)
    return len(back)


def paginate_handler(event):
    items = list(range(event["total"]))
    page, size = event["page"], event["size"]
    return {"items": items[page * size:(page + 1) * size], "total": len(items)}


def batch_handler(event):
    out = []
    for r in event["Records"]:
        out.append({"id": r["id"], "ok": True})
    return {"results": out}


def uuid_batch(n):
    return [str(uuid.uuid4()) for _ in range(n)]


def schedule(n):
    start = datetime(2024, 1, 1)
    return [(start + timedelta(hours=i)).isoformat() for i in range(n)]


def rolling_stats(n):
    vals = [math.sin(i) for i in range(n)]
    mean = sum(vals) / n
    var = sum((v - mean) ** 2 for v in vals) / n
    return {"mean": mean, "std": math.sqrt(var)}


def histogram(n, bins):
    counts = [0] * bins
    for i in range(n):
        counts[(i * 31) % bins] += 1
    return counts


def matrix_power(n, p):
    m = np.random.rand(n, n)
    r = np.eye(n)
    while p > 0:
        if p % 2 == 1:
            r = r @ m
        m = m @ m
        p //= 2
    return r


def image_invert(w, h):
    img = np.random.randint(0, 256, (h, w, 3), dtype=np.uint8)
    gray = img.mean(axis=2)
    return (255 - gray).astype(np.uint8)


def normalise_columns(n, m):
    x = np.random.rand(n, m)
    return (x - x.mean(axis=0)) / x.std(axis=0)


def one_hot(n, k):
    labels = np.random.randint(0, k, n)
    out = np.zeros((n, k))
    out[np.arange(n), labels] = 1
    return out


def distance_matrix(n):
    p = np.random.rand(n, 2)
    d = p[:, None, :] - p[None, :, :]
    return np.sqrt((d ** 2).sum(axis=2))


POINTS = {
    "lu_decompose": {"event": [{"n": 10}, {"n": 100}, {"n": 400}]},
    "fft_filter": {"n": [100, 4096, 100000]},
    "cosine_top_k": {"event": [{"n": 100, "d": 16}, {"n": 5000, "d": 64}, {"n": 20000, "d": 128}]},
    "moving_average": {"n": [100, 10000, 200000], "w": [5, 10, 50]},
    "linear_regression": {"n": [10, 1000, 50000]},
    "logistic_train": {"n": [10, 1000, 20000], "epochs": [5, 10, 20]},
    "matmul_lists": {"n": [5, 20, 60]},
    "transpose_rows": {"n": [5, 50, 300], "m": [4, 20, 200]},
    "mandelbrot": {"w": [5, 40, 100], "h": [4, 30, 60]},
    "nbody": {"steps": [1, 100]},
    "fib_memo": {"n": [5, 50, 80]},
    "make_password": {"length": [8, 1000, 50000]},
    "sentence_stats": {"text": ["='the quick brown fox ' * 5", "='the quick brown fox ' * 500", "='the quick brown fox ' * 5000"]},
    "to_upper_lines": {"text": ["='some line here\\n' * 10", "='some line here\\n' * 1000", "='some line here\\n' * 20000"]},
    "strip_lines": {"text": ["='  some line here \\n' * 10", "='  some line here \\n' * 1000", "='  some line here \\n' * 20000"]},
    "parse_csv": {"text": ["='\\n'.join(['ab,cd,ef'] * 10)", "='\\n'.join(['ab,cd,ef'] * 1000)", "='\\n'.join(['ab,cd,ef'] * 20000)"]},
    "csv_totals": {"text": ["='\\n'.join('key%06d,1.5' % i for i in range(10))", "='\\n'.join('key%06d,1.5' % i for i in range(1000))", "='\\n'.join('key%06d,1.5' % i for i in range(20000))"]},
    "join_words": {"words": ["=['ab'] * 10", "=['ab%06d' % i for i in range(1000)]", "=['ab' * (i % 30) for i in range(20000)]"]},
    "join_upper": {"words": ["=['ab'] * 10", "=['ab%06d' % i for i in range(1000)]", "=['ab' * (i % 30) for i in range(20000)]"]},
    "count_chars": {"text": ["='abcdef' * 10", "='abcdefghijklmnopqrstuvwxyz' * 1000"]},
    "caesar": {"text": ["='abcdef' * 10", "='hello world ' * 1000"], "shift": [3, 5]},
    "reverse_words": {"text": ["='hello world ' * 10", "='hello world ' * 2000"]},
    "sign_body": {"body": ["='a' * 10", "='a' * 10000"]},
    "hash_chunks": {"n": [5, 1000], "size": [100, 20000]},
    "zip_in_memory": {"files": [1, 10, 50], "size": [100, 10000, 50000]},
    "flatten": {"n": [5, 50, 300], "m": [4, 20, 200]},
    "bfs_grid": {"n": [5, 30, 80]},
    "tree_depth": {"depth": [2, 6, 10]},
    "permutations": {"n": [3, 5, 7]},
    "param_grid": {"k": [2, 10, 60]},
    "echo_handler": {"event": [{"n": 10}, {"n": 100000}]},
    "paginate_handler": {"event": [{"total": 100, "page": 2, "size": 10}, {"total": 50000, "page": 3, "size": 1000}]},
    "batch_handler": {"event": ["={'Records': [{'id': 'a'}] * 10}", "={'Records': [{'id': 'a'}] * 5000}"]},
    "histogram": {"n": [10, 1000, 20000], "bins": [5, 20, 1000]},
    "matrix_power": {"n": [5, 50, 300], "p": [5, 10, 3]},
    "image_invert": {"w": [64, 640], "h": [48, 480]},
    "normalise_columns": {"n": [100, 10000], "m": [5, 30]},
    "one_hot": {"n": [100, 10000], "k": [5, 30]},
    "distance_matrix": {"n": [10, 100, 500]},
}

BINDINGS = {
    "sentence_stats": {"len(text.split())": "=len(text.split())"},
    "to_upper_lines": {"len(text.splitlines())": "=len(text.splitlines())"},
    "strip_lines": {"len(text.split(\"\\n\"))": "=len(text.split('\\n'))"},
    "parse_csv": {"len(text.split(\"\\n\"))": "=len(text.split('\\n'))", "len(line.split(\",\"))": "3"},
    "reverse_words": {"len(text.split(\" \"))": "=len(text.split(' '))"},
    "join_words": {"sum(len(x) for x in words)": "=sum(map(len, words))"}, "join_upper": {"sum(len(x) for x in words)": "=sum(map(len, words))"},
    "sign_body": {"len(str(body))": "=len(body)"},
    "json_handler": {"len(json.dumps(data))": "=len(json.dumps([{'id': i, 'tags': ['a', 'b']} for i in range(n)]))"},
    "batch_handler": {"len(event[\"Records\"])": "=len(event['Records'])"},
}

LIMITS = {
    "bound": "count_chars dedupe group_users histogram schedule sieve to_upper_lines",
    "unbound": "csv_totals echo_handler json_handler",
    "unknown": """
        bfs_grid caesar fib_memo heap_top linked_list linked_nodes permutations strip_lines
        tree_depth zip_in_memory
    """,
}
