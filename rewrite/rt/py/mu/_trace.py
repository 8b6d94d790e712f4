# This file turns a clause into a program for the accelerator's stack machine, by
# calling it once with symbols in place of the arguments.

import builtins
import types

# As in _meter_program.h.
(CONST, ARG, LEN, ADD, SUB, MUL, FLOORDIV, MIN, MAX, LT, LE, EQ, NE, GT, GE) = range(15)
_LIMIT = 2**63


class Unfit(Exception):
    """The clause is not an expression over integers and lengths alone."""


class Symbol:
    """A value that is not known yet: the program that will compute it."""

    __slots__ = ("ops",)
    __hash__ = None

    def __init__(self, ops):
        self.ops = ops

    def _with(self, op, other, swapped=False):
        a, b = (_ops(other), self.ops) if swapped else (self.ops, _ops(other))
        if len(a) + len(b) > 400:
            raise Unfit
        return Symbol(a + b + [(op, 0)])

    def __add__(self, other):
        return self._with(ADD, other)

    def __radd__(self, other):
        return self._with(ADD, other, True)

    def __sub__(self, other):
        return self._with(SUB, other)

    def __rsub__(self, other):
        return self._with(SUB, other, True)

    def __mul__(self, other):
        return self._with(MUL, other)

    def __rmul__(self, other):
        return self._with(MUL, other, True)

    def __floordiv__(self, other):
        if type(other) is not int or other <= 0:
            raise Unfit
        return self._with(FLOORDIV, other)

    def __neg__(self):
        return self._with(SUB, 0, True)

    def __pos__(self):
        return self

    def __pow__(self, other):
        if type(other) is not int or not 1 <= other <= 4:
            raise Unfit
        result = self
        for _ in range(other - 1):
            result = result * self
        return result

    def __lt__(self, other):
        return self._with(LT, other)

    def __le__(self, other):
        return self._with(LE, other)

    def __eq__(self, other):
        return self._with(EQ, other)

    def __ne__(self, other):
        return self._with(NE, other)

    def __gt__(self, other):
        return self._with(GT, other)

    def __ge__(self, other):
        return self._with(GE, other)

    def __bool__(self):
        raise Unfit

    def __getattr__(self, name):
        raise Unfit

    __getitem__ = __iter__ = __index__ = __float__ = __int__ = __len__ = __contains__ = __bool__


def _ops(value):
    if isinstance(value, Symbol):
        return value.ops
    if type(value) in (int, bool) and -_LIMIT <= value < _LIMIT:
        return [(CONST, int(value))]
    raise Unfit


class _Argument(Symbol):
    __slots__ = ()


def _len(x):
    if type(x) is _Argument:
        return Symbol([(LEN, x.ops[0][1])])
    if isinstance(x, Symbol):
        raise Unfit
    return len(x)


def _extreme(op, plain):
    def extreme(*values, **options):
        if options or len(values) < 2 or not any(isinstance(v, Symbol) for v in values):
            if any(isinstance(v, Symbol) for v in values):
                raise Unfit
            return plain(*values, **options)
        result = Symbol(_ops(values[0]))
        for v in values[1:]:
            result = result._with(op, v)
        return result

    return extreme


_HELPERS = {"len": _len, "min": _extreme(MIN, min), "max": _extreme(MAX, max)}


_BUILTINS = frozenset("abs bool complex float int len max min pow range round sum".split())


def _constant(scope, name):
    """Whether a name (of a global or an attribute) means the same in every call."""
    if dict.__contains__(scope, name):
        return True
    value = scope.module.get(name, scope)
    if value is scope:  # a builtin, or an attribute of something constant
        return name in _BUILTINS or not hasattr(builtins, name)
    origin = getattr(value, "__module__", None) if isinstance(value, type) else getattr(value, "__name__", None)
    return isinstance(value, (type, types.ModuleType)) and str(origin).partition(".")[0] == "numpy"


def program(formula, nparams):
    """The program of a clause's function over its first nparams parameters, or
    None. A name whose value may change must not be computed with once."""
    code = formula.__code__
    if code.co_freevars or code.co_argcount != nparams or code.co_kwonlyargcount or code.co_flags & 12:
        return None
    scope = formula.__globals__
    if not all(_constant(scope, name) for name in code.co_names):
        return None
    from ._names import Scope

    traced = Scope(scope.module, **dict(scope, **_HELPERS))
    try:
        result = types.FunctionType(code, traced)(*[_Argument([(ARG, i)]) for i in range(nparams)])
        ops = _ops(result)
    except Exception:  # whatever a symbol cannot do is left to Python
        return None
    depth = most = 0
    for op, _ in ops:
        depth += 1 if op <= LEN else -1
        most = max(most, depth)
    return ops if most <= 16 and len(ops) <= 1000 else None
