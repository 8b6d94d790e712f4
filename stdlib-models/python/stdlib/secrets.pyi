# secrets.
import mux
# measure: secrets.token_hex(n) for n in 3000, 40000
def token_hex(n=32):
    text = mux.str(2 * n)
    mux.work(2 * n + 33)
    return text
# measure: secrets.token_bytes(n) for n in 3000, 40000
def token_bytes(n=32): return mux.bytes(n)
# measure: secrets.token_urlsafe(n) for n in 3000, 40000
def token_urlsafe(n=32):
    text = mux.str((4 * n + 2) // 3)
    mux.work_at_most(4 * n + 200)
    return text
def randbelow(n): return mux.between(0, n - 1)
def randbits(k): return mux.any_int()
def choice(xs): return mux.elem(xs)
def compare_digest(a, b): return mux.bool()
# measure: secrets.SystemRandom()
class SystemRandom:
    def __new__(cls): return mux.object(mux.between(64, 2600), SystemRandom)
    def choice(self, s): return mux.elem(s)
    def randint(self, a, b): return mux.between(a, b)
    def random(self): return mux.unit_float()
