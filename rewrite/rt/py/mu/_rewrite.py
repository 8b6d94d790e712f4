# This file rewrites the expression spelling of clauses: the argument of a clause
# decorator becomes a lambda over the function's parameters, at the same place
# in the source. `muxpy rewrite` does the same to the text.

import ast
import collections  # noqa: F401 - ast.walk imports it when the hook may be at work

_QUANTITIES = ("consumed", "freed", "peak", "requires")
_RELATIONS = ("at_most", "at_least")


def may_have_clauses(source):
    """Whether the bytes of a module may have clauses; cheap, errs to true."""
    if not any(q.encode() in source for q in _QUANTITIES):
        return False
    at = source.find(b"mu")
    while at >= 0:
        if not _part(source[at - 1 : at] if at else b"") and not _part(source[at + 2 : at + 3]):
            return True
        at = source.find(b"mu", at + 1)
    return False


def _part(character):
    return character.isalnum() or character == b"_" or character > b"\x7f"


def parse(source, filename):
    """The tree of a module, with its clauses rewritten."""
    return rewrite(ast.parse(source, filename))


def rewrite(tree):
    """Rewrite the clauses of a module's tree in place and return it."""
    names = _Names(tree)
    if names.modules or names.members:
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                for decorator in node.decorator_list:
                    if isinstance(decorator, ast.Call) and names.quantity(decorator.func):
                        _clause(decorator, node.args)
    return tree


class _Names:
    """What a module calls package mu and its decorators."""

    def __init__(self, tree):
        self.modules = set()
        self.members = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name == "mu":
                        self.modules.add(alias.asname or "mu")
            elif isinstance(node, ast.ImportFrom) and node.module == "mu" and not node.level:
                for alias in node.names:
                    if alias.name == "*":
                        self.members.update((q, q) for q in _QUANTITIES)
                    elif alias.name in _QUANTITIES:
                        self.members[alias.asname or alias.name] = alias.name

    def quantity(self, func):
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            return func.value.id in self.modules and func.attr in _QUANTITIES
        return isinstance(func, ast.Name) and func.id in self.members


def _clause(call, parameters):
    if len(call.args) == 1:
        call.args[0] = _lambda(call.args[0], parameters)
    for keyword in call.keywords:
        if keyword.arg in _RELATIONS or keyword.arg in ("formula", "condition"):
            keyword.value = _lambda(keyword.value, parameters)


def _lambda(value, parameters):
    if isinstance(value, (ast.Lambda, ast.Starred, ast.JoinedStr)):
        return value
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value
    if type(value).__name__ == "TemplateStr":
        return value
    made = ast.Lambda(args=_bare(parameters), body=value)
    ast.copy_location(made, value)
    for node in ast.walk(made.args):
        if isinstance(node, ast.arg):
            ast.copy_location(node, value)
    return made


def _bare(a):
    """The parameters without annotations and defaults."""

    def bare(arg):
        return arg and ast.arg(arg=arg.arg, annotation=None, type_comment=None)

    return ast.arguments(
        posonlyargs=[bare(x) for x in a.posonlyargs],
        args=[bare(x) for x in a.args],
        vararg=bare(a.vararg),
        kwonlyargs=[bare(x) for x in a.kwonlyargs],
        kw_defaults=[None] * len(a.kwonlyargs),
        kwarg=bare(a.kwarg),
        defaults=[],
    )
