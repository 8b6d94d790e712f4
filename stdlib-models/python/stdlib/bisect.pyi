# bisect: lists that stay sorted.
import mux
def bisect(a, x, lo=0, hi=None, key=None): return mux.between(0, len(a))
def bisect_left(a, x, lo=0, hi=None, key=None): return mux.between(0, len(a))
def bisect_right(a, x, lo=0, hi=None, key=None): return mux.between(0, len(a))
# measure: a = []; [bisect.insort(a, 0.5 * i) for i in range(n)]; a for n in 300, 3000
def insort(a, x, lo=0, hi=None, key=None): return mux.append(a, x)
# measure: a = []; [bisect.insort_left(a, 0.5 * i) for i in range(n)]; a for n in 300, 3000
def insort_left(a, x, lo=0, hi=None, key=None): return mux.append(a, x)
# measure: a = []; [bisect.insort_right(a, 0.5 * i) for i in range(n)]; a for n in 300, 3000
def insort_right(a, x, lo=0, hi=None, key=None): return mux.append(a, x)
