# codecs.
import mux
BOM_UTF8 = b"\xef\xbb\xbf"
# measure: codecs.encode("ab" * n, "utf-8") for n in 3000, 40000
def encode(x, encoding="utf-8", errors="strict"):
    if encoding in ("utf-8", "utf8", "ascii", "latin-1"):
        mux.ascii()
        return mux.bytes(mux.text_len(x))
    return mux.unknown("codecs.encode of another encoding than UTF-8")
# measure: codecs.decode(b"ab" * n, "utf-8") for n in 3000, 40000
def decode(x, encoding="utf-8", errors="strict"):
    if encoding in ("utf-8", "utf8", "ascii", "latin-1"):
        mux.ascii()
        return mux.str(mux.text_len(x))
    return mux.unknown("codecs.decode of another encoding than UTF-8")
def lookup(encoding): return mux.unknown("codecs.lookup")
def getwriter(encoding): return mux.unknown("codecs.getwriter")
def getreader(encoding): return mux.unknown("codecs.getreader")
# measure: none, as open, with a reader of its own
def open(filename, mode="r", encoding=None, errors="strict", buffering=-1): return mux.builtin("open", filename, mode)
