# hmac: small objects whatever the data.
import mux
class HMAC:
    digest_size: int
    def update(self, data): return None
    def digest(self): return mux.bytes(mux.between(16, 64))
    def hexdigest(self): return mux.str(mux.between(32, 128))
def new(key, msg=None, digestmod=""): return mux.object(mux.between(48, 1000), HMAC)
def compare_digest(a, b): return mux.bool()
