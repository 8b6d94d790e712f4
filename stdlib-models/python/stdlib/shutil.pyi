# shutil: files are copied in pieces of 64 KiB or by the kernel.
import mux
class Error(OSError): pass
class SameFileError(Error): pass
def copyfileobj(src, dst, length=65536):
    mux.work_at_most(2 * length + 4096)
    return None
def copyfile(src, dst, follow_symlinks=True):
    mux.work_at_most(131072)
    return dst
def copy(src, dst, follow_symlinks=True):
    mux.work_at_most(131072)
    return dst
def copy2(src, dst, follow_symlinks=True):
    mux.work_at_most(131072)
    return dst
def copymode(src, dst): return None
def copystat(src, dst): return None
def copytree(src, dst, symlinks=False, ignore=None, copy_function=None, dirs_exist_ok=False): return mux.unknown("shutil.copytree")
def move(src, dst, copy_function=None):
    mux.work_at_most(131072)
    return dst
def rmtree(path, ignore_errors=False, onerror=None):
    mux.work_at_most(131072)
    return None
# measure: none, the path is a symbol
def which(name, mode=1, path=None): return mux.any_str()
class usage:
    total: int
    used: int
    free: int
# measure: [shutil.disk_usage("/") for i in range(n)] for n in 30, 300
def disk_usage(path): return mux.object(mux.between(64, 200), usage)
# measure: none, an archive is written in pieces by code of zipfile and tarfile
def make_archive(base, format, root_dir=None, base_dir=None): return mux.unknown("shutil.make_archive")
def unpack_archive(filename, extract_dir=None, format=None): return mux.unknown("shutil.unpack_archive")
