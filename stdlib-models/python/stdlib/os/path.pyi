# os.path.
import mux
def join(a, *p):
    n = mux.text_len(a)
    for q in p:
        n = n + 1 + mux.text_len(q)
    return mux.str(mux.between(0, n))
def exists(p): return mux.bool()
def isfile(p): return mux.bool()
def isdir(p): return mux.bool()
def getsize(p): return mux.any_int()
def getmtime(p): return mux.float()
def basename(p): return mux.str(mux.between(0, mux.text_len(p)))
def dirname(p): return mux.str(mux.between(0, mux.text_len(p)))
def splitext(p): return mux.pair(mux.str(mux.between(0, mux.text_len(p))), mux.str(mux.between(0, mux.text_len(p))))
def split(p): return mux.pair(mux.str(mux.between(0, mux.text_len(p))), mux.str(mux.between(0, mux.text_len(p))))
def abspath(p): return mux.str(mux.between(0, mux.text_len(p) + 4096))
def realpath(p): return mux.str(mux.between(0, mux.text_len(p) + 4096))
def expanduser(p): return mux.str(mux.between(0, mux.text_len(p) + 4096))
