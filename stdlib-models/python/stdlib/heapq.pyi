# heapq: heaps are lists.
import mux
# measure: h = []; [heapq.heappush(h, 0.5 * i) for i in range(n)]; h for n in 3000, 40000
def heappush(h, x): return mux.append(h, x)
def heappop(h): return mux.pop(h, 0)
def heapify(h): return None
def heapreplace(h, x):
    v = mux.pop(h, 0)
    mux.append(h, x)
    return v
def heappushpop(h, x):
    mux.append(h, x)
    return mux.pop(h, 0)
# measure: heapq.nlargest(100, [0.5 * i for i in range(n)]) for n in 3000, 40000
def nlargest(n, it, key=None):
    r = mux.list_of(mux.min(n, len(it)), it)
    mux.work_at_most(140 * mux.min(n, len(it)) + 4096)
    return r
# measure: heapq.nsmallest(100, [0.5 * i for i in range(n)]) for n in 3000, 40000
def nsmallest(n, it, key=None):
    r = mux.list_of(mux.min(n, len(it)), it)
    mux.work_at_most(140 * mux.min(n, len(it)) + 4096)
    return r
def merge(*its, key=None, reverse=False): return mux.lazy_args("chain", its)
