# contextlib.
import mux
def contextmanager(f): return f
def asynccontextmanager(f): return f
def closing(x): return x
# measure: none, an object that is gone with its statement
def suppress(*exceptions): return mux.object(64, Suppress)
class Suppress:
    def __enter__(self): return self
    def __exit__(self, *a): return None
# measure: none, an object that is gone with its statement
class nullcontext:
    def __new__(cls, x=None): return mux.object(48, nullcontext, value=x)
    def __enter__(self): return self.value
    def __exit__(self, *a): return None
def redirect_stdout(f): return mux.unknown("contextlib.redirect_stdout")
def redirect_stderr(f): return mux.unknown("contextlib.redirect_stderr")
class ExitStack:
    def __new__(cls): return mux.unknown("contextlib.ExitStack")
class AbstractContextManager: pass
class ContextDecorator: pass
