# This file measures a block or a single call.

from ._record import Record
from ._report import Violation, show_call
from ._state import state


class measure:
    """Measure a block of the calling thread:

        with mu.measure() as m:
            ...
        print(m.net, m.peak, m.meter)

    net and peak are bytes; reliable is false when other threads or imports are
    in the figures.
    """

    def __init__(self):
        self.net = self.peak = None
        self.meter = None
        self.reliable = None

    def __enter__(self):
        self._meter = state.current()
        self.meter = self._meter.name
        self._frame = self._meter.enter()
        return self

    def __exit__(self, *exc):
        m = self._meter.leave(self._frame)
        self._frame = None
        self.net, self.peak, self.reliable = m.net, max(0, m.peak), m.valid
        return False

    def __repr__(self):
        return "<mu.measure net=%s peak=%s meter=%s>" % (self.net, self.peak, self.meter)


class Report:
    """A checked call: result, net and peak in bytes, declared (quantity to
    bytes), meter, judged (false when the call is outside of the clauses)."""

    def __init__(self, result, net, peak, declared, meter, judged):
        self.result = result
        self.net = net
        self.peak = peak
        self.declared = declared
        self.meter = meter
        self.judged = judged

    def __repr__(self):
        return "<mu.check_call net=%s peak=%s declared=%s meter=%s>" % (
            self.net,
            self.peak,
            self.declared,
            self.meter,
        )


def check_call(f, *args, **kwargs):
    """Call f(*args, **kwargs), whatever the settings, and compare the call with
    f's clauses. Returns a Report; raises Violation when a clause is broken."""
    record = getattr(f, "__mux__", None)
    func = f
    if isinstance(record, Record):
        # A bound method: the instance is the first argument.
        bound = getattr(f, "__self__", None)
        func = record.func
        if bound is not None:
            args = (bound,) + args
    else:
        record = Record(f)
    values = record.evaluate(args, kwargs)
    meter = state.current()
    was, state.armed = state.armed, True
    state.tell_meter()
    frame = meter.enter()
    try:
        result = func(*args, **kwargs)
    finally:
        m = meter.leave(frame)
        state.armed = was
        state.tell_meter()
    net, peak = record.figures(m)
    declared = {}
    if values is not None:
        for clause, value in zip(record.clauses, values.declared):
            if clause.quantity != "requires":
                declared.setdefault(clause.quantity, value)
        if m.valid:
            found = record.found(values, net, peak, True, state.resolution + m.slack, m.whole)
            if found:
                raise Violation(record, *found[0], meter.name, show_call(record, args, kwargs))
    judged = values is not None and m.valid and not values.undefined
    return Report(result, net, max(0, peak), declared, meter.name, judged)
