# ast: a literal is parsed into a tree first, at most 1,500 bytes a character.
import mux
# measure: ast.literal_eval("[" + "1," * n + "]") for n in 300, 3000
def literal_eval(s):
    n = mux.text_len(s)
    r = mux.parsed(n, 60)
    mux.work_at_most(1500 * n + 16384)
    return r
def parse(source, filename="<unknown>", mode="exec", **kw): return mux.unknown("ast.parse")
def dump(node, *a, **kw): return mux.unknown("ast.dump")
def walk(node): return mux.unknown("ast.walk")
class NodeVisitor: pass
class NodeTransformer: pass
