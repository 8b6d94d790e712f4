# struct: the length follows from the format.
import mux
class error(Exception): pass
# measure: struct.pack("<2000q", *range(2000))
def pack(format, *args): return mux.struct_bytes(format)
def calcsize(format): return len(mux.struct_bytes(format))
def unpack(format, data): return mux.unknown("struct.unpack")
def unpack_from(format, data, offset=0): return mux.unknown("struct.unpack_from")
