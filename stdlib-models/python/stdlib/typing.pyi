# typing: names without effect.
import mux
Any = None
AnyStr = None
Annotated = None
AsyncGenerator = None
AsyncIterable = None
AsyncIterator = None
Awaitable = None
BinaryIO = None
Callable = None
ClassVar = None
Collection = None
Concatenate = None
Container = None
Coroutine = None
Counter = None
DefaultDict = None
Deque = None
Dict = None
Final = None
FrozenSet = None
Generator = None
Hashable = None
IO = None
ItemsView = None
Iterable = None
Iterator = None
KeysView = None
List = None
Literal = None
LiteralString = None
Mapping = None
MutableMapping = None
MutableSequence = None
MutableSet = None
Never = None
NoReturn = None
NotRequired = None
Optional = None
OrderedDict = None
Pattern = None
Match = None
Required = None
Reversible = None
Self = None
Sequence = None
Set = None
Sized = None
SupportsFloat = None
SupportsInt = None
Text = None
TextIO = None
Tuple = None
Type = None
TypeAlias = None
TypeGuard = None
Union = None
ValuesView = None
TYPE_CHECKING = False
class Protocol: pass
class Generic: pass
class NamedTuple: pass
class TypedDict(dict): pass
def cast(t, x): return x
def TypeVar(name, *bounds, **kw): return None
def NewType(name, t): return mux.unknown("typing.NewType")
def overload(f): return f
def final(f): return f
def runtime_checkable(cls): return cls
def no_type_check(f): return f
def get_type_hints(x): return mux.unknown("typing.get_type_hints")
def get_origin(t): return None
def get_args(t): return mux.unknown("typing.get_args")
