# multiprocessing: what other processes take is theirs; what goes between them is
# pickled here, by threads whose memory is not known.
import mux
class TimeoutError(Exception): pass
class ProcessError(Exception): pass
def cpu_count(): return mux.between(1, 4096)
def freeze_support(): return None
def set_start_method(method, force=False): return None
def get_start_method(allow_none=False): return "fork"
def get_context(method=None): return mux.unknown("multiprocessing.get_context")
def current_process(): return mux.unknown("multiprocessing.current_process")
def active_children(): return mux.unknown("multiprocessing.active_children")
def Pool(*a, **kw): return mux.unknown("multiprocessing.Pool")
def Pipe(duplex=True): return mux.unknown("multiprocessing.Pipe")
def Manager(): return mux.unknown("multiprocessing.Manager")
def Queue(maxsize=0): return mux.unknown("multiprocessing.Queue")
def SimpleQueue(): return mux.unknown("multiprocessing.SimpleQueue")
def JoinableQueue(maxsize=0): return mux.unknown("multiprocessing.JoinableQueue")
def Lock(): return mux.unknown("multiprocessing.Lock")
def RLock(): return mux.unknown("multiprocessing.RLock")
def Event(): return mux.unknown("multiprocessing.Event")
def Semaphore(value=1): return mux.unknown("multiprocessing.Semaphore")
def Value(typecode, *a, **kw): return mux.unknown("multiprocessing.Value")
def Array(typecode, *a, **kw): return mux.unknown("multiprocessing.Array")
def get_logger(): return mux.unknown("multiprocessing.get_logger")
class Process:
    def __new__(cls, *a, **kw): return mux.unknown("multiprocessing.Process")
