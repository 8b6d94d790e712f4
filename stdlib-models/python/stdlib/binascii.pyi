# binascii: bytes and their texts.
import mux
class Error(ValueError): pass
class Incomplete(Exception): pass
# measure: binascii.hexlify(bytes(n)) for n in 3000, 40000
def hexlify(data, sep=None, bytes_per_sep=1):
    if sep is None:
        return mux.bytes(2 * mux.text_len(data))
    return mux.bytes(mux.between(2 * mux.text_len(data), 3 * mux.text_len(data)))
# measure: binascii.unhexlify("ab" * n) for n in 3000, 40000
def unhexlify(data): return mux.bytes(mux.text_len(data) // 2)
# measure: binascii.b2a_hex(bytes(n)) for n in 3000, 40000
def b2a_hex(data, sep=None, bytes_per_sep=1): return hexlify(data, sep)
# measure: binascii.a2b_hex("ab" * n) for n in 3000, 40000
def a2b_hex(data): return unhexlify(data)
# measure: binascii.b2a_base64(bytes(n)) for n in 3000, 300000
def b2a_base64(data, newline=True):
    n = (mux.text_len(data) + 2) // 3 * 4
    r = mux.bytes(mux.between(n, n + 1))
    mux.work_at_most(n // 2 + 64)
    return r
# measure: binascii.a2b_base64("QUFB" * n) for n in 3000, 40000
def a2b_base64(data, strict_mode=False): return mux.bytes(mux.between(0, (mux.text_len(data) + 3) // 4 * 3))
def crc32(data, value=0): return mux.between(0, 4294967295)
def crc_hqx(data, value): return mux.between(0, 65535)
