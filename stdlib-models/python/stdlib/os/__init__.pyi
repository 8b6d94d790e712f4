# os: numbers and short strings; what the system says has a length that formulas
# name by the text of the call.
import mux
name = "posix"
sep = "/"
altsep = None
pathsep = ":"
extsep = "."
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 64
O_EXCL = 128
O_TRUNC = 512
O_APPEND = 1024
O_NONBLOCK = 2048
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1
error = OSError
# measure: none, its texts are the environment's: symbols
class Environ:
    def get(self, key, default=None): return mux.any_str()
    def copy(self): return mux.unknown("os.environ.copy")
    def setdefault(self, key, value): return mux.any_str()
    def pop(self, key, default=None): return mux.any_str()
    def update(self, *a, **kw): return None
    def keys(self): return mux.unknown("os.environ.keys")
    def items(self): return mux.unknown("os.environ.items")
    def __getitem__(self, key): return mux.any_str()
    def __setitem__(self, key, value): return None
environ = Environ()
# measure: none, as environ
def getenv(key, default=None): return mux.any_str()
def putenv(key, value): return None
def unsetenv(key): return None
def getpid(): return mux.any_int()
def getppid(): return mux.any_int()
def getuid(): return mux.any_int()
def geteuid(): return mux.any_int()
def getgid(): return mux.any_int()
# measure: os.getcwd() for n in 1, 2 where len(os.getcwd()) = 40
def getcwd(): return mux.any_str()
# measure: os.urandom(n) for n in 3000, 40000
def urandom(n): return mux.bytes(n)
# measure: os.getlogin() if 0 else os.strerror(2)
def strerror(code): return mux.str(mux.between(0, 100))
# measure: none, it needs a terminal
def getlogin(): return mux.any_str()
def remove(path): return None
def unlink(path): return None
def rename(a, b): return None
def replace(a, b): return None
def link(a, b): return None
def symlink(a, b): return None
# measure: none, the link's text is a symbol
def readlink(path): return mux.any_str()
def mkdir(path, mode=0): return None
def mkfifo(path, mode=0): return None
def makedirs(path, mode=0, exist_ok=False): return None
def rmdir(path): return None
def removedirs(path): return None
def chdir(path): return None
def chmod(path, mode): return None
def chown(path, uid, gid): return None
def utime(path, times=None): return None
def truncate(path, n): return None
def access(path, mode): return mux.bool()
def cpu_count(): return mux.between(1, 4096)
# measure: [os.getloadavg() for i in range(n)] for n in 30, 300
def getloadavg(): return mux.pair(mux.float(), mux.float(), mux.float())
def system(cmd): return mux.any_int()
def popen(cmd, mode="r"): return mux.unknown("os.popen")
# measure: len(os.listdir("/etc")) for n in 1, 2 where os.listdir("/etc").count = 150
def listdir(path="."): return mux.slots(mux.length("count"), mux.str(mux.between(1, 255)))
# measure: none, the names are the file system's
def scandir(path="."): return mux.lazy("made", mux.length("count"), DirEntry)
# measure: none, as scandir
class DirEntry:
    def __new__(cls): return mux.object(mux.between(120, 800), DirEntry, name=mux.str(mux.between(1, 255)), path=mux.str(mux.between(1, 4096)))
    def is_dir(self): return mux.bool()
    def is_file(self): return mux.bool()
    def is_symlink(self): return mux.bool()
    def stat(self): return stat(self.path)
# measure: none, as scandir
def walk(path, topdown=True, onerror=None, followlinks=False): return mux.lazy("made", mux.length("folders"), mux.partial(_folder, (mux.length("entries"),), {}))
def _folder(entries): return mux.pair(mux.str(mux.between(1, 4096)), mux.slots(mux.between(0, entries), mux.str(mux.between(1, 255))), mux.slots(mux.between(0, entries), mux.str(mux.between(1, 255))))
class stat_result:
    def __getattr__(self, name): return mux.any_int()
    def __getitem__(self, k): return mux.any_int()
# measure: [os.stat("/") for i in range(n)] for n in 30, 300
def stat(path): return mux.object(mux.between(400, 800), stat_result)
# measure: [os.lstat("/") for i in range(n)] for n in 30, 300
def lstat(path): return mux.object(mux.between(400, 800), stat_result)
# measure: [os.fstat(0) for i in range(n)] for n in 30, 300
def fstat(fd): return mux.object(mux.between(400, 800), stat_result)
# measure: [os.statvfs("/") for i in range(n)] for n in 30, 300
def statvfs(path): return mux.object(mux.between(200, 800), stat_result)
# measure: [os.uname() for i in range(n)] for n in 30, 300
def uname(): return mux.object(mux.between(300, 1000), uname_result)
# measure: none, its texts
class uname_result:
    def __getattr__(self, name): return mux.str(mux.between(0, 100))
# measure: [os.times() for i in range(n)] for n in 30, 300
def times(): return mux.object(mux.between(100, 400), stat_result)
# measure: [os.get_terminal_size if 0 else os.cpu_count() for i in range(n)] for n in 30, 300
def get_terminal_size(fd=1): return mux.object(mux.between(50, 200), stat_result)
def open(path, flags, mode=0): return mux.between(0, 65536)
def close(fd): return None
# measure: none, at most n bytes of a file
def read(fd, n): return mux.part_text(mux.bytes(0), 0, n)
def write(fd, data): return mux.between(0, mux.text_len(data))
def lseek(fd, pos, how): return mux.any_int()
def fsync(fd): return None
def fdatasync(fd): return None
# measure: none, it leaves files open
def pipe(): return mux.pair(mux.between(0, 65536), mux.between(0, 65536))
def dup2(a, b): return mux.between(0, 65536)
def isatty(fd): return mux.bool()
def set_blocking(fd, on): return None
def fork(): return mux.unknown("os.fork")
def kill(pid, sig): return None
# measure: none, it waits for a child
def waitpid(pid, options): return mux.pair(mux.any_int(), mux.any_int())
def _exit(code): return mux.exit()
def abort(): return mux.exit()
def umask(mask): return mux.between(0, 511)
def nice(n): return mux.between(-20, 19)
def sched_getaffinity(pid): return mux.unknown("os.sched_getaffinity")
def sched_setaffinity(pid, mask): return None
def fspath(path): return path
# measure: os.fsencode("a" * n) for n in 3000, 40000
def fsencode(path):
    mux.ascii()
    return mux.bytes(mux.text_len(path))
# measure: os.fsdecode(b"a" * n) for n in 3000, 40000
def fsdecode(path):
    mux.ascii()
    return mux.str(mux.text_len(path))
def get_exec_path(): return mux.unknown("os.get_exec_path")
def getpgid(pid): return mux.any_int()
def setsid(): return None
