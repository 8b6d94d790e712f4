# os.path: texts made of the arguments.
import mux
sep = "/"
pathsep = ":"
# measure: os.path.join("a" * n, "b" * n) for n in 3000, 40000
def join(a, *p):
    n = mux.text_len(a)
    for q in p:
        n = n + 1 + mux.text_len(q)
    r = mux.part_text("", 0, n)
    mux.work_at_most(n)
    return r
def exists(p): return mux.bool()
def lexists(p): return mux.bool()
def isfile(p): return mux.bool()
def isdir(p): return mux.bool()
def islink(p): return mux.bool()
def ismount(p): return mux.bool()
def isabs(p): return mux.bool()
def samefile(a, b): return mux.bool()
def getsize(p): return mux.any_int()
def getmtime(p): return mux.float()
def getctime(p): return mux.float()
def getatime(p): return mux.float()
# measure: os.path.basename("a/" + "b" * n) for n in 3000, 40000
def basename(p): return mux.part_text(p, 0, mux.text_len(p))
# measure: os.path.dirname("a" * n + "/b") for n in 3000, 40000
def dirname(p):
    r = mux.part_text(p, 0, mux.text_len(p))
    mux.work_at_most(mux.text_len(p) + 49)
    return r
# measure: os.path.splitext("a" * n + ".b") for n in 3000, 40000
def splitext(p): return mux.pair(mux.part_text(p, 0, mux.text_len(p)), mux.part_text(p, 0, mux.text_len(p)))
# measure: os.path.split("a" * n + "/b") for n in 3000, 40000
def split(p):
    r = mux.pair(mux.part_text(p, 0, mux.text_len(p)), mux.part_text(p, 0, mux.text_len(p)))
    mux.work_at_most(mux.text_len(p) + 49)
    return r
# measure: os.path.abspath("/" + "a" * n) for n in 3000, 40000
def abspath(p):
    # A relative path follows the working directory.
    return _normal(mux.text_len(p) + 4097)
# measure: os.path.normpath("/" + "a" * n) for n in 3000, 40000
def normpath(p): return _normal(mux.text_len(p))
# The parts of the path in a list, joined.
def _normal(n):
    r = mux.part_text("", 0, n)
    mux.work_at_most(4 * n + 2000)
    return r
# measure: os.path.realpath("/tmp")
def realpath(p, strict=False):
    mux.work_at_most(20000)
    return mux.part_text("", 0, mux.text_len(p) + 4097)
# measure: os.path.expanduser("~/a")
def expanduser(p): return mux.part_text("", 0, mux.text_len(p) + 4097)
def expandvars(p): return mux.unknown("os.path.expandvars")
# measure: os.path.relpath("/a/b", "/a")
def relpath(p, start="."):
    mux.work_at_most(20000)
    return mux.part_text("", 0, mux.text_len(p) + 8192)
# measure: os.path.commonprefix(["a" * n, "a" * n]) for n in 3000, 40000
def commonprefix(paths): return mux.part_text("", 0, mux.text_len(mux.elem(paths)))
def commonpath(paths): return mux.unknown("os.path.commonpath")
# measure: [os.path.splitdrive("/a") for i in range(n)] for n in 300, 3000
def splitdrive(p): return mux.pair(mux.part_text(p, 0, 0), p)
def normcase(p): return p
