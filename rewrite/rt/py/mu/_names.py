# This file defines the names of the clause language: sizeof, resource_of, and
# the scope in which clauses find them.

import builtins
import sys

_SIZES = {float: 8, int: 8, bool: 1, complex: 16}


def sizeof(kind):
    """Bytes of one array element of a type: float 8, int 8, bool 1, complex 16,
    a numpy scalar type, a dtype, or a ctypes type."""
    try:
        size = _SIZES.get(kind)
    except TypeError:  # unhashable
        size = None
    if size is not None:
        return size
    size = getattr(kind, "itemsize", None)  # a dtype, an array, a scalar
    if isinstance(size, int):
        return size
    if isinstance(kind, type) or isinstance(kind, str):
        numpy = sys.modules.get("numpy")
        if numpy is not None and (isinstance(kind, str) or issubclass(kind, numpy.generic)):
            return numpy.dtype(kind).itemsize
        ctypes = sys.modules.get("ctypes")
        if ctypes is not None and isinstance(kind, type):
            return ctypes.sizeof(kind)
    raise TypeError("sizeof: %r has no element size" % (kind,))


def resource_of(obj):
    """Bytes that an object itself owns: what was asked for from the allocator
    for it, with its data but without the objects it refers to. 0 for None."""
    if obj is None:
        return 0
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(obj, numpy.ndarray):
        return 96 + 16 * obj.ndim + (obj.nbytes if obj.flags.owndata else 0)
    size = sys.getsizeof(obj)
    if type(obj) is int:
        return max(32, size)
    attributes = getattr(obj, "__dict__", None)
    if type(attributes) is dict and not isinstance(obj, type):
        size += sys.getsizeof(attributes)
    return size


def payload_of(obj):
    """resource_of under the accounting "payload": contents of arrays, bytes and
    strings; a number box costs 28."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(obj, numpy.ndarray):
        return obj.nbytes if obj.flags.owndata else 0
    if isinstance(obj, (bytes, bytearray)):
        return len(obj)
    if isinstance(obj, str):
        widest = max(obj, default="\0")
        return len(obj) * (1 if widest < "\u0100" else 2 if widest < "\U00010000" else 4)
    if isinstance(obj, (int, float, complex)):
        return 28
    return 0


class Scope(dict):
    """The globals of a clause: the clause language's names first, then those of
    the module. Being a dict subclass, CPython asks it for each name."""

    __slots__ = ("module",)

    def __init__(self, module, **names):
        dict.__init__(self, names)
        self.setdefault("__builtins__", module.get("__builtins__", builtins))
        self.module = module

    def __missing__(self, name):
        return self.module[name]  # a KeyError leads to the builtins
