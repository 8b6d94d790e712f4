# gzip: deflate with a header; 268 KiB of tables are taken while it works.
import mux
import zlib
class BadGzipFile(OSError): pass
# measure: gzip.compress(bytes(n)) for n in 3000, 3000000
def compress(data, compresslevel=9, mtime=None):
    n = mux.text_len(data)
    mux.work(300900)
    r = mux.part_text(b"", 20, n + n // 1000 + 96)
    most = n + n // 1000 + 96
    mux.work_at_most(268800 + zlib._blocks(most) - most)
    # Then the header stands before it and the trailer behind, in copies.
    mux.work_at_most(zlib._blocks(most))
    mux.work_at_most(most + 200)
    return r
# measure: gzip.decompress(gzip.compress(bytes(n))) for n in 3000, 40000 where len(gzip.decompress(gzip.compress(bytes(n)))) = n
def decompress(data):
    out = mux.any_bytes()
    mux.work_at_most(2 * len(out) + 64000)
    return out
# measure: f = gzip.open("/dev/null", "wb"); f.write(bytes(n)); f.close(); f for n in 3000, 40000
# measure: gzip.GzipFile("/dev/null", "wb")
class GzipFile:
    def __new__(cls, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None): return mux.object(mux.between(1000, 320000), GzipFile)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    # measure: none, how much there is, is a symbol
    def read(self, size=-1):
        out = mux.any_bytes()
        mux.work_at_most(len(out) + 80000)
        return out
    # measure: none, as read
    def readline(self): return mux.any_bytes()
    # measure: none, how many lines there are is a symbol
    def __iter__(self): return mux.lazy("made", mux.length("lines"), mux.partial(_line, (mux.length("longest"),), {}))
    def write(self, data):
        mux.work_at_most(mux.text_len(data) // 900 + 34000)
        return mux.text_len(data)
    def writelines(self, lines):
        mux.work_at_most(34000)
        mux.each(lines)
    def flush(self): return None
    def seek(self, pos, whence=0): return mux.any_int()
    def close(self): return None
def _line(longest): return mux.bytes(mux.between(1, longest))
def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if "t" in mode:
        return mux.unknown("gzip.open of text")
    return mux.object(mux.between(1000, 320000), GzipFile)
