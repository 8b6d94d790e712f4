# io: buffers in memory grow by an eighth.
import mux
SEEK_SET = 0
SEEK_END = 2
class BytesIO:
    def __new__(cls, data=None): return mux.buffer(BytesIO, data)
    def __enter__(self): return self
    def write(self, data): return mux.write(self, data)
    def getvalue(self): return mux.contents(self)
    def read(self, size=-1): return mux.any_bytes()
    def getbuffer(self): return mux.object(184)
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def close(self): return None
    def flush(self): return None
    def truncate(self, n=None): return mux.any_int()
class StringIO:
    def __new__(cls, data=None): return mux.buffer(StringIO, data)
    def __enter__(self): return self
    def write(self, data): return mux.write(self, data)
    def getvalue(self): return mux.contents(self)
    def read(self, size=-1): return mux.any_str()
    def seek(self, pos, whence=0): return mux.any_int()
    def close(self): return None
