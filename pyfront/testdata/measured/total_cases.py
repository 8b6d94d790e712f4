"""Texts of unknown lengths whose sum is known, measured by CPython."""
import collections

POINTS = {
    "upper_list": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "upper_loop": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "twice": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "last_longest": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "keep_first": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "keep_some": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "longest_word": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "pairs": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "nested": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "filtered": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "early": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "popped": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "repeated": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "replaced_word": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "total_len": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "word_dict": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "grow_concat": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "chars": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "reorder": {"text": ["='a' * 9000 + ' b c d'", "=' '.join('w%05d' % i for i in range(4000))", "='a b c ' + 'x' * 30000"]},
    "doubled": {"words": ["=['a' * 9000, 'b', 'c']", "=['w%05d' % i for i in range(4000)]", "=['a', 'b', 'x' * 30000]"]},
    "seen_last": {"words": ["=['a' * 9000, 'b', 'c']", "=['w%05d' % i for i in range(4000)]", "=['a', 'b', 'x' * 30000]"]},
    "enumerated": {"words": ["=['a' * 9000, 'b', 'c']", "=['w%05d' % i for i in range(4000)]", "=['a', 'b', 'x' * 30000]"]},
    "bodies": {"event": ["={'Records': [{'body': 'a' * 9000}, {'body': 'b'}, {'body': 'c'}]}", "={'Records': [{'body': 'w%05d' % i} for i in range(4000)]}"]},
    "encode_all": {"words": ["=['a' * 9000, 'b', 'c']", "=['w%05d' % i for i in range(4000)]", "=['a', 'b', 'x' * 30000]"]},
    "biggest": {"words": ["=['a' * 9000, 'b', 'c']", "=['w%05d' % i for i in range(4000)]", "=['a', 'b', 'x' * 30000]"]},
    "keep_counter": {"text": ["=' '.join('w%05d' % i for i in range(4000))", "='abc def ' * 4000"]},
    "keep_common": {"text": ["=' '.join('w%05d' % i for i in range(4000))", "='abc def ' * 4000", "=' '.join('w%05d' % i * 400 for i in range(20))"]},
    "keep_set": {"text": ["=' '.join('w%05d' % i for i in range(4000))", "='abc def ' * 4000"]},
    "keep_keys": {"text": ["=' '.join('w%05d' % i for i in range(4000))", "='abc def ' * 4000"]},
}
BINDINGS = {
    "upper_list": {"len(text.split())": "=len(text.split())"},
    "upper_loop": {"len(text.split())": "=len(text.split())"},
    "twice": {"len(text.split())": "=len(text.split())"},
    "last_longest": {"len(text.split())": "=len(text.split())"},
    "keep_first": {"len(text.split())": "=len(text.split())"},
    "keep_some": {"len(text.split())": "=len(text.split())"},
    "longest_word": {"len(text.split())": "=len(text.split())"},
    "pairs": {"len(text.split())": "=len(text.split())"},
    "nested": {"len(text.split())": "=len(text.split())"},
    "filtered": {"len(text.split())": "=len(text.split())"},
    "early": {"len(text.split())": "=len(text.split())"},
    "popped": {"len(text.split())": "=len(text.split())"},
    "repeated": {"len(text.split())": "=len(text.split())"},
    "replaced_word": {"len(text.split())": "=len(text.split())"},
    "total_len": {"len(text.split())": "=len(text.split())"},
    "word_dict": {"len(text.split())": "=len(text.split())"},
    "grow_concat": {"len(text.split())": "=len(text.split())"},
    "chars": {"len(text.split())": "=len(text.split())"},
    "reorder": {"len(text.split())": "=len(text.split())"},
    "doubled": {"sum(len(x) for x in words)": "=sum(map(len, words))"},
    "seen_last": {"sum(len(x) for x in words)": "=sum(map(len, words))"},
    "enumerated": {"sum(len(x) for x in words)": "=sum(map(len, words))"},
    "bodies": {"len(event[\"Records\"])": "=len(event['Records'])", "sum(len(x[\"body\"]) for x in event[\"Records\"])": "=sum(len(r['body']) for r in event['Records'])"},
    "encode_all": {"sum(len(x) for x in words)": "=sum(map(len, words))"},
    "biggest": {"sum(len(x) for x in words)": "=sum(map(len, words))"},
    "keep_counter": {"len(text.split())": "=len(text.split())", "len(collections.Counter(text.split()))": "=len(set(text.split()))"},
    "keep_common": {"len(text.split())": "=len(text.split())", "len(collections.Counter(text.split()))": "=len(set(text.split()))"},
    "keep_set": {"len(text.split())": "=len(text.split())"},
    "keep_keys": {"len(text.split())": "=len(text.split())"},
}
LIMITS = {
    "bound": """
        biggest filtered grow_concat keep_common keep_counter keep_keys keep_set last_longest pairs popped
        seen_last twice word_dict
    """,
    "unknown": "replaced_word total_len",
}


def upper_list(text):
    return [w.upper() for w in text.split()]


def upper_loop(text):
    out = []
    for w in text.split():
        out.append(w + "!")
    return out


def twice(text):
    out = []
    for w in text.split():
        out.append(w + w)
    return "".join(out)


def last_longest(text):
    last = ""
    for w in text.split():
        last = w + "-" + w
    return last


def keep_first(text):
    return text.split()[0]


def keep_some(text):
    parts = text.split()
    return parts[1:3]


def longest_word(text):
    return max(text.split(), key=len)


def pairs(text):
    words = text.split()
    prev = ""
    out = []
    for w in words:
        out.append(prev + w)
        prev = w
    return out


def nested(text):
    out = []
    for w in text.split():
        for k in range(3):
            out.append(w + "x")
    return out


def filtered(text):
    return [w + "." for w in text.split() if len(w) > 3]


def early(text):
    out = []
    for w in text.split():
        if len(out) >= 10:
            break
        out.append(w + "-")
    return out


def popped(text):
    words = text.split()
    out = []
    while words:
        out.append(words.pop() + "+")
    return out


def repeated(text):
    words = text.split() * 3
    return "".join(words)


def replaced_word(text):
    words = text.split()
    words[0] = "z" * 50000
    return "".join(words)


def total_len(text):
    return bytes(sum(len(w) for w in text.split()))


def word_dict(text):
    d = {}
    for w in text.split():
        d[w + "k"] = 1
    return d


def grow_concat(text):
    s = ""
    for w in text.split():
        s += w + ","
    return s


def chars(text):
    return [c for w in text.split() for c in w]


def reorder(text):
    return " ".join(sorted(text.split()))


def doubled(words: list):
    out = []
    for w in words:
        out.append(w + "-" + w)
    return out


def seen_last(words):
    last = None
    for w in words:
        last = w + ";" + w
    return last


def enumerated(words):
    return [str(i) + w for i, w in enumerate(words)]


def bodies(event):
    out = []
    for r in event["Records"]:
        out.append(r["body"] + "\n")
    return "".join(out)


def encode_all(words):
    return [w.encode() for w in words]


def biggest(words):
    b = b""
    for w in words:
        b = w.encode()
    return len(b)


def keep_counter(text):
    return collections.Counter(text.split())


def keep_common(text):
    c = collections.Counter(text.split())
    return c.most_common(10)


def keep_set(text):
    return set(text.split())


def keep_keys(text):
    d = {}
    for w in text.split():
        d[w] = d.get(w, 0) + 1
    return list(d)
