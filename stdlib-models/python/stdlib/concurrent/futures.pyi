# concurrent.futures: what runs in other threads or processes is counted there;
# what it returns and what is queued meanwhile is not known here.
import mux
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
class TimeoutError(Exception): pass
class CancelledError(Exception): pass
class ThreadPoolExecutor:
    def __new__(cls, max_workers=None, thread_name_prefix="", initializer=None, initargs=()): return mux.unknown("concurrent.futures.ThreadPoolExecutor")
class ProcessPoolExecutor:
    def __new__(cls, max_workers=None, mp_context=None, initializer=None, initargs=()): return mux.unknown("concurrent.futures.ProcessPoolExecutor")
class Future:
    def __new__(cls): return mux.unknown("concurrent.futures.Future")
def as_completed(fs, timeout=None): return mux.unknown("concurrent.futures.as_completed")
def wait(fs, timeout=None, return_when="ALL_COMPLETED"): return mux.unknown("concurrent.futures.wait")
