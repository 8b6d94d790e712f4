# sys.
import mux
maxsize = 9223372036854775807
maxunicode = 1114111
version: str
version_info: int
platform = "linux"
byteorder = "little"
executable: str
prefix: str
argv: int
path: int
modules: int
flags: int
implementation: int
float_info: int
hexversion: int
def exit(code=None): return mux.exit()
# measure: [sys.getsizeof([]) for i in range(n)] for n in 300, 3000
def getsizeof(x, default=0): return mux.between(0, 9223372036854775807)
def setrecursionlimit(n): return None
def getrecursionlimit(): return mux.between(1, 2147483647)
def getrefcount(x): return mux.between(1, 2147483647)
def intern(s): return s
def getdefaultencoding(): return "utf-8"
def getfilesystemencoding(): return "utf-8"
def setswitchinterval(s): return None
# measure: sys.exc_info()
def exc_info(): return mux.pair(None, None, None)
def settrace(f): return None
def _getframe(depth=0): return mux.unknown("sys._getframe")
class Stream:
    encoding: str
    def write(self, s):
        mux.shown((s,), 1, 2)
        return mux.text_len(s)
    def writelines(self, lines): mux.each(lines)
    def flush(self): return None
    def isatty(self): return mux.bool()
    def fileno(self): return mux.between(0, 2)
    # measure: none, standard input is the environment's
    def read(self, size=-1):
        mux.ascii()
        text = mux.any_str()
        mux.work_at_most(len(text) + 8192)
        return text
    # measure: none, as read
    def readline(self):
        mux.ascii()
        return mux.any_str()
    # measure: none, as read
    def __iter__(self): return mux.lazy("made", mux.length("lines"), mux.partial(_line, (mux.length("longest"),), {}))
    # measure: none, the file itself
    @property
    def buffer(self): return mux.object(0, Binary)
class Binary:
    def write(self, s): return mux.text_len(s)
    def flush(self): return None
    # measure: none, as Stream
    def read(self, size=-1): return mux.any_bytes()
    # measure: none, as Stream
    def readline(self): return mux.any_bytes()
def _line(longest): return mux.str(mux.between(1, longest))
stdin = Stream()
stdout = Stream()
stderr = Stream()
