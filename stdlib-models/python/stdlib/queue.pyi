# queue: a deque, a list or a SimpleQueue behind locks.
import mux
class Empty(Exception): pass
class Full(Exception): pass
# measure: q = queue.Queue(); [q.put(0.5 * i) for i in range(n)]; q for n in 3000, 40000
# measure: q = queue.Queue(); q.put(0.5); q.get()
class Queue:
    def __new__(cls, maxsize=0): return mux.object(mux.between(2000, 3300), Queue, items=mux.deque(None, None, None))
    def put(self, item, block=True, timeout=None): return mux.append(self.items, item)
    def put_nowait(self, item): return mux.append(self.items, item)
    def get(self, block=True, timeout=None): return mux.pop(self.items, 0)
    def get_nowait(self): return mux.pop(self.items, 0)
    def qsize(self): return len(self.items)
    def empty(self): return mux.bool()
    def full(self): return mux.bool()
    def task_done(self): return None
    def join(self): return None
# measure: q = queue.LifoQueue(); [q.put(0.5 * i) for i in range(n)]; q for n in 3000, 40000
class LifoQueue(Queue):
    def __new__(cls, maxsize=0): return mux.object(mux.between(2000, 3300), LifoQueue, items=mux.items(None))
# measure: q = queue.PriorityQueue(); [q.put(0.5 * i) for i in range(n)]; q for n in 3000, 40000
class PriorityQueue(Queue):
    def __new__(cls, maxsize=0): return mux.object(mux.between(2000, 3300), PriorityQueue, items=mux.items(None))
# measure: q = queue.SimpleQueue(); [q.put(0.5 * i) for i in range(n)]; q for n in 3000, 40000
class SimpleQueue(Queue):
    def __new__(cls): return mux.object(mux.between(64, 300), SimpleQueue, items=mux.items(None))
