# http.client: connecting takes up to 256 KiB, more with certificates; the answer is
# as long as the server says.
import mux
class HTTPException(Exception): pass
class RemoteDisconnected(HTTPException): pass
class IncompleteRead(HTTPException): pass
# measure: none, it needs a server
class HTTPResponse:
    status: int
    reason: str
    headers: str
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def read(self, n=-1):
        body = mux.any_bytes()
        mux.work_at_most(len(body) + 65536)
        return body
    def getheader(self, name, default=None): return mux.any_str()
    def getheaders(self): return mux.unknown("http.client.HTTPResponse.getheaders")
    def close(self): return None
# measure: http.client.HTTPConnection("localhost")
class HTTPConnection:
    def __new__(cls, host, port=None, timeout=None, source_address=None, blocksize=8192): return mux.object(mux.between(400, 16384), HTTPConnection)
    def connect(self): return None
    def request(self, method, url, body=None, headers=None, encode_chunked=False):
        mux.work_at_most(2097152 + 2 * (0 if body is None else mux.text_len(body)))
        return None
    # measure: none, it needs a server
    def getresponse(self):
        mux.work_at_most(262144)
        return mux.object(mux.between(1000, 65536), HTTPResponse)
    def close(self): return None
    def set_debuglevel(self, level): return None
# measure: none, as HTTPConnection, with certificates
class HTTPSConnection(HTTPConnection):
    def __new__(cls, host, port=None, timeout=None, source_address=None, blocksize=8192, context=None):
        mux.work_at_most(2097152)
        return mux.object(mux.between(400, 2097152), HTTPSConnection)
