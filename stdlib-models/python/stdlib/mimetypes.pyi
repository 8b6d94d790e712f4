# mimetypes: texts that the module keeps.
import mux
# measure: [mimetypes.guess_type("a.txt") for i in range(n)] for n in 300, 3000
def guess_type(url, strict=True):
    mux.work_at_most(4096)
    return mux.pair(mux.part_text("", 3, 128), None)
def guess_extension(type, strict=True): return ".txt"
def init(files=None): return None
def add_type(type, ext, strict=True): return None
