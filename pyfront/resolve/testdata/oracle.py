# This file is the oracle of the scope tests: it prints the symbol tables of
# sources as CPython's compiler makes them. A request is a line "n" and n bytes;
# the answer a line "ok n" or "error n" and n bytes.
import _symtable
import sys
import warnings

warnings.simplefilter("ignore")
OFF, MASK = _symtable.SCOPE_OFF, getattr(_symtable, "SCOPE_MASK", 15)
KEEP = 1 | 2 | 4 | 8 | 16 | 128 | 256 | 512
SKIP = {"__type_params__", "__classdict__", "__conditional_annotations__", "__static_attributes__", "__firstlineno__"}


def show(t, depth, out):
    syms = []
    for name in sorted(t.symbols):
        if name[0] == "." or name in SKIP:
            continue
        f = t.symbols[name]
        syms.append("%s:%d:%d" % (name, (f >> OFF) & MASK, f & KEEP))
    line = 0 if ".0" in t.symbols else t.lineno
    out.append("%d %s %d %s" % (depth, t.name, line, " ".join(syms)))
    for c in t.children:
        show(c, depth + 1, out)


def answer(src):
    try:
        top = _symtable.symtable(src, "x", "exec")
    except SyntaxError as e:
        return "error", str(e.msg)
    except (ValueError, MemoryError, RecursionError) as e:
        return "error", str(e)
    out = []
    show(top, 0, out)
    return "ok", "\n".join(out)


sys.setrecursionlimit(5000)
sys.stdout.buffer.write(("%d\n" % sys.version_info[1]).encode())
sys.stdout.buffer.flush()
while True:
    line = sys.stdin.buffer.readline()
    if not line:
        break
    kind, text = answer(sys.stdin.buffer.read(int(line)))
    data = text.encode("utf-8", "replace")
    sys.stdout.buffer.write(("%s %d\n" % (kind, len(data))).encode() + data)
    sys.stdout.buffer.flush()
