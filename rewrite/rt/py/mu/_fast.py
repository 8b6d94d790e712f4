# This file makes the short way of a checked call under tracemalloc: while that
# traces, every object that a check of ours makes costs more than what it does.

import sys

from ._state import state
from ._trace import ADD, ARG, CONST, EQ, FLOORDIV, GE, GT, LE, LEN, LT, MAX, MIN, MUL, NE, SUB

# As in _stub.
_HIDES = sys.version_info >= (3, 11)

_INFIX = {ADD: "+", SUB: "-", MUL: "*", FLOORDIV: "//", LT: "<", LE: "<=", EQ: "==", NE: "!=", GT: ">", GE: ">="}
_CALLS = {MIN: "min", MAX: "max"}


def expression(ops):
    """A program of _trace as a Python expression over a0, a1, …"""
    stack = []
    for op, value in ops:
        if op == CONST:
            stack.append("(%d)" % value)
        elif op == ARG:
            stack.append("a%d" % value)
        elif op == LEN:
            stack.append("len(a%d)" % value)
        else:
            right, left = stack.pop(), stack.pop()
            if op in _CALLS:
                stack.append("%s(%s, %s)" % (_CALLS[op], left, right))
            else:
                stack.append("(%s %s %s)" % (left, _INFIX[op], right))
    return stack[0]


def entry(record):
    """One function for all clauses of a record: it takes the positional arguments
    of a call and gives (consumed, freed, peak, requires), None where there is no
    such clause. None when the clauses need more than that."""
    from ._stub import programs

    found = programs(record)
    if found is None:
        return None
    n = len(record.params.positional)
    # The defaults are put in by name, so that they may be anything.
    defaults = record.params.defaults or ()
    parameters = ["a%d" % i for i in range(n)]
    scope = {"__builtins__": {"len": len, "min": min, "max": max}}
    for i, value in enumerate(defaults, n - len(defaults)):
        scope["d%d" % i] = value
        parameters[i] += "=d%d" % i
    texts = ["None" if ops is None else expression(ops) for ops in found]
    if found[3] is None:
        texts[3] = "True"
    return eval("lambda %s: (%s)" % (", ".join(parameters), ", ".join(texts)), scope)


class Slot:
    """What a call on the short way notes; kept from call to call, one for each
    depth of calls."""

    __slots__ = ("depth", "pending", "deepest", "before", "base", "ours", "alone", "loaded")

    def __init__(self, depth):
        self.depth = depth


class Nothing:
    """Stands for a record, to see what the short way itself takes."""

    @staticmethod
    def func():
        pass

    @staticmethod
    def entry():
        return None, None, None, True


_KINDS = int, type(None)
_NUMBERS = frozenset((c, f, p) for c in _KINDS for f in _KINDS for p in _KINDS)


def checked_call(record, meter, slow, probe=None):
    """The checked form of record's function, which takes slow for what is not
    usual. With a list as probe nothing is judged, and it gets net and peak."""
    func = record.func
    get, reset, others, modules, slots = meter.get, meter.reset, meter.others, meter.modules, meter.slots
    level = meter.LEVEL

    def leave(slot, outer, args, consumed, freed, peak, returned):
        now, high = get()
        meter.top = outer
        meter.depth = slot.depth  # no count: threads may have mixed it up
        if outer is None and slot.pending is None and slot.ours is meter.ours and probe is None:
            # Nothing was called that is checked itself, and what was held at most
            # is below the resolution: hardly a number has to be made.
            if high - slot.base <= state.resolution and (consumed is None or freed is None or freed <= consumed):
                return
        judge(slot, outer, now, high, args, consumed, freed, peak, returned)

    def judge(slot, outer, now, high, args, consumed, freed, peak, returned):
        ours, base = meter.ours, slot.base - slot.ours
        high = max(high, now) - ours
        if slot.pending is not None and slot.pending > high:
            high = slot.pending
        if outer is not None:
            if outer.pending is None or high > outer.pending:
                outer.pending = high
            if slot.deepest >= outer.deepest:
                outer.deepest = slot.deepest + 1
            reset()
        net = now - ours - base - meter.fast_net
        high -= base + meter.fast_peak
        if probe is not None:
            probe[:] = net, high
            return
        slack = level * slot.deepest
        over = state.resolution + slack
        wrong = high > over and (
            peak is not None and high - over > peak or returned and consumed is not None and high - over > consumed
        )
        if not wrong and returned and consumed is not None and freed is not None:
            wrong = net - over > consumed - freed
        if wrong and slot.alone and others() == 0 and slot.loaded == len(modules):
            meter.hide(record.judge, (consumed, freed, peak), args, {}, net, high, returned, slack)

    def checked(*args, **kwargs):
        if not state.armed:
            return func(*args, **kwargs)
        try:
            values = record.entry
            if kwargs or values is None:
                return slow(*args, **kwargs)
            try:
                consumed, freed, peak, required = values(*args)
                usual = (type(consumed), type(freed), type(peak)) in _NUMBERS
            except Exception:  # the other way says what is wrong, or lets the function say so
                usual = False
            if not usual:
                return slow(*args)
            if not required:
                return func(*args)
            outer = meter.top
            if outer is not None:
                high = get()[1] - meter.ours
                if outer.pending is None or high > outer.pending:
                    outer.pending = high
            depth = meter.depth
            if depth >= len(slots):
                slots.append(Slot(depth))
            meter.depth = depth + 1
            meter.top = slot = slots[depth]
            slot.deepest = slot.before = 0
            slot.alone = others() == 0
            slot.loaded = len(modules)
            slot.pending = None
            slot.ours = meter.ours
            reset()
            slot.base = get()[0]
            try:
                result = func(*args)
            except BaseException:
                leave(slot, outer, args, consumed, freed, peak, False)
                raise
            leave(slot, outer, args, consumed, freed, peak, True)
            return result
        except BaseException as error:
            if _HIDES and error.__traceback__ is not None:
                error.__traceback__ = error.__traceback__.tb_next
            raise

    return checked
