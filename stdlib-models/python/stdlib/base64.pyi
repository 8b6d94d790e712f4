# base64: four characters for three bytes; the encoder works in a buffer of its own.
import mux
def b64encode(data, altchars=None):
    n = (mux.text_len(data) + 2) // 3 * 4
    mux.work_at_most(n + n // 2)
    return mux.bytes(n)
def b64decode(data, altchars=None, validate=False):
    n = mux.text_len(data)
    mux.work_at_most(n)
    return mux.bytes(mux.between(0, (n + 3) // 4 * 3))
def urlsafe_b64encode(data): return b64encode(data)
def urlsafe_b64decode(data): return b64decode(data)
def standard_b64encode(data): return b64encode(data)
def standard_b64decode(data): return b64decode(data)
