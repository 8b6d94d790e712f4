# This file holds what is set for the process: whether calls are checked, with
# which meter and resolution, and what happens on a violation.

import os
import sys

ACTIONS = ("log", "raise", "abort", "count")
METERS = ("auto", "tracemalloc", "accelerator")


def _choice(variable, choices, default):
    value = os.environ.get(variable, "")
    if value in choices:
        return value
    if value:
        sys.stderr.write(
            "mux: %s=%s is none of %s; %s is used\n" % (variable, value, ", ".join(choices), default)
        )
    return default


def _bytes(variable, default):
    value = os.environ.get(variable, "")
    try:
        return max(0, int(value)) if value else default
    except ValueError:
        sys.stderr.write("mux: %s=%s is no number of bytes; %d is used\n" % (variable, value, default))
        return default


class State:
    """The settings; there is one instance, ``state``."""

    __slots__ = ("armed", "on_violation", "meter", "resolution", "listeners", "_current")

    def __init__(self):
        stubs = _choice("MUX_STUBS", ("on", "off"), "on" if __debug__ else "off")
        self.armed = stubs == "on"
        self.on_violation = _choice("MUX_ON_VIOLATION", ACTIONS, "log")
        self.meter = _choice("MUX_METER", METERS, "auto")
        self.resolution = _bytes("MUX_RESOLUTION", 1024)
        self.listeners = []  # called with each violation instead of the action
        self._current = None

    def current(self):
        """The meter in use; the first call chooses it and starts it."""
        if self._current is None:
            from . import _meters

            self._current = _meters.choose(self.meter)
            self.tell_meter()
        return self._current

    def tell_meter(self):
        if self._current is not None:
            self._current.arm(self.armed, self.resolution)


state = State()


def configure(*, stubs=None, on_violation=None, meter=None, resolution=None):
    """Change settings of this process; what is not given stays.

    stubs: whether calls of functions with clauses are measured and judged.
    on_violation: "log" writes one line to stderr, "raise" raises mu.Violation
    when the call has returned, "abort" writes the line and raises SIGABRT,
    "count" only counts (see mu.violations).
    meter: "tracemalloc", "accelerator" (built on demand when a C compiler is
    there; ImportError otherwise) or "auto" (the accelerator if it is built).
    The meter is fixed when the first function is decorated.
    resolution: bytes by which a measurement may exceed a formula.
    """
    if on_violation is not None:
        if on_violation not in ACTIONS:
            raise ValueError("on_violation must be one of " + ", ".join(ACTIONS))
        state.on_violation = on_violation
    if meter is not None:
        if meter not in METERS:
            raise ValueError("meter must be one of " + ", ".join(METERS))
        if state._current is not None and meter not in ("auto", state._current.kind):
            raise RuntimeError("the meter is in use already: set it before the first clause, or by MUX_METER")
        state.meter = meter
    if resolution is not None:
        if not isinstance(resolution, int) or resolution < 0:
            raise ValueError("resolution must be a number of bytes")
        state.resolution = resolution
    if stubs is not None:
        state.armed = bool(stubs)
        if state.armed:
            state.current()
    state.tell_meter()
