# contextlib.
import mux
def contextmanager(f): return f
def closing(x): return x
def suppress(*exceptions): return mux.object(64)
