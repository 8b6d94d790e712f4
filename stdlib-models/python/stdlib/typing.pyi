# typing: names without effect.
import mux
Any = None
Optional = None
Union = None
List = None
Dict = None
Tuple = None
Set = None
Callable = None
Iterable = None
Iterator = None
Generator = None
Sequence = None
Mapping = None
Literal = None
TYPE_CHECKING = False
def cast(t, x): return x
