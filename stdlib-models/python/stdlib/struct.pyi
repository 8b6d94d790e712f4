# struct: the length follows from the format.
import mux
class error(Exception): pass
# measure: struct.pack("<2000q", *range(2000))
# measure: [struct.pack("<if", i, 0.5) for i in range(n)] for n in 300, 3000
def pack(format, *args): return mux.struct_bytes(format)
def pack_into(format, buffer, offset, *args): return None
# measure: struct.calcsize("<2d")
def calcsize(format): return len(mux.struct_bytes(format))
# measure: struct.unpack("<3d", bytes(24))
# measure: [struct.unpack("<2d", bytes(16)) for i in range(n)] for n in 300, 3000
def unpack(format, data): return mux.struct_values(format)
# measure: [struct.unpack_from("<2d", bytes(16), 0) for i in range(n)] for n in 300, 3000
def unpack_from(format, data, offset=0): return mux.struct_values(format)
# measure: len([v for v in struct.iter_unpack("<d", bytes(8 * n))]) for n in 300, 3000
def iter_unpack(format, data): return mux.lazy("made", mux.text_len(data) // len(mux.struct_bytes(format)), mux.partial(unpack, (format, data), {}))
# measure: s = struct.Struct("<2d"); [s.pack(0.5, 1.5) for i in range(n)] for n in 300, 3000
# measure: s = struct.Struct("<2d"); [s.unpack(bytes(16)) for i in range(n)] for n in 300, 3000
# measure: struct.Struct("<2d").size
class Struct:
    def __new__(cls, format): return mux.object(mux.between(100, 400), Struct, format=format)
    @property
    def size(self): return len(mux.struct_bytes(self.format))
    def pack(self, *args): return mux.struct_bytes(self.format)
    def unpack(self, data): return mux.struct_values(self.format)
    def unpack_from(self, data, offset=0): return mux.struct_values(self.format)
    def iter_unpack(self, data): return iter_unpack(self.format, data)
    def pack_into(self, buffer, offset, *args): return None
