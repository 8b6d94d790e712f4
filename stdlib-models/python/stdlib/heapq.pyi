# heapq: heaps are lists.
import mux
def heappush(h, x): return mux.append(h, x)
def heappop(h): return mux.pop(h, 0)
def heapify(h): return None
def heapreplace(h, x):
    v = mux.pop(h, 0)
    mux.append(h, x)
    return v
