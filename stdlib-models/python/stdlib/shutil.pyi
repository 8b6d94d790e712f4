# shutil: files are copied in pieces of 64 KiB or by the kernel.
import mux
def copyfileobj(src, dst, length=65536):
    mux.work_at_most(131072)
    return None
def copyfile(src, dst):
    mux.work_at_most(131072)
    return dst
def copy(src, dst):
    mux.work_at_most(131072)
    return dst
def move(src, dst):
    mux.work_at_most(131072)
    return dst
def rmtree(path, ignore_errors=False):
    mux.work_at_most(131072)
    return None
def which(name): return mux.any_str()
def make_archive(base, format, root_dir=None, base_dir=None): return mux.unknown("shutil.make_archive")
