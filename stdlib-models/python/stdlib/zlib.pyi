# zlib: deflate takes 268 KiB of tables and windows and 32 KiB of output first;
# the result is at most a little longer than the data.
import mux
Z_BEST_COMPRESSION = 9
Z_BEST_SPEED = 1
Z_DEFAULT_COMPRESSION = -1
DEFLATED = 8
MAX_WBITS = 15
class error(Exception): pass
# measure: zlib.compress(bytes(n)) for n in 3000, 3000000
def compress(data, level=-1, wbits=15):
    n = mux.text_len(data)
    most = n + n // 1000 + 64
    mux.work(300900)
    mux.work_at_most(268200 + _blocks(most))
    r = mux.bytes(mux.between(8, most))
    mux.work_at_most(_blocks(most))
    return r
# What is collected in blocks of 32 KiB, 64 KiB, 256 KiB, 1 MiB, …
def _blocks(n): return mux.ite(n <= 32768, 32768, mux.ite(n <= 98304, 98304, mux.ite(n <= 360448, 360448, mux.ite(n <= 1409024, 1409024, mux.ite(n <= 5603328, 5603328, mux.ite(n <= 13991936, 13991936, mux.ite(n <= 30769152, 30769152, n + 33554432)))))))
# measure: zlib.decompress(zlib.compress(bytes(n))) for n in 3000, 40000 where len(zlib.decompress(zlib.compress(bytes(n)))) = n
def decompress(data, wbits=15, bufsize=16384):
    # Output goes to blocks of 32 KiB, 64 KiB, 256 KiB, 1 MiB, … which are joined.
    out = mux.any_bytes()
    n = mux.text_len(out)
    blocks = 0 if n <= 16384 else 32768 if n <= 32768 else 98304 if n <= 98304 else 360448 if n <= 360448 else 1409024 if n <= 1409024 else 5603328 if n <= 5603328 else 13991936 if n <= 13991936 else 30769152 if n <= 30769152 else n + 33554432
    mux.work_at_most(48000 + blocks)
    return out
# measure: c = zlib.compressobj(); c.compress(bytes(n)); c.flush() for n in 3000, 40000 where len(c.flush()) = 60 where len(c.compress(bytes(n))) = 2
class Compress:
    def compress(self, data):
        mux.work_at_most(34000)
        return mux.any_bytes()
    def flush(self, mode=4):
        mux.work_at_most(34000)
        return mux.any_bytes()
# measure: d = zlib.decompressobj(); d.decompress(zlib.compress(bytes(n))) for n in 3000, 40000 where len(d.decompress(zlib.compress(bytes(n)))) = n
class Decompress:
    def decompress(self, data, max_length=0):
        out = mux.any_bytes()
        mux.work_at_most(2 * len(out) + 100000)
        return out
    def flush(self, length=16384): return mux.any_bytes()
# measure: zlib.compressobj()
def compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None): return mux.object(mux.between(3000, 270000), Compress)
# measure: zlib.decompressobj()
def decompressobj(wbits=15, zdict=b""): return mux.object(mux.between(7000, 45000), Decompress)
def crc32(data, value=0): return mux.between(0, 4294967295)
def adler32(data, value=1): return mux.between(0, 4294967295)
