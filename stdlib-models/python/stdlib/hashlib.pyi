# hashlib: small objects whatever the data.
import mux
algorithms_available: int
algorithms_guaranteed: int
# measure: hashlib.sha256(b"x").digest()
# measure: [hashlib.sha256(b"x").hexdigest() for i in range(n)] for n in 300, 3000
# measure: hashlib.sha256(b"x").copy()
class Hash:
    digest_size: int
    block_size: int
    name: str
    def update(self, data): return None
    def digest(self): return mux.bytes(self.size)
    def hexdigest(self): return mux.str(2 * self.size)
    def copy(self): return mux.object(32, Hash, size=self.size)
# measure: [hashlib.md5(b"x") for i in range(n)] for n in 300, 3000
def md5(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=16)
# measure: [hashlib.sha1(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha1(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=20)
# measure: [hashlib.sha224(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha224(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=28)
# measure: [hashlib.sha256(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha256(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=32)
# measure: [hashlib.sha384(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha384(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=48)
# measure: [hashlib.sha512(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha512(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=64)
# measure: [hashlib.sha3_256(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha3_256(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=32)
# measure: [hashlib.sha3_512(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def sha3_512(data=b"", usedforsecurity=True): return mux.object(32, Hash, size=64)
# measure: [hashlib.blake2b(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def blake2b(data=b"", digest_size=64, key=b"", salt=b"", usedforsecurity=True): return mux.object(mux.between(32, 480), Hash, size=digest_size)
# measure: [hashlib.blake2s(b"x").hexdigest() for i in range(n)] for n in 300, 3000
def blake2s(data=b"", digest_size=32, key=b"", salt=b"", usedforsecurity=True): return mux.object(mux.between(32, 480), Hash, size=digest_size)
# measure: hashlib.new("sha256", b"x")
def new(name, data=b"", usedforsecurity=True): return mux.object(32, Hash, size=mux.between(16, 64))
# measure: hashlib.pbkdf2_hmac("sha256", b"x", b"y", 10)
def pbkdf2_hmac(name, password, salt, iterations, dklen=None): return mux.bytes(mux.between(16, 64) if dklen is None else dklen)
# measure: none, its work space is OpenSSL's
def scrypt(password, salt=b"", n=0, r=0, p=0, maxmem=0, dklen=64): return mux.bytes(dklen)
# measure: hashlib.file_digest(open("/dev/null", "rb"), "sha256")
def file_digest(file, digest):
    mux.work_at_most(270000)
    return mux.object(32, Hash, size=mux.between(16, 64))
