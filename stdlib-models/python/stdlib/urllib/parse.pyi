# urllib.parse.
import mux
def quote(s, safe="/"): return mux.str(mux.between(mux.text_len(s), 12 * mux.text_len(s)))
def quote_plus(s, safe=""): return mux.str(mux.between(mux.text_len(s), 12 * mux.text_len(s)))
def unquote(s, encoding="utf-8"): return mux.str(mux.between(0, mux.text_len(s)))
def unquote_plus(s, encoding="utf-8"): return mux.str(mux.between(0, mux.text_len(s)))
