# collections.
import mux
class Counter(dict):
    def __new__(cls, it=None):
        if it is None:
            return mux.to_dict()
        return mux.counter(it)
class OrderedDict(dict):
    def __new__(cls, it=None, **kwargs): return mux.unknown("OrderedDict")
class defaultdict(dict):
    def __new__(cls, factory=None): return mux.unknown("defaultdict")
class deque:
    def __new__(cls, it=None, maxlen=None): return mux.unknown("deque")
def namedtuple(name, fields): return mux.unknown("namedtuple")
