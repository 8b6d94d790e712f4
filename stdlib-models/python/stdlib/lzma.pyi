# lzma: the encoder's dictionary and tables are up to 95 MiB at the default
# preset, 675 MiB at the highest; they are the library's, through CPython's raw domain.
import mux
FORMAT_AUTO = 0
FORMAT_XZ = 1
FORMAT_ALONE = 2
FORMAT_RAW = 3
PRESET_DEFAULT = 6
PRESET_EXTREME = 2147483648
class LZMAError(Exception): pass
# measure: lzma.compress(bytes(n)) for n in 3000, 40000
def compress(data, format=1, check=-1, preset=None, filters=None):
    n = mux.text_len(data)
    r = mux.part_text(b"", 32, n + n // 100 + 1024)
    if preset is None and filters is None:
        mux.work(97630000)
        mux.work_at_most(97640000 + 2 * (n + n // 100 + 1024))
        return r
    mux.work_at_most(2 * (n + n // 100 + 1024) + 706000000)
    return r
# measure: lzma.decompress(lzma.compress(bytes(n))) for n in 3000, 40000 where len(lzma.decompress(lzma.compress(bytes(n)))) = n
def decompress(data, format=0, memlimit=None, filters=None):
    out = mux.any_bytes()
    mux.work_at_most(2 * len(out) + 70000000)
    return out
def open(filename, mode="rb", **options): return mux.unknown("lzma.open")
class LZMAFile:
    def __new__(cls, filename, mode="r", **options): return mux.unknown("lzma.LZMAFile")
class LZMACompressor:
    def __new__(cls, *a, **options): return mux.unknown("lzma.LZMACompressor")
class LZMADecompressor:
    def __new__(cls, *a, **options): return mux.unknown("lzma.LZMADecompressor")
