# This file reads a function's parameters and makes the functions that evaluate
# its clauses.

import types

from ._growth import LAWS
from ._names import Scope, payload_of, resource_of, sizeof

VARARGS, VARKEYWORDS = 4, 8


class Params:
    """The parameters of a function: their names by kind, and their defaults."""

    __slots__ = ("posonly", "positional", "vararg", "kwonly", "kwarg", "defaults", "kwdefaults")

    def __init__(self, func):
        code = getattr(func, "__code__", None)
        if isinstance(code, types.CodeType) and not hasattr(func, "__wrapped__"):
            names, n, k = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
            self.positional = names[:n]
            self.posonly = code.co_posonlyargcount
            self.kwonly = names[n : n + k]
            rest = list(names[n + k :])
            self.vararg = rest.pop(0) if code.co_flags & VARARGS else None
            self.kwarg = rest.pop(0) if code.co_flags & VARKEYWORDS else None
            self.defaults = func.__defaults__
            self.kwdefaults = func.__kwdefaults__
            return
        self._from_signature(func)

    def _from_signature(self, func):
        import inspect

        self.posonly, self.vararg, self.kwarg = 0, None, None
        positional, kwonly, defaults, kwdefaults = [], [], [], {}
        try:
            parameters = inspect.signature(func).parameters.values()
        except (TypeError, ValueError):  # some builtins have none
            parameters = ()
            self.vararg, self.kwarg = "args", "kwargs"
        for p in parameters:
            if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD):
                positional.append(p.name)
                self.posonly += p.kind == p.POSITIONAL_ONLY
                if p.default is not p.empty:
                    defaults.append(p.default)
            elif p.kind == p.KEYWORD_ONLY:
                kwonly.append(p.name)
                if p.default is not p.empty:
                    kwdefaults[p.name] = p.default
            elif p.kind == p.VAR_POSITIONAL:
                self.vararg = p.name
            else:
                self.kwarg = p.name
        self.positional, self.kwonly = tuple(positional), tuple(kwonly)
        self.defaults, self.kwdefaults = tuple(defaults) or None, kwdefaults or None

    def names(self):
        """All parameters, in the order of a lambda's variables."""
        more = (self.vararg, self.kwarg)
        return self.positional + self.kwonly + tuple(n for n in more if n is not None)

    def text(self):
        """The parameter list, without defaults."""
        parts = list(self.positional)
        if self.posonly:
            parts.insert(self.posonly, "/")
        if self.vararg is not None:
            parts.append("*" + self.vararg)
        elif self.kwonly:
            parts.append("*")
        parts += self.kwonly
        if self.kwarg is not None:
            parts.append("**" + self.kwarg)
        return ", ".join(parts)

    def bind(self, args, kwargs):
        """The arguments of a call by parameter, defaults filled in."""
        names = self.names()
        made = eval("lambda %s: (%s)" % (self.text(), "".join(n + ", " for n in names)))
        made.__defaults__, made.__kwdefaults__ = self.defaults, self.kwdefaults
        return dict(zip(names, made(*args, **kwargs)))

    def same_as(self, code):
        """Whether a lambda has just these parameters."""
        flags = (VARARGS if self.vararg is not None else 0) | (VARKEYWORDS if self.kwarg is not None else 0)
        return (
            code.co_argcount == len(self.positional)
            and code.co_posonlyargcount == self.posonly
            and code.co_kwonlyargcount == len(self.kwonly)
            and code.co_flags & (VARARGS | VARKEYWORDS) == flags
            and code.co_varnames[: len(self.names())] == self.names()
        )


def scope_for(func, accounting):
    """The globals of a function's clauses."""
    inner = func
    while not hasattr(inner, "__globals__") and hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
    module = getattr(inner, "__globals__", {})
    owned = payload_of if accounting == "payload" else resource_of
    return Scope(module, sizeof=sizeof, resource_of=owned, **LAWS)


def check_text(clause):
    """Refuse a string that is no expression; SyntaxError with its place."""
    try:
        compile("(" + clause.source.strip() + "\n)", clause.file, "eval")
    except (SyntaxError, ValueError) as error:
        message = "%s in the clause %s(%r)" % (getattr(error, "msg", error), clause.quantity, clause.source)
        raise SyntaxError(message, (clause.file, clause.line, None, None)) from None


def formula(clause, params, scope):
    """The function that evaluates a clause; it takes the arguments of a call."""
    source = clause.source
    if isinstance(source, str):
        made = eval("lambda %s: (%s\n)" % (params.text(), source.strip()), scope)
    elif params.same_as(source.__code__):
        made = types.FunctionType(source.__code__, scope, source.__name__, None, source.__closure__)
    else:
        return _adapted(clause, params, scope)
    made.__defaults__ = params.defaults
    made.__kwdefaults__ = params.kwdefaults
    return made


def _adapted(clause, params, scope):
    """A lambda that speaks of some of the parameters only."""
    code = clause.source.__code__
    inner = types.FunctionType(
        code, scope, clause.source.__name__, clause.source.__defaults__, clause.source.__closure__
    )
    inner.__kwdefaults__ = clause.source.__kwdefaults__
    wanted = code.co_varnames[: code.co_argcount]
    keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    optional = len(wanted) - len(inner.__defaults__ or ())
    known = set(params.names())
    passed = []
    for i, name in enumerate(wanted + keywords):
        if name in known:
            passed.append(name if i < len(wanted) else "%s=%s" % (name, name))
        elif i < optional or i >= len(wanted) and name not in (inner.__kwdefaults__ or ()):
            raise TypeError(
                "%s:%d: mu.%s: the lambda's parameter %r is no parameter of the function"
                % (clause.file, clause.line, clause.quantity, name)
            )
        elif i < len(wanted):
            break  # what follows keeps its defaults
    hidden = "_mu_clause"
    while hidden in known:
        hidden += "_"
    made = eval("lambda %s: %s(%s)" % (params.text(), hidden, ", ".join(passed)), {hidden: inner})
    made.__defaults__ = params.defaults
    made.__kwdefaults__ = params.kwdefaults
    return made
