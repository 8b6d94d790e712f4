# This file evaluates the functions of an interface document for a call.

import builtins


class Open(Exception):
    """A value that the arguments do not determine."""


def evaluate(function, quantity, arguments):
    """(lo, hi) of a quantity ("alloc", "free", "net", "peak") for arguments by
    name; an end is None when it is not bounded. None when nothing is known."""
    env = _Symbols(arguments)
    ends = []
    for case in (function.get("summary") or {}).get("cases", ()):
        if case.get("alloc_failed") or (case["outcome"] != "returns" and quantity != "peak"):
            continue
        try:
            holds = _cond(case["path"], env)
        except Open:
            holds = None
        if holds is False:
            continue
        bound = case["effect"][quantity]
        ends.append((_end(bound, "lo", env), _end(bound, "hi", env)))
    if not ends:
        return None
    lows, highs = zip(*ends)
    lo = None if None in lows else min(lows)
    hi = None if None in highs else max(highs)
    if lo is None and quantity != "net":
        lo = 0
    return None if hi is None and not lo else (lo, hi)


def _end(bound, which, env):
    node = bound.get("exact", bound.get(which))
    if node is None:
        return None
    try:
        return _expr(node, env)
    except (Open, ZeroDivisionError):
        return None


class _Symbols:
    """Symbols are named by Python expressions over the parameters."""

    def __init__(self, arguments):
        from ._growth import LAWS
        from ._names import Scope, resource_of, sizeof

        self.scope = Scope(arguments, sizeof=sizeof, resource_of=resource_of, __builtins__=vars(builtins), **LAWS)
        self.index = {}

    def value(self, name):
        if name in self.index:
            return self.index[name]
        try:
            return int(eval(name, self.scope))
        except Exception as error:
            raise Open(name) from error


def _expr(node, env):
    if "int" in node:
        return int(node["int"])
    if "sym" in node:
        return env.value(node["sym"])
    op = node["op"]
    if op == "ite":
        return _expr(node["args"][0 if _cond(node["cond"], env) else 1], env)
    if op == "sum":
        return _sum(node, env)
    if op == "iterate":
        return _iterate(node, env)
    if op == "inf":
        raise Open("no bound")
    args = [_expr(a, env) for a in node.get("args", ())]
    if op == "add":
        return sum(args)
    if op == "mul":
        product = 1
        for a in args:
            product *= a
        return product
    if op == "max":
        return max(args)
    if op == "min":
        return min(args)
    if op == "floordiv":
        return args[0] // args[1]
    if op == "truncdiv":
        q = abs(args[0]) // abs(args[1])
        return q if (args[0] < 0) == (args[1] < 0) else -q
    if op == "mod":
        return args[0] % args[1]
    if op == "pow2" and 0 <= args[0] <= 1 << 16:
        return 1 << args[0]
    if op == "apply":
        return _apply(node["fn"], args)
    raise Open(op)


def _apply(name, args):
    if name == "BitAnd":
        return args[0] & args[1]
    if name == "BitOr":
        return args[0] | args[1]
    if name == "BitXor":
        return args[0] ^ args[1]
    if name == "Log2Ceil" and args[0] > 0:
        return (args[0] - 1).bit_length()
    if name == "IPow" and 0 <= args[1] <= 1 << 12:
        return args[0] ** args[1]
    if name == "Log2Floor" and args[0] > 0:
        return args[0].bit_length() - 1
    from ._growth import LAWS

    if name in LAWS and max(args) <= 1 << 48:
        return LAWS[name](*args)
    raise Open(name)


def _iterate(node, env):
    """The value of the last part after a loop over some variables."""
    names = [v["name"] for v in node["vars"]]
    k = len(names)
    init, step, out = node["args"][:k], node["args"][k : 2 * k], node["args"][2 * k]
    values = [_expr(a, env) for a in init]
    old = {name: env.index.get(name) for name in names}
    try:
        for _ in range(1 << 22):
            env.index.update(zip(names, values))
            if not _cond(node["cond"], env):
                return _expr(out, env)
            values = [_expr(a, env) for a in step]
    finally:
        for name in names:
            if old[name] is None:
                env.index.pop(name, None)
            else:
                env.index[name] = old[name]
    raise Open("a loop without an end in sight")


def _sum(node, env):
    name = node["index"]
    lo, hi = (_expr(a, env) for a in node["args"][:2])
    if hi - lo > 1 << 22:
        raise Open("a sum of %d terms" % (hi - lo))
    old = env.index.get(name)
    total = 0
    try:
        for i in range(lo, hi):
            env.index[name] = i
            total += _expr(node["args"][2], env)
    finally:
        if old is None:
            env.index.pop(name, None)
        else:
            env.index[name] = old
    return total


_COMPARE = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
}


def _cond(node, env):
    if "bool" in node:
        return node["bool"]
    op = node["op"]
    if op in _COMPARE:
        return _COMPARE[op](*(_expr(a, env) for a in node["args"]))
    if op == "not":
        return not _cond(node["conds"][0], env)
    # One part may decide what another leaves open.
    decided, open_part = op == "or", None
    for c in node["conds"]:
        try:
            if _cond(c, env) is decided:
                return decided
        except Open as error:
            open_part = error
    if open_part is not None:
        raise open_part
    return not decided
