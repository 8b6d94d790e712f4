# json: the encoder collects pieces of text and joins them; the decoder's result
# is known only by the text: nested lists of one element take most, 44 bytes a
# character, and every number its box.
import mux
class JSONDecodeError(ValueError): pass
class decoder:
    JSONDecodeError = JSONDecodeError
# measure: json.dumps([0.5] * n) for n in 3000, 40000
# measure: json.dumps({"a": [1.5] * n, "b": "x" * n}) for n in 3000, 40000
# measure: json.dumps([{"id": i, "name": "abc"} for i in range(n)]) for n in 3000, 20000
# measure: json.dumps([i for i in range(n)], indent=2) for n in 3000, 20000
def dumps(obj, indent=None, sort_keys=False, default=None, cls=None, ensure_ascii=True, separators=None, skipkeys=False, allow_nan=True, check_circular=True): return mux.json(obj, indent)
# measure: json.loads("[" + "[1]," * n + "1]") for n in 3000, 40000
# measure: json.loads("[" + "[[[[[]]]]]," * n + "1]") for n in 3000, 40000
def loads(s, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, strict=True): return mux.parsed(mux.text_len(s), 45)
# measure: import io; json.load(io.StringIO("[" + "[1]," * n + "1]")) for n in 3000, 40000
def load(f, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None):
    text = f.read()
    return mux.parsed(mux.text_len(text), 45)
# measure: json.dump([0.5] * n, open("/dev/null", "w")) for n in 3000, 40000
def dump(obj, f, indent=None, sort_keys=False, default=None, ensure_ascii=True, cls=None, separators=None, skipkeys=False, allow_nan=True, check_circular=True):
    # The pieces are written one by one; a file takes them in blocks.
    n = mux.json_len(obj, indent)
    if mux.is_buffer(f):
        mux.grow(f, n)
    mux.work_at_most(mux.min(60 * n, 120000))
    return None
# measure: none, as dumps and loads
class JSONEncoder:
    def __init__(self, **options): return None
    def encode(self, obj): return mux.json(obj, None)
    def default(self, obj): return mux.raises()
class JSONDecoder:
    def __init__(self, **options): return None
    # measure: none, as loads
    def decode(self, s): return mux.parsed(mux.text_len(s), 45)
