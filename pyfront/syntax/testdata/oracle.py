# This file is the differential tests' oracle: it parses sources with the ast
# module of the interpreter that runs it. A request is a line "n" and n bytes of
# source; the answer is a line "ok n" or "error n" and n bytes: the tree in one
# form for all versions, or kind, line, offset and message.
import ast
import sys
import warnings

warnings.simplefilter("ignore")
V = sys.version_info[:2]
ATTRS = ("lineno", "col_offset", "end_lineno", "end_col_offset")
FIELDS = {}


def constant(v):
    if isinstance(v, int) and not isinstance(v, bool) and v.bit_length() > 14000:
        return hex(v)
    return ascii(v)


def info(cls):
    fields = [f for f in cls._fields if f not in ("type_comment",)]
    attrs = bool(cls._attributes) and not (V < (3, 9) and cls.__name__ in ("Slice", "keyword"))
    FIELDS[cls] = r = (cls.__name__, fields, attrs)
    return r


OPTIONAL = {"returns", "value", "annotation", "cause", "exc", "msg", "module", "asname", "arg", "optional_vars",
            "guard", "rest", "name", "pattern", "type", "vararg", "kwarg", "lower", "upper", "step", "kind",
            "format_spec", "bound", "default_value"}


def dump(n, out, masked):
    cls = n.__class__
    name, fields, attrs = FIELDS.get(cls) or info(cls)
    if V < (3, 9):
        if name == "Index":
            return dump(n.value, out, masked)
        if name == "ExtSlice":
            out.append("Tuple(elts=[")
            sep = ""
            for x in n.dims:
                out.append(sep)
                dump(x, out, masked)
                sep = ", "
            out.append("], ctx=Load())")
            return
        if name == "arguments":
            for a in n.kwonlyargs:  # 3.8 lets them end before their annotation
                if a.annotation:
                    a.end_lineno, a.end_col_offset = a.annotation.end_lineno, a.annotation.end_col_offset
    out.append(name)
    sep = "("
    inside = masked or (V < (3, 12) and name == "JoinedStr")
    for f in fields:
        v = getattr(n, f)
        if v is None and f in OPTIONAL and not (name in ("Constant", "MatchSingleton") and f == "value"):
            continue
        out.append(sep)
        out.append(f)
        out.append("=")
        sep = ", "
        if isinstance(v, ast.AST):
            dump(v, out, inside)
        elif isinstance(v, list):
            out.append("[")
            s = ""
            if V == (3, 12) and name == "JoinedStr":  # early 3.12 has empty parts in format specifications
                v = [x for x in v if not (isinstance(x, ast.Constant) and x.value == "")]
            for x in v:
                out.append(s)
                s = ", "
                if isinstance(x, ast.AST):
                    dump(x, out, inside)
                else:
                    out.append(constant(x))
            out.append("]")
        else:
            out.append(constant(v))
    if attrs and not masked:
        for a in ATTRS:
            out.append(sep)
            sep = ", "
            out.append("%s=%d" % (a, getattr(n, a)))
    out.append("(" * (sep == "(") + ")")


def answer(src):
    try:
        tree = ast.parse(src)
    except SyntaxError as e:
        r = "%s\n%s\n%s\n%s" % (type(e).__name__, e.lineno, e.offset, e.msg)
        return "error", r.encode("utf-8", "replace")
    except (ValueError, MemoryError, RecursionError, OverflowError) as e:
        return "error", ("%s\n0\n0\n%s" % (type(e).__name__, e)).encode("utf-8", "replace")
    out = []
    dump(tree, out, False)
    return "ok", "".join(out).encode("utf-8", "surrogatepass")


def serve(read, readline, write):
    sys.setrecursionlimit(100000 if V >= (3, 12) else 20000)
    write(("%d.%d\n" % V).encode())
    while True:
        line = readline()
        if not line:
            return
        kind, data = answer(read(int(line)))
        write(("%s %d\n" % (kind, len(data))).encode())
        write(data)


if __name__ == "__main__":
    o = sys.stdout.buffer

    def write(b):
        o.write(b)
        o.flush()
    import threading
    threading.stack_size(512 << 20)
    t = threading.Thread(target=serve, args=(sys.stdin.buffer.read, sys.stdin.buffer.readline, write))
    t.start()
    t.join()
