# time: numbers and short strings.
import mux
timezone = 0
altzone = 0
daylight = 0
CLOCK_MONOTONIC = 1
CLOCK_REALTIME = 0
def time(): return mux.float()
def time_ns(): return mux.any_int()
def perf_counter(): return mux.float()
def perf_counter_ns(): return mux.any_int()
def process_time(): return mux.float()
def process_time_ns(): return mux.any_int()
def monotonic(): return mux.float()
def monotonic_ns(): return mux.any_int()
def thread_time(): return mux.float()
def clock(): return mux.float()
def clock_gettime(c): return mux.float()
def clock_gettime_ns(c): return mux.any_int()
def sleep(s): return None
class struct_time:
    def __getattr__(self, name): return mux.any_int()
    def __getitem__(self, k): return mux.any_int()
# measure: [time.strftime("%Y-%m-%d") for i in range(n)] for n in 30, 3000
def strftime(f, t=None):
    mux.work_at_most(2048)
    return mux.str(mux.date_len(f))
# measure: [time.ctime() for i in range(n)] for n in 30, 3000
def ctime(t=None): return mux.str(24)
# measure: [time.asctime() for i in range(n)] for n in 30, 3000
def asctime(t=None): return mux.str(24)
# measure: [time.gmtime() for i in range(n)] for n in 30, 3000
def gmtime(t=None): return mux.object(mux.between(128, 320), struct_time)
# measure: [time.localtime() for i in range(n)] for n in 30, 3000
def localtime(t=None): return mux.object(mux.between(128, 320), struct_time)
# measure: [time.strptime("2020-01-02", "%Y-%m-%d") for i in range(n)] for n in 30, 300
def strptime(s, f="%a %b %d %H:%M:%S %Y"):
    mux.work_at_most(8192)
    return mux.object(mux.between(128, 320), struct_time)
def mktime(t): return mux.float()
def tzset(): return None
