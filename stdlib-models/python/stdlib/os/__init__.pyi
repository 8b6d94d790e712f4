# os: numbers and short strings.
import mux
name = "posix"
sep = "/"
linesep = "\n"
class Environ:
    def get(self, key, default=None): return mux.any_str()
    def copy(self): return mux.unknown("os.environ.copy")
    def setdefault(self, key, value): return mux.any_str()
    def __getitem__(self, key): return mux.any_str()
    def __setitem__(self, key, value): return None
environ = Environ()
def getenv(key, default=None): return mux.any_str()
def getpid(): return mux.any_int()
def getcwd(): return mux.any_str()
def urandom(n): return mux.bytes(n)
def remove(path): return None
def unlink(path): return None
def rename(a, b): return None
def mkdir(path, mode=0): return None
def makedirs(path, mode=0, exist_ok=False): return None
def rmdir(path): return None
def chdir(path): return None
def cpu_count(): return mux.between(1, 4096)
def system(cmd): return mux.any_int()
def listdir(path="."): return mux.list(mux.length("count"), mux.str(mux.between(1, 255)))
def walk(path): return mux.unknown("os.walk")
def stat(path): return mux.object(400)
def uname(): return mux.object(400)
