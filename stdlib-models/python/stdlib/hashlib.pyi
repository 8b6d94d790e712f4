# hashlib: small objects whatever the data.
import mux
class Hash:
    digest_size: int
    def update(self, data): return None
    def digest(self): return mux.bytes(mux.between(16, 64))
    def hexdigest(self): return mux.str(mux.between(32, 128))
    def copy(self): return mux.object(120, Hash)
def md5(data=b"", usedforsecurity=True): return mux.object(120, Hash)
def sha1(data=b"", usedforsecurity=True): return mux.object(120, Hash)
def sha224(data=b"", usedforsecurity=True): return mux.object(120, Hash)
def sha256(data=b"", usedforsecurity=True): return mux.object(120, Hash)
def sha384(data=b"", usedforsecurity=True): return mux.object(120, Hash)
def sha512(data=b"", usedforsecurity=True): return mux.object(120, Hash)
def new(name, data=b""): return mux.object(120, Hash)
