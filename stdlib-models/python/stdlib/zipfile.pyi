# zipfile: an archive has an object for each of its files, as many as there are.
import mux
ZIP_STORED = 0
ZIP_DEFLATED = 8
ZIP_BZIP2 = 12
ZIP_LZMA = 14
class BadZipFile(Exception): pass
class LargeZipFile(Exception): pass
def is_zipfile(f): return mux.bool()
class ZipFile:
    def __new__(cls, file, mode="r", compression=0, allowZip64=True, compresslevel=None, strict_timestamps=True, metadata_encoding=None): return mux.unknown("zipfile.ZipFile")
class ZipInfo:
    def __new__(cls, filename="NoName", date_time=None): return mux.unknown("zipfile.ZipInfo")
