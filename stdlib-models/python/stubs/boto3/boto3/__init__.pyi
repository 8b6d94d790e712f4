# boto3: clients of services. A client takes up to 1 MiB (measured on boto3 1.26:
# 0.2 to 0.98 MB with the service's description loaded before); a call up to 64 KiB,
# and up to 2 MiB where it connects with certificates. What a service answers is
# known by its length only, 30 bytes a character; bodies are read by the caller.
import mux
class StreamingBody:
    def read(self, amt=None):
        body = mux.any_bytes()
        mux.work_at_most(len(body) + 65536)
        return body
    def close(self): return None
class Response:
    def __getitem__(self, key):
        if key == "Body":
            return mux.object(0, StreamingBody)
        if key == "Payload":
            return mux.object(0, StreamingBody)
        return mux.opaque("an item of a response")
    def get(self, key, default=None): return mux.opaque("an item of a response")
def _small(*args, **kwargs):
    mux.work_at_most(2097152)
    return mux.object(mux.between(232, 65536), Response)
def _nothing(*args, **kwargs):
    mux.work_at_most(33554432)
    return None
def _any(*args, **kwargs):
    n = mux.length("length")
    mux.work_at_most(2097152 + 30 * n)
    return mux.object(mux.between(232, 65536 + 30 * n), Response)
class Client:
    @property
    def get_object(self): return _small
    @property
    def put_object(self): return _small
    @property
    def head_object(self): return _small
    @property
    def delete_object(self): return _small
    @property
    def copy_object(self): return _small
    @property
    def put_item(self): return _small
    @property
    def delete_item(self): return _small
    @property
    def publish(self): return _small
    @property
    def send_message(self): return _small
    @property
    def delete_message(self): return _small
    @property
    def invoke(self): return _small
    @property
    def put_metric_data(self): return _small
    @property
    def download_file(self): return _nothing
    @property
    def upload_file(self): return _nothing
    @property
    def upload_fileobj(self): return _nothing
    def __getattr__(self, name): return _any
class Resource:
    def __getattr__(self, name): return _resource
class Session:
    def __new__(cls, **options): return mux.object(mux.between(2000, 4194304), Session)
    def client(self, name, **options): return client(name)
    def resource(self, name, **options): return resource(name)
def _resource(*args, **kwargs):
    mux.work_at_most(2097152)
    return mux.object(mux.between(100, 1048576), Bucket)
class Bucket:
    @property
    def put_object(self): return _small
    @property
    def put_item(self): return _small
    @property
    def delete_item(self): return _small
    @property
    def put(self): return _small
    @property
    def delete(self): return _small
    @property
    def upload_file(self): return _nothing
    @property
    def download_file(self): return _nothing
    @property
    def upload_fileobj(self): return _nothing
    @property
    def get_item(self): return _any
    @property
    def get(self): return _any
    @property
    def query(self): return _any
    @property
    def scan(self): return _any
    @property
    def update_item(self): return _any
    @property
    def send_message(self): return _small
    @property
    def publish(self): return _small
def client(name, *args, **options):
    mux.work_at_most(1048576)
    return mux.object(mux.between(100000, 1048576), Client)
def resource(name, *args, **options):
    mux.work_at_most(1048576)
    return mux.object(mux.between(100000, 2097152), Resource)
