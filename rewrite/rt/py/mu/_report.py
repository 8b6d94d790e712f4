# This file says what happens when a measured call breaks a clause.

import os
import sys

from ._state import state

_KEPT = 1000


class Violation(AssertionError):
    """A call that broke a clause; str() is the line that is logged.

    function, quantity, relation, file, line: the clause. declared, measured:
    bytes. meter: the one that measured. call: the call as text, such as f(n=3).
    """

    def __init__(self, record, clause, quantity, relation, declared, measured, meter, call):
        self.function = record.name
        self.quantity = quantity
        self.relation = relation
        self.file = clause.file
        self.line = clause.line
        self.declared = declared
        self.measured = measured
        self.meter = meter
        self.call = call
        AssertionError.__init__(
            self,
            "%s:%d: mux: %s: %s declared %s%s measured %d (%s)"
            % (
                self.file,
                self.line,
                call,
                quantity,
                "" if relation == "=" else relation + " ",
                show_number(declared),
                measured,
                meter,
            ),
        )

    def __reduce__(self):
        return _revive, (str(self), dict(self.__dict__))


def _revive(text, attributes):
    v = Violation.__new__(Violation)
    AssertionError.__init__(v, text)
    v.__dict__.update(attributes)
    return v


class Log:
    """What was found so far in this process; there is one instance, ``log``."""

    def __init__(self):
        self.count = 0
        self.kept = []
        self.undefined = 0


log = Log()


def violations():
    """The violations so far in this process, at most the first 1000."""
    return list(log.kept)


def show_number(x):
    if isinstance(x, float):
        return str(int(x)) if x == int(x) else repr(x)
    return str(x)


def show_value(x):
    """An argument as it stands in a message: short, and never its own repr."""
    kind = type(x)
    if x is None or kind in (int, bool):
        text = repr(x) if kind is not int or x.bit_length() < 128 else "<int of %d bits>" % x.bit_length()
        return text
    if kind is float:
        return repr(x)
    if kind in (str, bytes):
        return repr(x) if len(x) <= 20 else "<%s of length %d>" % (kind.__name__, len(x))
    if kind in (list, tuple, dict, set, frozenset, bytearray):
        return "<%s of length %d>" % (kind.__name__, len(x))
    shape = getattr(x, "shape", None) if kind.__module__.partition(".")[0] == "numpy" else None
    if type(shape) is tuple:
        return "<%s %s>" % (kind.__name__, "x".join(map(str, shape)) or "()")
    return "<%s>" % kind.__name__


def show_call(record, args, kwargs):
    names = record.params.positional
    shown = []
    for i, value in enumerate(args[:8]):
        name = names[i] if i < len(names) else ""
        if i == 0 and name in ("self", "cls"):
            continue
        shown.append((name + "=" if name else "") + show_value(value))
    shown += ["..."] if len(args) > 8 else []
    for name in list(kwargs)[:8]:
        shown.append(name + "=" + show_value(kwargs[name]))
    return "%s(%s)" % (record.name, ", ".join(shown))


def emit(line):
    """Write one line to stderr in one piece, past whatever sys.stderr is now
    unless that takes text."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except Exception:  # closed, or replaced by something else
        try:
            os.write(2, (line + "\n").encode("utf-8", "backslashreplace"))
        except OSError:
            pass


def report(found, returned):
    """Do what is set for violations. returned is false when an exception is on
    its way, which is then not replaced."""
    for v in found:
        log.count += 1
        if len(log.kept) < _KEPT:
            log.kept.append(v)
    if state.listeners:
        for listener in list(state.listeners):
            for v in found:
                listener(v)
        return
    action = state.on_violation
    if action == "count":
        return
    if action == "raise" and returned:
        raise found[0]
    for v in found:
        emit(str(v))
    if action == "abort":
        os.abort()


def report_undefined(record, clause, error, args, kwargs):
    """Tell once per clause that its formula has no value for some call."""
    log.undefined += 1
    if clause.told:
        return
    clause.told = True
    if state.on_violation != "count" and not state.listeners:
        emit(
            "%s:%d: mux: %s: %s undefined-formula, not checked: %s"
            % (clause.file, clause.line, show_call(record, args, kwargs), clause.quantity, error)
        )
