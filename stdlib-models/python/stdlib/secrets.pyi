# secrets.
import mux
def token_hex(n=32): return mux.str(2 * n)
def token_bytes(n=32): return mux.bytes(n)
def token_urlsafe(n=32): return mux.str((4 * n + 2) // 3)
def randbelow(n): return mux.between(0, n - 1)
def choice(xs): return mux.elem(xs)
