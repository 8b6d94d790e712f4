# uuid: an object with a number of 128 bits.
import mux
# measure: [str(uuid.uuid4()) for i in range(n)] for n in 300, 3000
# measure: [uuid.uuid4().hex for i in range(n)] for n in 300, 3000
# measure: [uuid.uuid4().bytes for i in range(n)] for n in 300, 3000
# measure: [uuid.UUID("12345678123456781234567812345678") for i in range(n)] for n in 300, 3000
# measure: [uuid.uuid4().int for i in range(n)] for n in 300, 3000
# measure: [uuid.uuid4().urn for i in range(n)] for n in 300, 3000
class UUID:
    def __new__(cls, hex=None, bytes=None, int=None, version=None): return mux.object(104, UUID)
    @property
    def hex(self): return mux.str(32)
    @property
    def bytes(self): return mux.bytes(16)
    @property
    def int(self): return mux.big(128)
    @property
    def version(self): return mux.between(1, 8)
    @property
    def urn(self): return mux.str(45)
    def __str__(self): return mux.str(36)
def _uuid(): return mux.object(104, UUID)
# measure: [uuid.uuid1() for i in range(n)] for n in 300, 3000
def uuid1(node=None, clock_seq=None): return _uuid()
# measure: [uuid.uuid3(uuid.NAMESPACE_DNS, "a") for i in range(n)] for n in 300, 3000
def uuid3(ns, name): return _uuid()
# measure: [uuid.uuid4() for i in range(n)] for n in 300, 3000
def uuid4(): return _uuid()
# measure: [uuid.uuid5(uuid.NAMESPACE_DNS, "a") for i in range(n)] for n in 300, 3000
def uuid5(ns, name): return _uuid()
def getnode(): return mux.any_int()
NAMESPACE_DNS: int
NAMESPACE_URL: int
NAMESPACE_OID: int
NAMESPACE_X500: int
