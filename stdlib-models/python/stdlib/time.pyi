# time: numbers and short strings.
import mux
def time(): return mux.float()
def time_ns(): return mux.any_int()
def perf_counter(): return mux.float()
def perf_counter_ns(): return mux.any_int()
def process_time(): return mux.float()
def monotonic(): return mux.float()
def monotonic_ns(): return mux.any_int()
def thread_time(): return mux.float()
def sleep(s): return None
def strftime(f, t=None): return mux.str(mux.between(0, 100))
def ctime(t=None): return mux.str(24)
def gmtime(t=None): return mux.object(400)
def localtime(t=None): return mux.object(400)
def mktime(t): return mux.float()
