# urllib.request: a response holds buffers of a bounded size; its body is as long
# as the server says. Connecting takes up to 256 KiB here, more with certificates.
import mux
# measure: none, it needs a server
class Response:
    status: int
    def __enter__(self): return self
    @property
    def code(self): return mux.between(100, 599)
    def getcode(self): return mux.between(100, 599)
    def read(self, n=-1):
        body = mux.any_bytes()
        mux.work_at_most(len(body) + 65536)
        return body
    def readline(self): return mux.any_bytes()
    def geturl(self): return mux.any_str()
    def info(self): return mux.object(mux.between(100, 32768))
    def close(self): return None
# measure: urllib.request.Request("http://localhost/")
class Request:
    def __new__(cls, url, data=None, headers=None, method=None): return mux.object(mux.between(100, 8192), Request)
    def add_header(self, key, value): return None
# measure: none, it needs a server
def urlopen(url, data=None, timeout=None, context=None):
    mux.work_at_most(2097152)
    return mux.object(mux.between(1000, 65536), Response)
# measure: none, it needs a server
def urlretrieve(url, filename=None):
    mux.work_at_most(2162688)
    return mux.pair(mux.any_str(), mux.object(mux.between(100, 32768)))
