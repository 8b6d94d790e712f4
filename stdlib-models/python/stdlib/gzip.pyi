# gzip: deflate with a header.
import mux
def compress(data, compresslevel=9, mtime=None):
    n = mux.text_len(data)
    mux.work_at_most(301500 + n // 760)
    return mux.bytes(mux.between(20, n + n // 1000 + 96))
def decompress(data):
    mux.work_at_most(64000)
    return mux.any_bytes()
