# html: entities are up to six characters.
import mux
# measure: html.escape("a<b" * n) for n in 300, 3000
def escape(s, quote=True):
    n = mux.text_len(s)
    r = mux.part_text(s, n, 6 * n)
    mux.work_at_most(6 * n + 100)
    return r
# measure: html.unescape("a&lt;b" * n) for n in 300, 3000
def unescape(s):
    n = mux.text_len(s)
    r = mux.part_text(s, 0, n)
    mux.work_at_most(60 * n + 4096)
    return r
