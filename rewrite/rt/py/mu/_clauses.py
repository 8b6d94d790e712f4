# This file defines the decorators and what they collect.

import sys

_HOW = (
    "; the expression spelling needs `python -m mu script.py`, `muxpy run script.py`, mu.install() "
    "before the import, or `muxpy rewrite`; as plain Python write a string or a lambda over the parameters"
)


class Clause:
    """One clause: quantity ("consumed", "freed", "peak", "requires"), relation
    ("=", "<=", ">="), source (a string or a function) and its place."""

    __slots__ = ("quantity", "relation", "source", "file", "line", "told")

    def __init__(self, quantity, relation, source, file, line):
        self.quantity = quantity
        self.relation = relation
        self.source = source
        self.file = file
        self.line = line
        self.told = False  # an undefined formula was reported


class _Decorator:
    """What a clause decorator returns: it adds its clauses to a function."""

    __slots__ = ("clauses",)

    def __init__(self, clauses):
        self.clauses = clauses

    def __call__(self, func):
        if isinstance(func, (staticmethod, classmethod)):
            return type(func)(self(func.__func__))
        if isinstance(func, type) or not callable(func):
            c = self.clauses[0]
            raise TypeError("mu.%s is for functions, not for %r" % (c.quantity, func))
        checked = _checked(func)
        checked.__mux__.add(self.clauses)
        return checked


def _checked(func):
    """The checked form of a function; decorators that follow share it."""
    record = getattr(func, "__mux__", None)
    if record is not None and record.outer is func:
        return func
    from . import _stub

    return _stub.wrap(func)


def _source(quantity, value):
    if isinstance(value, str):
        return value
    if callable(value) and hasattr(value, "__code__"):
        return value
    raise TypeError(
        "mu.%s: the argument must be an expression over the function's parameters, not %r%s"
        % (quantity, value, _HOW)
    )


def _make(quantity, given, frame):
    place = frame.f_code.co_filename, frame.f_lineno
    clauses = [
        Clause(quantity, relation, _source(quantity, value), *place)
        for relation, value in given
        if value is not _NOTHING
    ]
    if not clauses:
        raise TypeError("mu.%s: a formula is missing" % quantity)
    return _Decorator(clauses)


class _Nothing:
    def __repr__(self):
        return "..."


_NOTHING = _Nothing()


def consumed(formula=_NOTHING, *, at_most=_NOTHING, at_least=_NOTHING):
    """Bytes acquired during a call that returns normally."""
    return _make("consumed", (("=", formula), ("<=", at_most), (">=", at_least)), sys._getframe(1))


def freed(formula=_NOTHING, *, at_most=_NOTHING, at_least=_NOTHING):
    """Bytes given back by the time the caller has the result."""
    return _make("freed", (("=", formula), ("<=", at_most), (">=", at_least)), sys._getframe(1))


def peak(formula=_NOTHING, *, at_most=_NOTHING, at_least=_NOTHING):
    """The highest value of acquired minus given back at any moment of a call."""
    return _make("peak", (("=", formula), ("<=", at_most), (">=", at_least)), sys._getframe(1))


def requires(condition):
    """A condition on the inputs that the other clauses speak of."""
    return _make("requires", (("=", condition),), sys._getframe(1))


class _Accounting:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __call__(self, target):
        if isinstance(target, (staticmethod, classmethod)):
            return type(target)(self(target.__func__))
        if isinstance(target, type) or not callable(target):
            raise TypeError("mu.accounting is for functions, not for %r" % (target,))
        checked = _checked(target)
        checked.__mux__.set_accounting(self.name)
        return checked


def accounting(name):
    """What one allocation costs in this function's clauses: "payload",
    "cpython-3.11", …"""
    if not isinstance(name, str):
        raise TypeError('mu.accounting: the argument must be a name such as "payload", not %r' % (name,))
    if name != "payload" and not name.startswith("cpython-3."):
        raise ValueError('mu.accounting: %r is neither "payload" nor "cpython-3.x"' % (name,))
    return _Accounting(name)
