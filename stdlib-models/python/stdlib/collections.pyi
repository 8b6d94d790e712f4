# collections. A deque has blocks of 64 places; an OrderedDict a node for each
# entry beside the table; a named tuple is a tuple.
import mux

# measure: collections.Counter([i % 1000 for i in range(n)]) for n in 3000, 40000 where len(collections.Counter([i % 1000 for i in range(n)])) = 1000
# measure: collections.Counter([i % 1000 for i in range(n)]).most_common(500) for n in 3000, 40000 where len(collections.Counter([i % 1000 for i in range(n)])) = 1000
class Counter(dict):
    def __new__(cls, it=None, **kw):
        if it is None:
            return mux.to_dict(None, kw)
        return mux.counter(it)
    def most_common(self, n=None):
        if n is None:
            return mux.list(len(self), mux.pair(mux.elem(self), mux.any_int()))
        return mux.list(mux.min(n, len(self)), mux.pair(mux.elem(self), mux.any_int()))
    def elements(self): return mux.unknown("collections.Counter.elements")
    def total(self): return mux.any_int()
    def subtract(self, it=None, **kw): return mux.unknown("collections.Counter.subtract")

# measure: d = collections.OrderedDict(); d["a"] = n; d
# measure: collections.OrderedDict([("a", 1), ("b", 0.5)])
# measure: collections.OrderedDict({i: 0.5 for i in range(n)}) for n in 3000, 40000
class OrderedDict(dict):
    def __new__(cls, *args, **kwargs): return mux.ordered(OrderedDict, args[0] if args else None, kwargs)
    def move_to_end(self, key, last=True): return None
    def popitem(self, last=True): return mux.unknown("collections.OrderedDict.popitem")

# measure: d = collections.defaultdict(int); d["a"] += n; d
class defaultdict(dict):
    def __new__(cls, factory=None, *args, **kwargs): return mux.defaultdict(defaultdict, factory, args[0] if args else None, kwargs)

# measure: collections.deque() for n in 1, 2
# measure: collections.deque([0.5 * i for i in range(n)]) for n in 3000, 40000
# measure: d = collections.deque(range(n)); d.append(0.5); d.appendleft(0.5); d for n in 3000, 40000
# measure: d = collections.deque([None] * n); d.popleft(); d.pop(); len(d) for n in 3000, 40000
# measure: d = collections.deque(); d.extend([None] * n); d for n in 3000, 40000
# measure: d = collections.deque(maxlen=n); [d.append(0.5 * i) for i in range(2 * n)]; d for n in 3000, 40000
# measure: collections.deque([0.5 * i for i in range(n)]).copy() for n in 3000, 40000
class deque:
    def __new__(cls, it=None, maxlen=None): return mux.deque(deque, it, maxlen)
    def append(self, x): return mux.append(self, x)
    def appendleft(self, x): return mux.append(self, x)
    def extend(self, it): return mux.extend(self, it)
    def extendleft(self, it): return mux.extend(self, it)
    def pop(self): return mux.pop(self, -1)
    def popleft(self): return mux.pop(self, 0)
    def clear(self): return mux.clear(self)
    def rotate(self, n=1): return None
    def reverse(self): return None
    def count(self, x): return mux.between(0, len(self))
    def index(self, x, *a): return mux.between(0, len(self))
    def copy(self): return mux.deque(deque, self, None)
    def insert(self, i, x): return mux.append(self, x)
    def remove(self, x): return mux.pop(self, 0)

# measure: none, a class is made once, when its module is imported
def namedtuple(typename, field_names, rename=False, defaults=None, module=None): return mux.namedtuple(typename, field_names, defaults)

# measure: none, a map over others: its objects are theirs
class ChainMap:
    def __new__(cls, *maps): return mux.object(176 + 64, ChainMap)
    def __getitem__(self, key): return mux.unknown("collections.ChainMap lookup")
    def get(self, key, default=None): return mux.unknown("collections.ChainMap.get")
class UserDict:
    def __new__(cls, *args, **kw): return mux.unknown("collections.UserDict")
class UserList:
    def __new__(cls, *args): return mux.unknown("collections.UserList")
class UserString:
    def __new__(cls, *args): return mux.unknown("collections.UserString")
class abc:
    Mapping = None
    MutableMapping = None
    Sequence = None
    MutableSequence = None
    Iterable = None
    Iterator = None
    Callable = None
    Generator = None
    Hashable = None
    Set = None
