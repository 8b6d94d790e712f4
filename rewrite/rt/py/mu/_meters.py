# This file defines the meters: what a call acquired and gave back, and its peak.

import sys

try:
    from _thread import _count as _other_threads
except ImportError:  # not CPython
    def _other_threads():
        return 0


class Measured:
    """net and peak in bytes; slack is what the measurement itself may have
    added beyond the resolution. whole is false when peak is only a lower
    bound, valid when the figures speak of nothing but the call."""

    __slots__ = ("net", "peak", "array_net", "array_peak", "slack", "whole", "valid")

    def __init__(self, net, peak, slack=0, whole=True, valid=True, arrays=None):
        self.net = net
        self.peak = peak
        self.array_net, self.array_peak = arrays or (None, None)
        self.slack = slack
        self.whole = whole
        self.valid = valid


def _let_go():
    """Empty the interpreter's free lists, and collect nothing. Before 3.11 they
    have the frames of functions, which later calls would have to make again."""
    import gc

    if sys.version_info >= (3, 11) and gc.get_freeze_count() == 0:  # else the program has frozen objects itself
        gc.freeze()
        gc.collect()
        gc.unfreeze()


class _Frame:
    __slots__ = ("outer", "base", "pending", "delta", "deepest", "before", "alone", "modules")


class TracemallocMeter:
    """Measures with tracemalloc, for the whole process: a call that runs beside
    other threads is not judged."""

    kind = "tracemalloc"
    name = "tracemalloc"
    native = None
    # A checked call inside a checked call keeps this much of ours alive; frames
    # are objects of their own before 3.11.
    LEVEL = 640 if sys.version_info >= (3, 11) else 1600

    def __init__(self):
        import tracemalloc

        if not tracemalloc.is_tracing():
            tracemalloc.start(1)
        self.get = tracemalloc.get_traced_memory
        self.reset = getattr(tracemalloc, "reset_peak", None)  # from 3.9 on
        self.top = None
        self.ours = 0
        # For the short way of a checked call; see _fast.
        self.others, self.modules = _other_threads, sys.modules
        self.slots, self.depth = [], 0
        self.fast_net = self.fast_peak = 0
        self._bias_net = self._bias_peak = 0
        self._calibrate()

    @property
    def short(self):
        """Whether checked calls may take the short way."""
        return self.reset is not None

    def _calibrate(self):
        for _ in range(8):
            nothing = self.leave(self.enter())
        self._bias_net, self._bias_peak = max(0, nothing.net), max(0, nothing.peak)
        if self.short:
            from ._fast import Nothing, checked_call
            from ._state import state

            found = []
            call = checked_call(Nothing, self, None, found)
            was, state.armed = state.armed, True
            for _ in range(8):
                call()
            state.armed = was
            self.fast_net, self.fast_peak = max(0, found[0]), max(0, found[1])

    def arm(self, on, resolution):
        pass

    def _settle(self, high):
        """Note the peak so far of the innermost call, before ours begins."""
        top = self.top
        if top is not None and (self.reset is not None or high > top.before):
            self._note(top, high - self.ours)

    @staticmethod
    def _note(call, held):
        """Note what is held within a call; pending is None before the first."""
        if call.pending is None or held > call.pending:
            call.pending = held

    def hide(self, function, *args):
        """Call a function of ours; what it takes and keeps is not counted."""
        before, high = self.get()
        self._settle(high)
        try:
            return function(*args)
        finally:
            self.ours += self.get()[0] - before
            if self.reset is not None:
                self.reset()

    def spare(self):
        """Let the interpreter's free lists go, and say how many bytes they had."""
        before = self.get()[0]
        _let_go()
        return max(0, before - self.get()[0])

    def mark(self):
        """To be called before what prepares a call, its result given to enter."""
        return self.get()

    def enter(self, mark=None):
        cur, high = mark or self.get()
        self._settle(high)
        f = _Frame()
        f.outer = self.top
        f.deepest = 0
        f.alone = _other_threads() == 0
        f.modules = len(sys.modules)
        self.top = f
        f.delta = 0
        f.base = f.pending = cur - self.ours
        now, high = self.get()
        f.before = high
        f.delta = now - cur
        self.ours += f.delta
        if self.reset is not None:
            self.reset()
        return f

    def leave(self, f):
        cur, high = self.get()
        ours = self.ours
        whole = True
        if self.reset is None and high <= f.before:
            high, whole = cur, False  # the peak of the process is an older one
        peak = max(f.pending, high - ours, cur - ours)
        self.ours = ours - f.delta
        top = self.top = f.outer
        if top is not None:
            self._note(top, peak)
            top.deepest = max(top.deepest, f.deepest + 1)
            if self.reset is not None:
                self.reset()
        return Measured(
            cur - ours - f.base - self._bias_net,
            peak - f.base - self._bias_peak,
            slack=self.LEVEL * f.deepest,
            whole=whole,
            valid=f.alone and _other_threads() == 0 and f.modules == len(sys.modules),
        )


class AcceleratorMeter:
    """Measures with allocator hooks, each thread for itself."""

    kind = "accelerator"
    name = "hooks"

    def __init__(self, native):
        self.native = native
        native.install()
        for _ in range(3):  # frames and caches that first calls keep
            self.leave(self.enter())

    def arm(self, on, resolution):
        self.native.arm(on, resolution)

    def hide(self, function, *args):
        return function(*args)

    def spare(self):
        """Let the interpreter's free lists go, and say how many bytes they had."""
        token = self.enter()
        _let_go()
        return max(0, -self.leave(token).net)

    def mark(self):
        return None

    def enter(self, mark=None):
        modules = len(sys.modules)
        return modules, self.native.enter()

    def leave(self, token):
        modules, before = token
        net, peak, array_net, array_peak = self.native.leave(before)
        arrays = (array_net, array_peak) if self.native.arrays() == 1 else None
        return Measured(net, peak, valid=modules == len(sys.modules), arrays=arrays)


class NoMeter:
    """Measures nothing, where there is neither meter."""

    kind = name = "none"
    native = None

    def arm(self, on, resolution):
        pass

    def hide(self, function, *args):
        return function(*args)

    def spare(self):
        return 0

    def mark(self):
        return None

    def enter(self, mark=None):
        return None

    def leave(self, token):
        return Measured(0, 0, valid=False)


def choose(wanted):
    """The meter for a setting; ImportError when the accelerator was asked for
    and cannot be had."""
    if wanted != "tracemalloc":
        from . import _accelerator

        native = _accelerator.load(build=wanted == "accelerator")
        if native is not None:
            return AcceleratorMeter(native)
    try:
        return TracemallocMeter()
    except ImportError:
        return NoMeter()
