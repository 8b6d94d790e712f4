# ssl: contexts and connections are OpenSSL's.
import mux
PROTOCOL_TLS = 2
PROTOCOL_TLS_CLIENT = 16
CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2
class SSLError(OSError): pass
# measure: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
class SSLContext:
    check_hostname: bool
    verify_mode: int
    def __new__(cls, protocol=2): return mux.object(mux.between(50, 4096), SSLContext)
    def load_cert_chain(self, certfile, keyfile=None, password=None): return None
    def load_verify_locations(self, cafile=None, capath=None, cadata=None): return None
    def load_default_certs(self, purpose=None): return None
    def wrap_socket(self, sock, **kw): return mux.unknown("ssl.SSLContext.wrap_socket")
# measure: ssl.create_default_context()
def create_default_context(purpose=None, cafile=None, capath=None, cadata=None):
    mux.work_at_most(65536)
    return mux.object(mux.between(50, 4096), SSLContext)
def _create_unverified_context(*a, **kw): return mux.object(mux.between(50, 4096), SSLContext)
