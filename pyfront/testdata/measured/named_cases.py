"""Elements that a loop's variable goes on naming, measured by CPython."""
import random

WORDS = ["alpha", "beta", "gamma", "delta", "eps"]


class Item:
    def __init__(self, key):
        self.key = key
        self.tags = []


def named_dict(n):
    out = []
    for i in range(n):
        u = {"id": i, "score": i * 0.5}
        out.append(u)
    return out


def named_list(n):
    out = []
    for i in range(n):
        row = [i, 0.5 * i]
        out.append(row)
    return out


def named_tuple_item(n):
    out = []
    for i in range(n):
        t = (i, "x")
        out.append(t)
    return out


def named_text(n):
    out = []
    for i in range(n):
        s = f"item number {i}"
        out.append(s)
    return out


def named_object(n):
    out = []
    for i in range(n):
        it = Item(i)
        out.append(it)
    return out


def changed_after(n):
    out = []
    for i in range(n):
        u = {}
        out.append(u)
        u["id"] = 0.5 * i
    return out


def groups_of_ten(n):
    out = []
    cur = []
    for i in range(n):
        if i % 10 == 0:
            cur = []
            out.append(cur)
        cur.append(0.5 * i)
    return out


def last_used(n):
    out = []
    u = None
    for i in range(n):
        u = [0.5] * 100
        out.append(u)
    out = None
    return u


def keyed(n):
    d = {}
    for i in range(n):
        rec = {"n": i}
        d[i] = rec
    return d


def row_loop(n):
    rows = []
    for i in range(n):
        row = []
        for j in range(10):
            row.append(0.5 * j)
        rows.append(row)
    return rows


def row_copies(n):
    rows = []
    for i in range(n):
        row = []
        for j in range(10):
            row.append(0.5 * j)
        rows.append(row)
    return [list(r) for r in rows]


def pick_words(n):
    return " ".join(random.choice(WORDS) for _ in range(n))


def cycle_words(n):
    words = []
    for i in range(n):
        words.append(WORDS[i % len(WORDS)])
    return words


def two_lists(n):
    a, b = [], []
    for i in range(n):
        s = "x" * 50 + str(i)
        a.append(s)
        b.append(s)
    return b


def popped_later(n):
    out = []
    for i in range(n):
        u = [0.5] * 20
        out.append(u)
        if len(out) > 5:
            out.pop()
    return len(out)


def filtered_words(text):
    out = []
    for line in text.split("\n"):
        line = line.strip()
        if line:
            out.append(line)
    return out


def groups_copied(n):
    out = []
    cur = []
    for i in range(n):
        if i % 10 == 0:
            cur = []
            out.append(cur)
        cur.append(0.5 * i)
    return [list(g) for g in out]


def last_grown(n):
    out = []
    for i in range(3 + n % 2):
        u = []
        out.append(u)
    for i in range(n):
        u.append(0.5 * i)
    return out


def last_copied(n):
    out = []
    for i in range(3 + n % 2):
        u = []
        out.append(u)
    for i in range(n):
        u.append(0.5 * i)
    return [list(r) for r in out]


POINTS = {
    "filtered_words": {"text": ["='  some line here \\n' * 10", "='  some line here \\n' * 1000", "='  some line here \\n\\n' * 20000"]},
}
BINDINGS = {
    "filtered_words": {'len(text.split("\\n"))': "=len(text.split('\\n'))"},
}
LIMITS = {
    "bound": "groups_of_ten last_copied last_grown",
    "unknown": "filtered_words groups_copied popped_later",
}
