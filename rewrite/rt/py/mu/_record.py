# This file evaluates the clauses of a function and judges its calls.

from ._params import Params, check_text, formula, scope_for
from ._report import Violation, report, report_undefined
from ._state import state

_UPPER = {"consumed": ("=", "<="), "freed": ("<=",), "peak": ("=", "<=")}


class Values:
    """The clauses' values at the entry of a call, in the order of the clauses;
    None where a formula has none, and then why in undefined."""

    __slots__ = ("declared", "undefined")

    def __init__(self, declared, undefined):
        self.declared = declared
        self.undefined = undefined


class Record:
    """What is known of a function with clauses; its attribute __mux__."""

    def __init__(self, func):
        self.func = func
        self.outer = None  # what stands for the function
        self.clauses = []
        self.accounting = None
        self.name = getattr(func, "__qualname__", None) or getattr(func, "__name__", repr(func))
        self.name = self.name.replace("<locals>.", "")
        self.ready = False
        self.entry = None  # evaluates all clauses at once; see _fast
        self._params = None

    @property
    def params(self):
        if self._params is None:
            self._params = Params(self.func)
        return self._params

    def add(self, clauses):
        """Take clauses of one more decorator; decorators apply from below."""
        for c in clauses:
            if isinstance(c.source, str):
                check_text(c)
            else:
                formula(c, self.params, scope_for(self.func, None))
            for old in self.clauses:
                if c.quantity == old.quantity != "requires" and c.relation == old.relation == "=":
                    raise TypeError(
                        "%s:%d: mu.%s: the function has such a clause at line %d already"
                        % (c.file, c.line, c.quantity, old.line)
                    )
        self.clauses[:0] = clauses
        self.changed()

    def set_accounting(self, name):
        self.accounting = name
        self.changed()

    def changed(self):
        self.ready = False
        self.entry = None
        replan = getattr(self.outer, "_plan", None)
        if replan is not None:
            from ._stub import plan

            plan(self)

    def prepare(self):
        """Make the functions that evaluate the clauses, before the first call."""
        accounting = self.accounting or scope_for(self.func, None).module.get("__mux_accounting__")
        self.bulk = accounting == "payload"
        scope = scope_for(self.func, accounting)
        self.formulas = [formula(c, self.params, scope) for c in self.clauses]
        self.ready = True
        if getattr(state.current(), "short", False):
            from ._fast import entry

            self.entry = entry(self)

    def evaluate(self, args, kwargs):
        """The values of the clauses for a call, or None when requires is false."""
        if not self.ready:
            self.prepare()
        declared, undefined = [], None
        for i, made in enumerate(self.formulas):
            quantity = self.clauses[i].quantity
            try:
                value = made(*args, **kwargs)
                if quantity == "requires":
                    if not value:
                        return None
                    value = None
                else:
                    value = _number(value)
            except Exception as error:
                undefined = undefined or []
                undefined.append((self.clauses[i], "%s: %s" % (type(error).__name__, error)))
                if quantity == "requires":
                    return Values([None] * len(self.formulas), undefined)
                value = None
            declared.append(value)
        return Values(declared, undefined)

    def judge(self, values, args, kwargs, net, peak, returned, slack=0, whole=True):
        """Compare a call with its clauses and report. values is a Values, or a
        tuple (consumed, freed, peak) of the accelerator's programs."""
        if type(values) is tuple:
            by_name = dict(zip(("consumed", "freed", "peak"), values))
            values = Values([by_name.get(c.quantity) for c in self.clauses], None)
        if values.undefined and returned:
            for clause, error in values.undefined:
                report_undefined(self, clause, error, args, kwargs)
        found = self.found(values, net, peak, returned, state.resolution + slack, whole)
        if found:
            from ._report import show_call

            name = state.current().name
            call = show_call(self, args, kwargs)
            report([Violation(self, *f, name, call) for f in found], returned)
        return found

    def found(self, values, net, peak, returned, slack, whole=True):
        """broken as a list. What the interpreter keeps for later objects counts
        as given back: before a call is said to leave too much, that is let go.
        Some of it may be older; the next call is judged without it."""
        found = list(self.broken(values, net, peak, returned, slack, whole))
        if any(f[1] == "net" and f[2] != ">=" for f in found):
            kept = state.current().spare()
            if kept > 0 and not any(f[1] == "net" for f in self.broken(values, net - kept, peak, returned, slack, whole)):
                found = [f for f in found if f[1] != "net"]
        return found

    def broken(self, values, net, peak, returned, slack, whole=True):
        """What a call breaks: (clause, quantity, relation, declared, measured).

        consumed and freed are not measured as such, but net = consumed - freed,
        and peak <= consumed. An "=" clause is judged in its safe direction."""
        best = {}
        for clause, value in zip(self.clauses, values.declared):
            if value is None:
                continue
            for upper in (True, False):
                safe = clause.relation in _UPPER[clause.quantity]
                if upper != safe:
                    continue
                key = clause.quantity, upper
                if key not in best or (value < best[key][1]) == upper:
                    best[key] = clause, value
        c = best.get(("peak", True))
        if c and peak - slack > max(0, c[1]):
            yield c[0], "peak", c[0].relation, c[1], peak
        c = best.get(("peak", False))
        if c and whole and peak + slack < c[1]:
            yield c[0], "peak", c[0].relation, c[1], peak
        if not returned:
            return
        a, f = best.get(("consumed", True)), best.get(("freed", False))
        if a and peak - slack > max(0, a[1]):
            yield a[0], "consumed", a[0].relation, a[1], peak
        elif a and f and net - slack > a[1] - f[1]:
            relation = "=" if a[0].relation == f[0].relation == "=" else "<="
            yield a[0], "net", relation, a[1] - f[1], net
        a, f = best.get(("consumed", False)), best.get(("freed", True))
        if f and peak - net - slack > max(0, f[1]):
            yield f[0], "freed", f[0].relation, f[1], peak - net
        elif a and f and net + slack < a[1] - f[1]:
            yield a[0], "net", ">=", a[1] - f[1], net

    def judge_measured(self, meter, values, args, kwargs, measured, returned):
        """judge for a measurement of a meter."""
        if values is None or not (measured.valid or values.undefined):
            return
        net, peak = self.figures(measured)
        slack = state.resolution + measured.slack
        if not measured.valid:
            values.declared = [None] * len(values.declared)
        elif not values.undefined and not any(self.broken(values, net, peak, returned, slack, measured.whole)):
            return
        meter.hide(self.judge, values, args, kwargs, net, peak, returned, measured.slack, measured.whole)

    def figures(self, measured):
        """The net and peak that this function's clauses speak of."""
        if self.bulk and measured.array_net is not None:
            return measured.array_net, measured.array_peak
        return measured.net, measured.peak


def _number(value):
    kind = type(value)
    if kind is int:
        return value
    if kind is bool:
        return int(value)
    if kind is float:
        if value != value:
            raise ValueError("the formula gives nan")
        if value - value != 0:
            raise ValueError("the formula gives an infinity")
        return int(value) if value == int(value) else value
    index = getattr(value, "__index__", None)
    if index is not None:
        return index()
    number = getattr(value, "__float__", None)
    if number is None or isinstance(value, str):
        raise TypeError("the formula gives a %s, not a number" % kind.__name__)
    return _number(float(value))
