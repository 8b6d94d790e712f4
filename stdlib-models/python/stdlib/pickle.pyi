# pickle, protocol 4: floats take nine bytes, small ints up to eleven, strings
# their UTF-8. What is read back costs at most 100 bytes for each byte.
import mux
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
class PickleError(Exception): pass
class PicklingError(PickleError): pass
class UnpicklingError(PickleError): pass
# measure: pickle.dumps([0.5] * n) for n in 3000, 40000
# measure: pickle.dumps([i for i in range(n)]) for n in 3000, 40000
# measure: pickle.dumps({i: 0.5 for i in range(n)}) for n in 3000, 40000
# measure: pickle.dumps(["a", b"bc", 0.5, None, (1, 2)])
def dumps(obj, protocol=None, fix_imports=True, buffer_callback=None):
    data = mux.pickled(obj)
    mux.work_at_most(mux.text_len(data) // 2)
    return data
# measure: pickle.loads(b"\x80\x04N.")
# measure: pickle.loads(pickle.dumps([0.5 * i for i in range(n)])) for n in 3000, 40000
def loads(data, fix_imports=True, encoding="ASCII", errors="strict"): return mux.parsed(mux.text_len(data), 100)
# measure: import io; pickle.dump([0.5] * n, io.BytesIO()) for n in 3000, 40000
def dump(obj, file, protocol=None, fix_imports=True, buffer_callback=None):
    # Written in frames of 64 KiB.
    n = mux.pickle_len(obj)
    if mux.is_buffer(file):
        mux.grow(file, n)
    mux.work_at_most(mux.min(n + n // 2 + 4096, 103000))
    return None
# measure: none, the length of the file is a symbol: pickle.load(f).bytes
def load(file, fix_imports=True, encoding="ASCII", errors="strict"): return mux.parsed(mux.length("bytes"), 100)
# measure: none, what it holds is what it read
class Pickler:
    def __new__(cls, file, protocol=None): return mux.unknown("pickle.Pickler")
class Unpickler:
    def __new__(cls, file): return mux.unknown("pickle.Unpickler")
