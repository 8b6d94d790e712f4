# threading: locks and threads are small objects; what a thread does is counted in
# that thread.
import mux
# measure: threading.Lock()
class Lock:
    def __new__(cls): return mux.object(40, Lock)
    def __enter__(self): return True
    def __exit__(self, *a): return None
    def acquire(self, blocking=True, timeout=-1): return mux.bool()
    def release(self): return None
    def locked(self): return mux.bool()
# measure: [threading.RLock() for i in range(n)] for n in 300, 3000
class RLock(Lock):
    def __new__(cls): return mux.object(96, RLock)
# measure: [threading.Event() for i in range(n)] for n in 300, 3000
class Event:
    def __new__(cls): return mux.object(mux.between(700, 1300), Event)
    def set(self): return None
    def clear(self): return None
    def is_set(self): return mux.bool()
    def isSet(self): return mux.bool()
    def wait(self, timeout=None): return mux.bool()
# measure: [threading.Condition() for i in range(n)] for n in 300, 3000
class Condition:
    def __new__(cls, lock=None): return mux.object(mux.between(500, 1500), Condition)
    def __enter__(self): return True
    def __exit__(self, *a): return None
    def acquire(self, *a): return True
    def release(self): return None
    def wait(self, timeout=None): return mux.bool()
    def notify(self, n=1): return None
    def notify_all(self): return None
# measure: [threading.Semaphore() for i in range(n)] for n in 300, 3000
class Semaphore:
    def __new__(cls, value=1): return mux.object(mux.between(500, 1500), Semaphore)
    def __enter__(self): return True
    def __exit__(self, *a): return None
    def acquire(self, blocking=True, timeout=None): return mux.bool()
    def release(self, n=1): return None
# measure: [threading.BoundedSemaphore() for i in range(n)] for n in 300, 3000
class BoundedSemaphore(Semaphore):
    def __new__(cls, value=1): return mux.object(mux.between(500, 1500), BoundedSemaphore)
# measure: [threading.Barrier(2) for i in range(n)] for n in 300, 3000
class Barrier:
    def __new__(cls, parties, action=None, timeout=None): return mux.object(mux.between(500, 1800), Barrier)
    def wait(self, timeout=None): return mux.between(0, 1000000)
# measure: [threading.Thread(target=print) for i in range(n)] for n in 300, 3000
class Thread:
    name: str
    daemon: bool
    ident: int
    def __new__(cls, group=None, target=None, name=None, args=(), kwargs=None, daemon=None): return mux.object(mux.between(1900, 2700), Thread, target=target, args=args)
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, daemon=None): return None
    def start(self):
        mux.work_at_most(4096)
        return None
    def join(self, timeout=None): return None
    def run(self): return None
    def is_alive(self): return mux.bool()
    def isAlive(self): return mux.bool()
    def setDaemon(self, on): return None
    # measure: none, the thread has it
    def getName(self): return mux.str(mux.between(0, 100))
    def setName(self, name): return None
# measure: threading.Timer(1, print)
class Timer(Thread):
    def __new__(cls, interval, function, args=None, kwargs=None): return mux.object(mux.between(1900, 4200), Timer)
    def cancel(self): return None
# measure: threading.local()
class local:
    def __new__(cls): return mux.object(mux.between(100, 1200), local)
    def __getattr__(self, name): return mux.opaque("a thread's own value")
class Main:
    name: str
    ident: int
    daemon: bool
    def is_alive(self): return True
# measure: none, the thread itself
def current_thread(): return mux.object(0, Main)
# measure: none, the thread itself
def currentThread(): return mux.object(0, Main)
# measure: none, the thread itself
def main_thread(): return mux.object(0, Main)
def get_ident(): return mux.between(0, 9223372036854775807)
def get_native_id(): return mux.between(0, 4194304)
def active_count(): return mux.between(1, 1000000)
def enumerate(): return mux.unknown("threading.enumerate")
def stack_size(n=0): return mux.any_int()
