# json: the encoder collects pieces of text and joins them; the decoder's
# result is known only by the text.
import mux
class JSONDecodeError(ValueError): pass
def dumps(obj, indent=None, sort_keys=False, default=None, cls=None, ensure_ascii=True, separators=None, skipkeys=False, allow_nan=True): return mux.json(obj, indent)
def loads(s, cls=None, object_hook=None, parse_float=None): return mux.parsed(mux.text_len(s), 30)
def load(f):
    text = f.read()
    return mux.parsed(mux.text_len(text), 30)
def dump(obj, f, indent=None, sort_keys=False, default=None, ensure_ascii=True):
    t = mux.json(obj, indent)
    return None
