"""Operations that give an object back as it is: measured and inferred."""
import hashlib

# Whether it is the same object, the program decides at run time.
LIMITS = {
    "bound": "first_part first_text nothing_replaced slice_of_all stripped wide_enough",
}


def first_part(n):
    d = bytes(n)
    return d[:100000], d


def whole_slice(n):
    d = "ab" * n
    e = d[:]
    return e, d


def slice_of_all(n):
    d = bytes(n)
    e = d[0:len(d)]
    return e, d


def first_text(n):
    d = "ab" * n
    return d[:50000], d


def array_slice(n):
    d = bytearray(n)
    return d[:], d


def stripped(n):
    d = "ab" * n
    return str(d), d.strip(), d


def joined_one(n):
    d = "ab" * n
    return "".join([d]), d


def bytes_of_bytes(n):
    d = bytes(n)
    return bytes(d), d


def tuple_of_tuple(n):
    d = (1,) * n
    return tuple(d), d[:], d


def nothing_replaced(n):
    d = "ab" * n
    return d.replace("x", "y"), d


def wide_enough(n):
    d = "ab" * n
    return d.lower(), d.ljust(5), d


def percent_s(n):
    d = "ab" * n
    return "%s" % d, d


def field_alone(n):
    d = "ab" * n
    return f"{d}", d


def plus_nothing(n):
    d = "ab" * n
    return d + "", d


def times_one(n):
    d = "ab" * n
    return d * 1, d


def braces_alone(n):
    d = "ab" * n
    return "{}".format(d), d


def chunk_hashes(n):
    data = bytes(n)
    parts = []
    for off in range(0, len(data), 1024):
        chunk = data[off:off + 1024]
        parts.append(hashlib.md5(chunk).hexdigest())
    return parts
