# tarfile: an archive has an object for each of its files, as many as there are.
import mux
class TarError(Exception): pass
class ReadError(TarError): pass
def is_tarfile(f): return mux.bool()
def open(name=None, mode="r", fileobj=None, bufsize=10240, **kw): return mux.unknown("tarfile.open")
class TarFile:
    def __new__(cls, name=None, mode="r", fileobj=None, **kw): return mux.unknown("tarfile.TarFile")
class TarInfo:
    def __new__(cls, name=""): return mux.unknown("tarfile.TarInfo")
