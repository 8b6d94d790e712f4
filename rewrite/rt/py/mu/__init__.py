# This file is the public face of package mu.
"""Memory-usage interfaces for Python: how many bytes a call takes and gives back.

    import mu

    @mu.consumed(3 * sizeof(float) * n * n + 56)
    @mu.freed(2 * sizeof(float) * n * n + 56)
    def matmul(n): ...

A decorator's argument is an expression over the function's parameters. Run such
a program with ``python -m mu script.py`` or ``muxpy run script.py``, import it
after ``mu.install()``, or make plain Python of it with ``muxpy rewrite``. A
string or a lambda as argument means the same and needs none of these.

Calls of decorated functions are measured and compared with their clauses; see
:func:`configure` and the environment variables MUX_STUBS, MUX_ON_VIOLATION,
MUX_METER and MUX_RESOLUTION. Nothing is measured under ``python -O``.
"""

from ._clauses import accounting, consumed, freed, peak, requires

__version__ = "0.1.0"

__all__ = [
    "BinaryNotFound",
    "Violation",
    "accounting",
    "check_call",
    "configure",
    "consumed",
    "freed",
    "install",
    "interface",
    "measure",
    "peak",
    "requires",
    "resource_of",
    "sizeof",
    "uninstall",
    "violations",
]

# Where the rest is; it is imported when it is used, so that importing mu is cheap.
_LAZY = {
    "BinaryNotFound": "_binary",
    "Violation": "_report",
    "check_call": "_measure",
    "configure": "_state",
    "install": "_hook",
    "interface": "_interface",
    "measure": "_measure",
    "resource_of": "_names",
    "sizeof": "_names",
    "uninstall": "_hook",
    "violations": "_report",
}


def __getattr__(name):
    module = _LAZY.get(name)
    if module is None:
        raise AttributeError("module 'mu' has no attribute %r" % (name,))
    from importlib import import_module

    value = getattr(import_module("." + module, __name__), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted(set(globals()) | set(__all__))
