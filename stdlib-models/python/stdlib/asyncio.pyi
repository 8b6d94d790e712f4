# asyncio: what the event loop keeps is not known.
import mux
class TimeoutError(Exception): pass
class CancelledError(Exception): pass
def sleep(seconds, result=None): return result
def run(coroutine, debug=None): return mux.unknown("asyncio.run")
def gather(*a, **kw): return mux.unknown("asyncio.gather")
def create_task(c, **kw): return mux.unknown("asyncio.create_task")
def ensure_future(c, **kw): return mux.unknown("asyncio.ensure_future")
def wait_for(c, timeout=None): return mux.unknown("asyncio.wait_for")
def wait(cs, **kw): return mux.unknown("asyncio.wait")
def get_event_loop(): return mux.unknown("asyncio.get_event_loop")
def new_event_loop(): return mux.unknown("asyncio.new_event_loop")
def get_running_loop(): return mux.unknown("asyncio.get_running_loop")
def set_event_loop(loop): return None
def to_thread(f, *a, **kw): return mux.unknown("asyncio.to_thread")
class Queue:
    def __new__(cls, maxsize=0): return mux.unknown("asyncio.Queue")
class Lock:
    def __new__(cls): return mux.unknown("asyncio.Lock")
class Semaphore:
    def __new__(cls, value=1): return mux.unknown("asyncio.Semaphore")
class Event:
    def __new__(cls): return mux.unknown("asyncio.Event")
