# This file answers questions about a function's interface: its clauses, and where
# it has none what muxpy infers.

from ._record import Record, Values

_WORDS = {"consumed": "alloc", "freed": "free", "peak": "peak", "net": "net"}

# The parts of a quantity's display in a document, and the relation they stand for.
_ENDS = (("exact", ""), ("lo", ">= "), ("hi", "<= "))


def interface(f):
    """The memory-usage interface of a function: Interface."""
    record = getattr(f, "__mux__", None)
    if not isinstance(record, Record):
        if not callable(f):
            raise TypeError("mu.interface: %r is no function" % (f,))
        record = Record(f)
    return Interface(record, getattr(f, "__self__", None) if hasattr(f, "__func__") else None)

class Unknown(ValueError):
    """Nothing is known of a quantity, by clause or inference."""

class Bounds(tuple):
    """(lo, hi) in bytes; hi is None when there is no upper bound."""

    __slots__ = ()

    def __new__(cls, lo, hi):
        return tuple.__new__(cls, (lo, hi))

    lo = property(lambda self: self[0])
    hi = property(lambda self: self[1])

class Interface:
    """consumed, freed, peak and net take the arguments of a call and give bytes:
    a number where an "=" clause or an exact inference says so, else Bounds.
    formula maps quantities to their text."""

    def __init__(self, record, bound):
        self._record = record
        self._bound = () if bound is None else (bound,)
        self._document = None

    def __repr__(self):
        return "<mu.interface of %s: %s>" % (self._record.name, dict(self.formula))

    def consumed(self, *args, **kwargs):
        """Bytes acquired during a call that returns normally."""
        return self._value("consumed", args, kwargs)

    def freed(self, *args, **kwargs):
        """Bytes given back by the time the caller has the result."""
        return self._value("freed", args, kwargs)

    def peak(self, *args, **kwargs):
        """The highest value of acquired minus given back during a call."""
        return self._value("peak", args, kwargs)

    def net(self, *args, **kwargs):
        """What a call leaves behind: consumed minus freed."""
        if self._has("consumed") and self._has("freed"):
            a, f = self._value("consumed", args, kwargs), self._value("freed", args, kwargs)
            if not isinstance(a, Bounds) and not isinstance(f, Bounds):
                return a - f
            a = a if isinstance(a, Bounds) else Bounds(a, a)
            f = f if isinstance(f, Bounds) else Bounds(f, f)
            lo = a.lo - f.hi if f.hi is not None else None
            return Bounds(lo, a.hi - f.lo if a.hi is not None else None)
        return self._inferred("net", args, kwargs)

    def requires(self, *args, **kwargs):
        """Whether the clauses speak of a call with these arguments."""
        return self._record.evaluate(self._bound + args, kwargs) is not None

    @property
    def formula(self):
        """The texts of the quantities, "<= " or ">= " before a bound: of the
        clauses, and where there are none what muxpy infers, if it is there."""
        texts = {}
        for clause in self._record.clauses:
            text = clause_text(clause)
            if clause.relation != "=":
                text = clause.relation + " " + text
            old = texts.get(clause.quantity)
            texts[clause.quantity] = text if old is None else old + ", " + text
        from ._binary import find

        if all(q in texts for q in ("consumed", "freed", "peak")) or find() is None:
            return texts
        try:
            display = self._function().get("display", {})
        except (Unknown, RuntimeError):
            return texts
        for quantity, word in _WORDS.items():
            if quantity in texts or quantity == "net" and texts:
                continue
            ends = display.get(word, {})
            found = [sign + ends[end]["python"] for end, sign in _ENDS if "python" in ends.get(end, ())]
            if found:
                texts[quantity] = ", ".join(found)
        return texts

    def document(self):
        """The interface document that muxpy writes for the function, as a dict."""
        if self._document is None:
            import json

            from . import _binary

            code = getattr(self._record.func, "__code__", None)
            if code is None:
                raise Unknown("%s is not written in Python" % self._record.name)
            status, out, err = _binary.run(
                "mu.interface(%s).document()" % self._record.name,
                "extract", "--format", "json", "%s:%s" % (code.co_filename, self._record.name),
            )
            try:
                self._document = json.loads(out)
            except ValueError:
                raise Unknown("muxpy extract failed with status %d: %s" % (status, err.strip())) from None
        return self._document

    def _has(self, quantity):
        return any(c.quantity == quantity for c in self._record.clauses)

    def _value(self, quantity, args, kwargs):
        if not self._has(quantity):
            return self._inferred(quantity, args, kwargs)
        values = self._record.evaluate(self._bound + args, kwargs)
        if values is None:
            raise ValueError("%s: the arguments do not satisfy its requires" % self._record.name)
        return self._declared(quantity, values)

    def _declared(self, quantity, values: Values):
        lo, hi = 0, None
        for clause, value in zip(self._record.clauses, values.declared):
            if clause.quantity != quantity:
                continue
            if value is None:
                for c, error in values.undefined or ():
                    raise ValueError("%s of %s has no value: %s" % (quantity, self._record.name, error))
            if clause.relation == "=":
                return value
            if clause.relation == "<=":
                hi = value if hi is None else min(hi, value)
            else:
                lo = max(lo, value)
        return Bounds(lo, hi)

    def _function(self):
        """What the document says of the function."""
        document, name = self.document(), self._record.name
        functions = document.get("functions", ())
        for function in functions:
            if function.get("name") == name or len(functions) == 1:
                return function
        raise Unknown("muxpy says nothing about %s" % name)

    def _inferred(self, quantity, args, kwargs):
        from ._document import evaluate

        bound = self._record.params.bind(self._bound + args, kwargs)
        result = evaluate(self._function(), _WORDS[quantity], bound)
        if result is None:
            raise Unknown("%s of %s is unknown" % (quantity, self._record.name))
        lo, hi = result
        return lo if lo == hi else Bounds(lo, hi)

def clause_text(clause):
    """The text of a clause: the string itself, or the body of the lambda as it
    stands in the source."""
    if isinstance(clause.source, str):
        return clause.source.strip()
    text = _lambda_text(clause)
    return text if text is not None else "<%s>" % clause.source.__name__

def _lambda_text(clause):
    import ast
    import linecache

    lines = linecache.getlines(clause.file)
    code = clause.source.__code__
    try:
        tree = ast.parse("".join(lines))
    except (SyntaxError, ValueError):
        return None
    found = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for d in node.decorator_list:
                if isinstance(d, ast.Call) and d.lineno <= clause.line <= d.end_lineno:
                    values = d.args if clause.relation == "=" else []
                    values = values + [
                        k.value
                        for k in d.keywords
                        if k.arg == {"=": "formula", "<=": "at_most", ">=": "at_least"}[clause.relation]
                    ]
                    found += [v.body if isinstance(v, ast.Lambda) else v for v in values]
    if not found:
        found = [
            n.body for n in ast.walk(tree) if isinstance(n, ast.Lambda) and n.lineno == code.co_firstlineno
        ]
    if len(found) != 1:
        return None
    text = ast.get_source_segment("".join(lines), found[0])
    return " ".join(text.split()) if text else None

