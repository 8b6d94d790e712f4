# pathlib: an object with its parts; the text of a path is made when it is asked for.
import mux
def _path(n): return mux.object(mux.between(144, 300 + 2 * n), Path, size=n)
def _len(p): return p.size if mux.is_object(p) else mux.text_len(p)
# measure: [pathlib.Path("/tmp/a") for i in range(n)] for n in 300, 3000
# measure: [pathlib.Path("/tmp") / "a" for i in range(n)] for n in 300, 3000
# measure: [str(pathlib.Path("/tmp/a")) for i in range(n)] for n in 300, 3000
# measure: [pathlib.Path("/tmp/a.b").name for i in range(n)] for n in 300, 3000
# measure: pathlib.Path("/dev/null").read_text() for n in 1, 2 where len(pathlib.Path("/dev/null").read_text()) = 0
# measure: pathlib.Path("/dev/null").read_bytes() for n in 1, 2 where len(pathlib.Path("/dev/null").read_bytes()) = 0
# measure: pathlib.Path("/dev/null").write_bytes(bytes(n)) for n in 3000, 40000
# measure: pathlib.Path("/tmp/a").with_suffix(".b")
# measure: pathlib.Path("/").stat()
# measure: none, what a folder holds is the file system's: iterdir, glob, rglob
class Path:
    def __new__(cls, *parts):
        n = 1
        for p in parts:
            n = n + 1 + _len(p)
        return _path(n)
    def __truediv__(self, p): return _path(self.size + 1 + _len(p))
    def __rtruediv__(self, p): return _path(self.size + 1 + _len(p))
    def joinpath(self, *parts):
        n = self.size
        for p in parts:
            n = n + 1 + _len(p)
        return _path(n)
    def __str__(self): return mux.part_text("", 1, self.size)
    def __enter__(self): return self
    @property
    def name(self): return mux.part_text("", 0, self.size)
    @property
    def stem(self): return mux.part_text("", 0, self.size)
    @property
    def suffix(self): return mux.part_text("", 0, self.size)
    @property
    def parent(self): return _path(self.size)
    @property
    def parents(self): return mux.unknown("pathlib.Path.parents")
    @property
    def parts(self): return mux.unknown("pathlib.Path.parts")
    def as_posix(self): return mux.part_text("", 1, self.size)
    def as_uri(self): return mux.part_text("", 1, 3 * self.size + 8)
    def exists(self): return mux.bool()
    def is_file(self): return mux.bool()
    def is_dir(self): return mux.bool()
    def is_symlink(self): return mux.bool()
    def is_absolute(self): return mux.bool()
    def mkdir(self, mode=511, parents=False, exist_ok=False): return None
    def rmdir(self): return None
    def unlink(self, missing_ok=False): return None
    def touch(self, mode=438, exist_ok=True): return None
    def rename(self, target): return _path(_len(target))
    def replace(self, target): return _path(_len(target))
    def chmod(self, mode): return None
    def resolve(self, strict=False):
        mux.work_at_most(20000)
        return _path(self.size + 4097)
    def absolute(self): return _path(self.size + 4097)
    def expanduser(self): return _path(self.size + 4097)
    def with_suffix(self, suffix): return _path(self.size + _len(suffix))
    def with_name(self, name): return _path(self.size + _len(name))
    def with_stem(self, name): return _path(self.size + _len(name))
    def relative_to(self, *other): return _path(self.size)
    def stat(self): return mux.object(mux.between(400, 800), stat_result)
    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None): return mux.builtin("open", "", mode)
    def read_bytes(self):
        data = mux.any_bytes()
        mux.work_at_most(9000)
        return data
    def read_text(self, encoding=None, errors=None):
        mux.ascii()
        text = mux.any_str()
        mux.work_at_most(len(text) + 18000)
        return text
    def write_bytes(self, data):
        mux.work_at_most(9000)
        return mux.text_len(data)
    def write_text(self, data, encoding=None, errors=None, newline=None):
        mux.work_at_most(mux.text_len(data) + 18000)
        return mux.text_len(data)
    def iterdir(self): return mux.lazy("made", mux.length("count"), mux.partial(_path, (self.size + 256,), {}))
    def glob(self, pattern): return mux.lazy("made", mux.length("count"), mux.partial(_path, (self.size + 4096,), {}))
    def rglob(self, pattern): return mux.lazy("made", mux.length("count"), mux.partial(_path, (self.size + 4096,), {}))
    @staticmethod
    def cwd(): return _path(4097)
    @staticmethod
    def home(): return _path(4097)
class stat_result:
    def __getattr__(self, name): return mux.any_int()
class PurePath(Path): pass
class PosixPath(Path): pass
class PurePosixPath(Path): pass
