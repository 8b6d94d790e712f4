# requests: the body is as long as the server says; it is collected in pieces and
# joined. A call takes up to 64 KiB, and up to 2 MiB with certificates (measured on
# requests 2.28).
import mux
class Response:
    status_code: int
    ok: bool
    reason: str
    url: str
    headers: dict
    @property
    def content(self): return self.body
    @property
    def text(self):
        mux.work_at_most(len(self.body))
        return mux.str(mux.between(0, len(self.body)))
    def json(self):
        mux.work_at_most(len(self.body))
        return mux.parsed(len(self.body), 30)
    def raise_for_status(self): return None
    def close(self): return None
def request(method, url, **options):
    body = mux.any_bytes()
    mux.work_at_most(len(body) + 2097152)
    return mux.object(mux.between(2000, 65536), Response, body=body)
def get(url, **options): return request("GET", url)
def post(url, data=None, json=None, **options):
    mux.work_at_most(4194304)
    return request("POST", url)
def put(url, data=None, **options): return request("PUT", url)
def delete(url, **options): return request("DELETE", url)
def patch(url, data=None, **options): return request("PATCH", url)
def head(url, **options): return request("HEAD", url)
