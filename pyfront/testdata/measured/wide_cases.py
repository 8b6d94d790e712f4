"""Texts of the program that are not ASCII make wide what they are put into."""

SIGN = "\u20ac"


def added(s: str):
    return s + "é€"


def formatted(s: str):
    return f"{s}€"


def by_format(s: str):
    return "€ {}".format(s)


def by_percent(s: str):
    return "€ %s" % s


def joined(s: str):
    return "€".join([s, s[:2]])


def replaced(s: str):
    return s.replace("a", "€")


def centred(s: str):
    return s.center(len(s) + 2, "€")


def repeated(n: int):
    return "😀" * n


def named(s: str):
    return SIGN + s


def not_wide(n: int):
    """Documentation — is no such text."""
    return [n] * n


LIMITS = {
    "bound": "added formatted by_format by_percent joined replaced centred named",
}
POINTS = {
    "added": {"s": ["='a' * 3", "='a' * 9000"]},
    "formatted": {"s": ["='a' * 3", "='a' * 9000"]},
    "by_format": {"s": ["='a' * 3", "='a' * 9000"]},
    "by_percent": {"s": ["='a' * 3", "='a' * 9000"]},
    "joined": {"s": ["='a' * 3", "='a' * 9000"]},
    "replaced": {"s": ["='a' * 3", "='a' * 9000"]},
    "centred": {"s": ["='a' * 3", "='a' * 9000"]},
    "repeated": {"n": [3, 9000]},
    "named": {"s": ["='a' * 3", "='a' * 9000"]},
    "not_wide": {"n": [3, 9000]},
}
