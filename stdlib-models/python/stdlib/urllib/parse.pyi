# urllib.parse: what is quoted takes three characters for a byte; its text goes
# through bytes and a list of pieces.
import mux
def _quote(s):
    n = mux.text_len(s)
    # The UTF-8 bytes, a list of their quoted forms, and the text.
    mux.work_at_most(24 * n + 4096)
    return mux.part_text("", n, 3 * n)
# measure: urllib.parse.quote("a b" * n) for n in 3000, 40000
# measure: urllib.parse.quote("ab" * n) for n in 3000, 40000
def quote(s, safe="/", encoding=None, errors=None):
    mux.ascii()
    return _quote(s)
# measure: urllib.parse.quote_plus("a b" * n) for n in 3000, 40000
def quote_plus(s, safe="", encoding=None, errors=None):
    mux.ascii()
    return _quote(s)
# measure: urllib.parse.quote_from_bytes(b"a b" * n) for n in 3000, 40000
def quote_from_bytes(s, safe="/"): return _quote(s)
def _unquote(s):
    n = mux.text_len(s)
    mux.work_at_most(60 * n + 4096)
    return mux.part_text("", 0, n)
# measure: urllib.parse.unquote("a%20b" * n) for n in 3000, 40000
def unquote(s, encoding="utf-8", errors="replace"): return _unquote(s)
# measure: urllib.parse.unquote_plus("a+b" * n) for n in 3000, 40000
def unquote_plus(s, encoding="utf-8", errors="replace"): return _unquote(s)
# measure: urllib.parse.unquote_to_bytes("a%20b" * n) for n in 3000, 40000
def unquote_to_bytes(s):
    n = mux.text_len(s)
    mux.work_at_most(60 * n + 4096)
    return mux.part_text(b"", 0, n)
# measure: urllib.parse.urlencode({"a": "b c", "d": "e"}) for n in 1, 2 where len(urllib.parse.urlencode({"a": "b c", "d": "e"})) = 9
def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=None):
    mux.ascii()
    out = mux.any_str()
    mux.work_at_most(120 * len(out) + 4096)
    return out
# measure: urllib.parse.parse_qs("a=b&" * n) for n in 300, 3000
def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"): return mux.parsed(mux.text_len(qs), 300)
# measure: urllib.parse.parse_qsl("a=b&" * n) for n in 300, 3000
def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"): return mux.parsed(mux.text_len(qs), 300)
# measure: none, its parts
class ParseResult:
    def geturl(self):
        n = self.size
        mux.work_at_most(2 * n + 200)
        return mux.part_text("", 0, n)
    @property
    def port(self): return mux.between(0, 65535)
    def __getattr__(self, name): return mux.part_text("", 0, self.size)
    def __getitem__(self, k): return mux.part_text("", 0, self.size)
    def _replace(self, **kw): return mux.unknown("urllib.parse.ParseResult._replace")
# Results are kept by the module, and so are cold.
# measure: none, the parts of the text
def urlparse(url, scheme="", allow_fragments=True): return mux.object(mux.between(88, 600 + mux.text_len(url)), ParseResult, size=mux.text_len(url))
# measure: none, as urlparse
def urlsplit(url, scheme="", allow_fragments=True): return mux.object(mux.between(88, 600 + mux.text_len(url)), ParseResult, size=mux.text_len(url))
# measure: urllib.parse.urljoin("http://a/b", "c" * n) for n in 300, 3000
def urljoin(base, url, allow_fragments=True):
    n = mux.text_len(base) + mux.text_len(url)
    mux.work_at_most(12 * n + 4096)
    return mux.part_text("", 0, n + 2)
# measure: none, six parts joined
def urlunparse(parts): return mux.any_str()
# measure: none, five parts joined
def urlunsplit(parts): return mux.any_str()
def urldefrag(url): return mux.unknown("urllib.parse.urldefrag")
