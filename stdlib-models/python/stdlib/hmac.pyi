# hmac: small objects whatever the data.
import mux
# measure: hmac.new(b"k", b"x", "sha256").digest()
# measure: [hmac.new(b"k", b"x", "sha256").hexdigest() for i in range(n)] for n in 300, 3000
# measure: [hmac.new(b"k", b"x", "sha256").copy() for i in range(n)] for n in 300, 3000
class HMAC:
    digest_size: int
    def update(self, data): return None
    def digest(self): return mux.bytes(mux.between(16, 64))
    def hexdigest(self): return mux.str(mux.between(32, 128))
    def copy(self): return mux.object(mux.between(48, 600), HMAC)
# measure: [hmac.new(b"k", b"x", "sha256") for i in range(n)] for n in 300, 3000
def new(key, msg=None, digestmod=""): return mux.object(mux.between(48, 600), HMAC)
# measure: [hmac.digest(b"k", b"x", "sha256") for i in range(n)] for n in 300, 3000
def digest(key, msg, digest): return mux.bytes(mux.between(16, 64))
def compare_digest(a, b): return mux.bool()
