"""Elements of one list are different ones: what is true of one says nothing of
another, nor are their numbers, lengths and identities the same."""


def below_pivot(xs):
    pivot = xs[len(xs) // 2]
    return [x for x in xs if x < pivot]


def unequal_pairs(xs):
    out = []
    for x in xs:
        for y in xs:
            if x != y:
                out.append((x, y))
    return out


def other_objects(pts):
    out = []
    for p in pts:
        for q in pts:
            if p is not q and p["x"] >= q["x"]:
                out.append((p, q))
    return out


def lengths_apart(recs):
    a = recs[len(recs) // 2]
    b = recs[len(recs) - 1]
    return "x" * (len(b["name"]) - len(a["name"]))


def cut_prefix(words):
    p = words[len(words) // 2]
    return [w[len(p):] for w in words]


def one_is_true(words):
    if words[len(words) // 2] == "ab":
        return [w + "." for w in words if w != "ab"]
    return []


def one_word_for_each(words):
    out = []
    for w in words:
        out.append(words[len(w) % len(words)].upper())
    return out


def beside_the_outer(words):
    most = 0
    for a in words:
        t = []
        for b in words:
            t.append(a + "." + b)
        most = max(most, len(t))
    return most


def not_as_before(words):
    prev = words[0]
    out = []
    for w in words:
        if w != prev:
            out.append(prev.upper())
        prev = w
    return out


def kept_longest(words):
    best = words[0]
    out = []
    for w in words:
        if len(w) > len(best):
            best = w
        out.append(best.upper() + w.upper())
    return out


def keys_and_values(d):
    out = []
    for k, v in d.items():
        for k2, v2 in d.items():
            if v != v2 and k != k2:
                out.append((k, k2))
    return out


def own_dicts(n):
    recs = [{"id": i, "k": "x" * i} for i in range(n)]
    out = []
    for a in recs:
        for b in recs:
            if a["id"] != b["id"] and len(a["k"]) != len(b["k"]):
                out.append((a, b))
    return out


def own_difference(n):
    recs = [{"id": i} for i in range(n)]
    a = recs[0]
    b = recs[n // 2]
    return bytes(abs(a["id"] - b["id"]))


def own_lists(n):
    rows = [[0] * i for i in range(n)]
    out = []
    for a in rows:
        for b in rows:
            if len(a) != len(b):
                out.append((a, b))
    return out


def own_values(n):
    d = {i: i * i for i in range(n)}
    out = []
    for k, v in d.items():
        for k2, v2 in d.items():
            if v != v2:
                out.append((k, k2))
    return out


class P:
    def __init__(self, x):
        self.x = x


def own_objects(n):
    ps = [P(i) for i in range(n)]
    out = []
    for a in ps:
        for b in ps:
            if a.x < b.x:
                out.append((a, b))
    return out


def own_last(n):
    ps = [P(i * 1000) for i in range(n)]
    last = ps[0]
    out = []
    for a in ps:
        if a.x != last.x:
            out.append(a.x - last.x)
        last = a
    return out


def own_best(n):
    xs = [(i, i * 2) for i in range(n)]
    best = xs[0]
    out = []
    for t in xs:
        if t[1] > best[1]:
            best = t
            out.append(bytes(100))
    return out


LIMITS = {"bound": "beside_the_outer cut_prefix lengths_apart not_as_before other_objects own_objects"}
XS = ["=[(i * 7919) % 10007 for i in range(10)]", "=[(i * 7919) % 10007 for i in range(200)]"]
WORDS = ["=['w' * (i % 7) for i in range(10)]", "=['w' * (i % 50) for i in range(100)] + ['x' * 5000]"]
POINTS = {
    "below_pivot": {"xs": XS},
    "unequal_pairs": {"xs": XS},
    "other_objects": {"pts": ["=[{'x': i} for i in range(10)]", "=[{'x': i} for i in range(100)]"]},
    "lengths_apart": {"recs": ["=[{'name': 'x' * i} for i in range(10)]", "=[{'name': 'x' * (100 * i)} for i in range(100)]"]},
    "cut_prefix": {"words": WORDS},
    "one_is_true": {"words": ["=['abc', 'ab', 'abc'] * 3", "=['xxx' * 9] * 50 + ['ab'] + ['x'] * 50"]},
    "one_word_for_each": {"words": ["=['w' * i for i in range(10)]", "=['xx'] * 2 + ['x' * 5000] + ['yy'] * 100"]},
    "beside_the_outer": {"words": WORDS},
    "not_as_before": {"words": WORDS},
    "kept_longest": {"words": ["=['w' * i for i in range(10)]", "=['xx'] * 2 + ['x' * 5000] + ['yy'] * 100"]},
    "keys_and_values": {"d": ["={i: i for i in range(10)}", "={i: i for i in range(100)}"]},
    "own_dicts": {"n": [10, 100]},
    "own_lists": {"n": [10, 100]},
    "own_values": {"n": [10, 100]},
    "own_objects": {"n": [10, 100]},
}
BINDINGS = {
    "cut_prefix": {"sum(len(x) for x in words)": "=sum(map(len, words))", "len(words[0])": "=len(words[0])"},
    "one_is_true": {"sum(len(x) for x in words)": "=sum(map(len, words))", "len(words[0])": "=len(words[0])"},
    "one_word_for_each": {"sum(len(x) for x in words)": "=sum(map(len, words))", "len(words[0])": "=len(words[0])"},
    "beside_the_outer": {"sum(len(x) for x in words)": "=sum(map(len, words))", "len(words[0])": "=len(words[0])"},
    "not_as_before": {"sum(len(x) for x in words)": "=sum(map(len, words))", "len(words[0])": "=len(words[0])"},
    "kept_longest": {"sum(len(x) for x in words)": "=sum(map(len, words))", "len(words[0])": "=len(words[0])"},
    "lengths_apart": {'sum(len(x["name"]) for x in recs)': "=sum(len(r['name']) for r in recs)"},
    "keys_and_values": {"len(d)": "=len(d)"},
}
