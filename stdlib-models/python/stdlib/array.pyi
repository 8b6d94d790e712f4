# array: items of a fixed size, no objects; room for a sixteenth more after appends.
import mux
# measure: array.array("d", [0.5] * n) for n in 3000, 40000
# measure: array.array("i", range(n)) for n in 3000, 40000
# measure: array.array("B", bytes(n)) for n in 3000, 40000
# measure: a = array.array("d"); [a.append(0.5) for i in range(n)]; a for n in 3000, 40000
# measure: a = array.array("d", [0.5] * n); a.tobytes() for n in 3000, 40000
# measure: a = array.array("d", [0.5] * n); a.tolist() for n in 3000, 40000
# measure: a = array.array("l"); a.extend(array.array("l", range(n))); a for n in 3000, 40000
# measure: a = array.array("l"); a.frombytes(bytes(8 * n)); a for n in 3000, 40000
# measure: array.array("d", [0.5]).buffer_info()
class array:
    def __new__(cls, typecode, it=None): return mux.typed(array, typecode, it)
    itemsize: int
    typecode: str
    def append(self, x): return mux.append(self, x)
    def extend(self, it): return mux.typed_extend(self, it)
    def fromlist(self, it): return mux.typed_extend(self, it)
    def frombytes(self, data): return mux.typed_extend(self, range(mux.text_len(data) // mux.item_size(self)))
    def tobytes(self): return mux.bytes(len(self) * mux.item_size(self))
    def tolist(self): return mux.list(len(self), mux.elem(self))
    def pop(self, i=-1): return mux.elem(self)
    def insert(self, i, x): return mux.append(self, x)
    def reverse(self): return None
    def byteswap(self): return None
    def index(self, x, *a): return mux.between(0, len(self))
    def count(self, x): return mux.between(0, len(self))
    def buffer_info(self): return mux.pair(mux.any_int(), len(self))
    def remove(self, x): return None
    # measure: none, the file's bytes go through a buffer of the same size
    def fromfile(self, f, n):
        mux.work_at_most(n * mux.item_size(self))
        return mux.typed_extend(self, range(n))
    def tofile(self, f): mux.work_at_most(65600)
ArrayType = array
typecodes = "bBuhHiIlLqQfd"
