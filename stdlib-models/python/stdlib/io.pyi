# io: a BytesIO grows by an eighth; up to 3.11 a StringIO keeps what is written in
# pieces, later it grows by an eighth too.
import mux
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
class UnsupportedOperation(OSError): pass
# measure: io.BytesIO(bytes(n)) for n in 3000, 40000
# measure: b = io.BytesIO(); b.write(bytes(n)); b for n in 3000, 40000
# measure: b = io.BytesIO(); b.write(bytes(n)); b.getvalue() for n in 3000, 40000
# measure: b = io.BytesIO(bytes(n)); b.read() for n in 3000, 40000
# measure: b = io.BytesIO(bytes(n)); b.read(100) for n in 3000, 40000
# measure: b = io.BytesIO(bytes(n)); b.getbuffer() for n in 3000, 40000
# measure: b = io.BytesIO(bytes(n)); b.read1() for n in 3000, 40000
# measure: b = io.BytesIO(b"a\n" * n); b.readline() for n in 3000, 40000
class BytesIO:
    def __new__(cls, data=None): return mux.buffer(BytesIO, data)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def write(self, data): return mux.write(self, data)
    def writelines(self, lines):
        for line in lines:
            mux.write(self, line)
    def getvalue(self): return mux.contents(self)
    def read(self, size=-1): return mux.buffer_read(self, size)
    def read1(self, size=-1): return mux.buffer_read(self, size)
    def readline(self, size=-1): return mux.buffer_read(self, size)
    # measure: none, how many lines there are is a symbol
    def readlines(self): return mux.slots(mux.length("lines"), mux.bytes(mux.between(1, mux.length("longest"))))
    def __iter__(self): return mux.lazy("made", mux.length("lines"), mux.partial(_bytes_line, (mux.length("longest"),), {}))
    def readinto(self, b): return mux.between(0, len(b))
    def getbuffer(self): return mux.object(184 + 80, None, buffer=self)
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def close(self): return None
    def flush(self): return None
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def truncate(self, n=None): return mux.any_int()
def _bytes_line(longest): return mux.bytes(mux.between(1, longest))
def _text_line(longest): return mux.str(mux.between(1, longest))
# measure: io.StringIO("a" * n) for n in 3000, 40000
# measure: b = io.StringIO(); b.write("a" * n); b for n in 3000, 40000
# measure: b = io.StringIO(); b.write("a" * n); b.getvalue() for n in 3000, 40000
# measure: b = io.StringIO("a" * n); b.read() for n in 3000, 40000
# measure: b = io.StringIO("a\n" * n); b.readline() for n in 3000, 40000
class StringIO:
    def __new__(cls, data=None, newline="\n"): return mux.buffer(StringIO, data)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def write(self, data): return mux.write(self, data)
    def writelines(self, lines):
        for line in lines:
            mux.write(self, line)
    def getvalue(self): return mux.contents(self)
    def read(self, size=-1): return mux.buffer_read(self, size)
    def readline(self, size=-1): return mux.buffer_read(self, size)
    # measure: none, how many lines there are is a symbol
    def readlines(self): return mux.slots(mux.length("lines"), mux.str(mux.between(1, mux.length("longest"))))
    def __iter__(self): return mux.lazy("made", mux.length("lines"), mux.partial(_text_line, (mux.length("longest"),), {}))
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def truncate(self, n=None): return mux.any_int()
    def close(self): return None
    def flush(self): return None
# measure: io.TextIOWrapper(io.BytesIO())
# measure: none, as a file
class TextIOWrapper:
    def __new__(cls, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False): return mux.object(mux.between(200, 9000), TextIOWrapper, buffer=buffer)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def read(self, size=-1):
        mux.ascii()
        text = mux.any_str()
        mux.work_at_most(len(text) + 8192)
        return text
    def readline(self):
        mux.ascii()
        return mux.any_str()
    def __iter__(self): return mux.lazy("made", mux.length("lines"), mux.partial(_text_line, (mux.length("longest"),), {}))
    def write(self, data): return mux.unknown("io.TextIOWrapper.write")
    def flush(self): return None
    def close(self): return None
    def detach(self): return self.buffer
# measure: none, as open
def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None): return __builtins_open(file, mode)
def __builtins_open(file, mode): return mux.builtin("open", file, mode)
class BufferedReader:
    def __new__(cls, raw, size=8192): return mux.unknown("io.BufferedReader")
class BufferedWriter:
    def __new__(cls, raw, size=8192): return mux.unknown("io.BufferedWriter")
class BufferedIOBase: pass
class RawIOBase: pass
class IOBase: pass
class TextIOBase: pass
