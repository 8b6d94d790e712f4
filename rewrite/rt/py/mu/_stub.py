# This file wraps functions so that their calls are measured and judged.

import functools
import sys

from ._record import Record
from ._state import state

_GENERATOR, _COROUTINE, _ITERABLE_COROUTINE, _ASYNC_GENERATOR = 0x20, 0x80, 0x100, 0x200

# From 3.11 on a bare raise takes the traceback from the exception, so that our
# own frame can be left out of it.
_HIDES = sys.version_info >= (3, 11)


def wrap(func):
    """The checked form of a function, without clauses as yet."""
    record = Record(func)
    if state.armed:
        state.current()
    code = getattr(func, "__code__", None)
    flags = getattr(code, "co_flags", 0)
    native = state._current.native if state._current is not None else None
    if flags & _COROUTINE:
        outer = _coroutine(record)
    elif flags & _ASYNC_GENERATOR:
        outer = _async_generator(record)
    elif flags & (_GENERATOR | _ITERABLE_COROUTINE):
        outer = _generator(record)
    elif native is not None:
        outer = native.Checked(func)
    else:
        outer = _short(record, _function(record))
    functools.update_wrapper(outer, func)
    record.outer = outer
    outer.__mux__ = record
    return outer


def plan(record):
    """Tell the accelerator how to check a function."""
    record.prepare()
    found = programs(record)
    record.outer._plan(
        record.evaluate,
        _judge(record),
        found,
        len(record.params.positional),
        record.params.defaults,
        record.bulk,
    )


def _judge(record):
    def judge(values, args, kwargs, net, peak, returned):
        record.judge(values, args, kwargs, net, peak, bool(returned))

    return judge


def programs(record):
    """Programs for consumed, freed, peak and requires, or None when the clauses
    need Python."""
    from ._trace import program

    params = record.params
    if params.vararg is not None or params.kwonly or params.kwarg is not None:
        return None
    found = {}
    for clause, made in zip(record.clauses, record.formulas):
        unsafe = ">=" if clause.quantity in ("consumed", "peak") else "<="
        if clause.quantity in found or clause.relation == unsafe:
            return None
        ops = program(made, len(params.positional))
        if ops is None:
            return None
        found[clause.quantity] = ops
    return tuple(found.get(q) for q in ("consumed", "freed", "peak", "requires"))


def _function(record):
    func = record.func

    def checked(*args, **kwargs):
        if not state.armed:
            return func(*args, **kwargs)
        meter = state.current()
        if not record.ready:
            meter.hide(record.prepare)
        mark = meter.mark()
        values = record.evaluate(args, kwargs)
        if values is None:
            return func(*args, **kwargs)
        frame = meter.enter(mark)
        try:
            result = func(*args, **kwargs)
        except BaseException as error:
            measured = meter.leave(frame)
            record.judge_measured(meter, values, args, kwargs, measured, False)
            if _HIDES:
                error.__traceback__ = error.__traceback__.tb_next
            raise
        measured = meter.leave(frame)
        record.judge_measured(meter, values, args, kwargs, measured, True)
        return result

    return checked


def _short(record, slow):
    """slow, or the short way before it where the meter has one."""
    meter = state._current
    if not getattr(meter, "short", False):
        return slow
    from ._fast import checked_call

    return checked_call(record, meter, slow)


class _Sum:
    """What the pieces of a call that is suspended and resumed add up to."""

    __slots__ = ("record", "values", "args", "kwargs", "meter", "net", "peak", "array_net", "array_peak",
                 "slack", "whole", "valid", "done")

    def __init__(self, record, args, kwargs):
        self.record = record
        self.args, self.kwargs = args, kwargs
        self.meter = state.current()
        if not record.ready:
            self.meter.hide(record.prepare)
        self.values = record.evaluate(args, kwargs)
        self.net = self.peak = self.array_net = self.array_peak = self.slack = 0
        self.whole = self.valid = True
        self.done = self.values is None

    def step(self, function, *args):
        """Run one piece."""
        frame = self.meter.enter()
        try:
            return function(*args)
        finally:
            m = self.meter.leave(frame)
            self.peak = max(self.peak, self.net + m.peak)
            self.net += m.net
            if m.array_net is None:
                self.array_net = None
            elif self.array_net is not None:
                self.array_peak = max(self.array_peak, self.array_net + m.array_peak)
                self.array_net += m.array_net
            self.slack = max(self.slack, m.slack)
            self.whole = self.whole and m.whole
            self.valid = self.valid and m.valid

    def finish(self, returned):
        """Judge, once."""
        if not self.done:
            self.done = True
            self.record.judge_measured(self.meter, self.values, self.args, self.kwargs, self, returned)


def _hide(error):
    """Leave the two frames of ours (here and step) out of a traceback."""
    if _HIDES:
        tb = error.__traceback__.tb_next
        error.__traceback__ = tb.tb_next if tb is not None and tb.tb_frame.f_code is _Sum.step.__code__ else tb


def _drive(inner, total):
    """Run a generator or coroutine piece by piece; what it yields is yielded."""
    value, failure = None, None
    while True:
        try:
            if failure is None:
                item = total.step(inner.send, value)
            else:
                item = total.step(inner.throw, failure)
        except StopIteration as stop:
            total.finish(True)
            return stop.value
        except BaseException as error:
            total.finish(False)
            _hide(error)
            raise
        value = failure = None
        try:
            value = yield item
        except GeneratorExit:
            try:
                total.step(inner.close)
            except BaseException as error:
                total.finish(False)
                _hide(error)
                raise
            total.finish(True)
            raise
        except BaseException as error:
            failure = error


def _generator(record):
    func = record.func

    def checked(*args, **kwargs):
        inner = func(*args, **kwargs)
        if not state.armed:
            return inner
        return _drive(inner, _Sum(record, args, kwargs))

    return checked


class _Awaitable:
    """An awaitable that runs another one piece by piece."""

    __slots__ = ("inner", "total")

    def __init__(self, inner, total):
        self.inner = inner
        self.total = total

    def __await__(self):
        return _drive(self.inner, self.total)


def _coroutine(record):
    func = record.func

    async def checked(*args, **kwargs):
        if not state.armed:
            return await func(*args, **kwargs)
        return await _Awaitable(func(*args, **kwargs), _Sum(record, args, kwargs))

    return checked


def _async_generator(record):
    func = record.func

    async def drive(inner, total):
        value, failure = None, None
        while True:
            piece = inner.asend(value) if failure is None else inner.athrow(failure)
            try:
                item = await _Piece(piece, total)
            except StopAsyncIteration:
                total.finish(True)
                return
            except BaseException:
                total.finish(False)
                raise
            value = failure = None
            try:
                value = yield item
            except GeneratorExit:
                await _Piece(inner.aclose(), total)
                total.finish(True)
                raise
            except BaseException as error:
                failure = error

    def checked(*args, **kwargs):
        inner = func(*args, **kwargs)
        if not state.armed:
            return inner
        return drive(inner, _Sum(record, args, kwargs))

    return checked


class _Piece:
    """One piece of an async generator, itself awaited piece by piece."""

    __slots__ = ("inner", "total")

    def __init__(self, inner, total):
        self.inner = inner
        self.total = total

    def __await__(self):
        inner, total = self.inner, self.total
        value, failure = None, None
        while True:
            try:
                if failure is None:
                    item = total.step(inner.send, value)
                else:
                    item = total.step(inner.throw, failure)
            except StopIteration as stop:
                return stop.value
            value = failure = None
            try:
                value = yield item
            except BaseException as error:
                failure = error
