# bz2: the compressor takes up to 7.6 MB of tables, the decompressor up to 3.7 MB;
# what comes out is collected in blocks of 32 KiB and more.
import mux
# measure: bz2.compress(bytes(n)) for n in 3000, 40000
def compress(data, compresslevel=9):
    n = mux.text_len(data)
    r = mux.part_text(b"", 14, n + n // 100 + 700)
    mux.work_at_most(n + 65536 + 7700000)
    return r
# measure: bz2.decompress(bz2.compress(bytes(n))) for n in 3000, 40000 where len(bz2.decompress(bz2.compress(bytes(n)))) = n
def decompress(data):
    out = mux.any_bytes()
    mux.work_at_most(2 * len(out) + 3900000)
    return out
# measure: bz2.BZ2Compressor()
class BZ2Compressor:
    def __new__(cls, compresslevel=9): return mux.object(mux.between(100, 8000000), BZ2Compressor)
    def compress(self, data): return mux.any_bytes()
    # measure: none, what is left of the data
    def flush(self): return mux.any_bytes()
# measure: bz2.BZ2Decompressor()
class BZ2Decompressor:
    def __new__(cls): return mux.object(mux.between(100, 4000000), BZ2Decompressor)
    def decompress(self, data, max_length=-1): return mux.any_bytes()
# measure: none, as gzip
class BZ2File:
    def __new__(cls, filename, mode="r", compresslevel=9): return mux.unknown("bz2.BZ2File")
def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None): return mux.unknown("bz2.open")
