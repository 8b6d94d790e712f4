# tempfile: names and files.
import mux
tempdir = None
def gettempdir(): return "/tmp"
# measure: none, it leaves a folder behind
def mkdtemp(suffix=None, prefix=None, dir=None):
    mux.work_at_most(4096)
    return mux.str(mux.between(8, 4096))
# measure: none, it leaves a file behind
def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    mux.work_at_most(4096)
    return mux.pair(mux.between(0, 65536), mux.str(mux.between(8, 4096)))
# measure: tempfile.mktemp()
def mktemp(suffix="", prefix="tmp", dir=None):
    mux.work_at_most(4096)
    return mux.part_text("", 8, 4096)
# measure: tempfile.TemporaryFile()
# measure: f = tempfile.TemporaryFile(); f.write(bytes(n)); f.seek(0); f.read() for n in 3000, 40000 where len(f.read()) = n
def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, errors=None):
    mux.work_at_most(12000)
    return mux.builtin("open", "", mode)
# measure: tempfile.NamedTemporaryFile()
class NamedTemporaryFile:
    def __new__(cls, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, errors=None):
        mux.work_at_most(12000)
        return mux.object(mux.between(700, 2000), NamedTemporaryFile, name=mux.str(mux.between(8, 4096)), file=mux.builtin("open", "", mode))
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def __getattr__(self, name): return mux.getattr(self.file, name)
# measure: none, what is kept in memory depends on its greatest size
class SpooledTemporaryFile:
    def __new__(cls, max_size=0, mode="w+b"): return mux.unknown("tempfile.SpooledTemporaryFile")
# measure: d = tempfile.TemporaryDirectory(); d.cleanup(); d
class TemporaryDirectory:
    def __new__(cls, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        mux.work_at_most(8192)
        return mux.object(mux.between(500, 3000), TemporaryDirectory, name=mux.str(mux.between(8, 4096)))
    def __enter__(self): return self.name
    def __exit__(self, *a): return None
    def cleanup(self):
        mux.work_at_most(16384)
        return None
