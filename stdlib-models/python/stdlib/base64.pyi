# base64: four characters for three bytes; the encoder works in a buffer of its own,
# the decoder makes bytes of a text first.
import mux
def _encoded(data):
    n = (mux.text_len(data) + 2) // 3 * 4
    r = mux.bytes(n)
    mux.work_at_most(n // 2 + 64)
    return r
def _decoded(data):
    n = mux.text_len(data)
    r = mux.bytes(mux.between(0, (n + 3) // 4 * 3))
    if mux.is_str(data):
        mux.work(n + 33)
    return r
# measure: base64.b64encode(bytes(n)) for n in 3000, 300000
def b64encode(data, altchars=None): return _encoded(data)
# measure: base64.b64decode("QUFB" * n) for n in 3000, 40000
# measure: base64.b64decode(b"QUFB" * n) for n in 3000, 40000
def b64decode(data, altchars=None, validate=False): return _decoded(data)
# measure: base64.urlsafe_b64encode(bytes(n)) for n in 3000, 300000
def urlsafe_b64encode(data):
    r = _encoded(data)
    mux.work(len(r) + 33)
    return r
# measure: base64.urlsafe_b64decode("QUFB" * n) for n in 3000, 40000
def urlsafe_b64decode(data):
    r = _decoded(data)
    mux.work_at_most(2 * mux.text_len(data) + 100)
    return r
# measure: base64.standard_b64encode(bytes(n)) for n in 3000, 300000
def standard_b64encode(data): return _encoded(data)
# measure: base64.standard_b64decode("QUFB" * n) for n in 3000, 40000
def standard_b64decode(data): return _decoded(data)
# measure: base64.encodebytes(bytes(n)) for n in 3000, 40000
def encodebytes(data):
    n = mux.text_len(data)
    m = (n + 56) // 57
    r = mux.bytes((n + 2) // 3 * 4 + m)
    # Lines of 76 characters in a list that is joined.
    mux.work_at_most(m * (77 + 33 + 9 + 80) + 1000)
    return r
# measure: base64.decodebytes(b"QUFB" * n) for n in 3000, 40000
def decodebytes(data): return _decoded(data)
# measure: base64.b16encode(bytes(n)) for n in 3000, 40000
def b16encode(data):
    r = mux.bytes(2 * mux.text_len(data))
    mux.work(len(r) + 33)
    return r
# measure: base64.b16decode(b"AB" * n) for n in 3000, 40000
def b16decode(data, casefold=False):
    r = mux.bytes(mux.text_len(data) // 2)
    mux.work_at_most(4 * mux.text_len(data) + 4096)
    return r
# measure: base64.b32encode(bytes(n)) for n in 3000, 40000
def b32encode(data):
    r = mux.bytes((mux.text_len(data) + 4) // 5 * 8)
    mux.work_at_most(len(r) // 2 + 70000)
    return r
def b32decode(data, casefold=False): return mux.unknown("base64.b32decode")
def b85encode(data, pad=False): return mux.unknown("base64.b85encode")
def b85decode(data): return mux.unknown("base64.b85decode")
def a85encode(data): return mux.unknown("base64.a85encode")
def a85decode(data): return mux.unknown("base64.a85decode")
