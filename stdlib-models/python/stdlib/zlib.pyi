# zlib: deflate takes 268 KiB of tables and windows and 32 KiB of output first;
# the result is at most a little longer than the data.
import mux
Z_BEST_COMPRESSION = 9
Z_BEST_SPEED = 1
Z_DEFAULT_COMPRESSION = -1
DEFLATED = 8
MAX_WBITS = 15
def compress(data, level=-1, wbits=15):
    n = mux.text_len(data)
    mux.work(300900 + n // 760)
    return mux.bytes(mux.between(8, n + n // 1000 + 64))
def decompress(data, wbits=15, bufsize=16384):
    mux.work(48000)
    return mux.any_bytes()
def crc32(data, value=0): return mux.any_int()
def adler32(data, value=1): return mux.any_int()
