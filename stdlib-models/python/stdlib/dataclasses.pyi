# dataclasses.
import mux
def dataclass(cls=None, **options): return cls
def field(default=None, default_factory=None, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False): return mux.unknown("dataclasses.field")
def asdict(x, dict_factory=None): return mux.unknown("dataclasses.asdict")
def astuple(x): return mux.unknown("dataclasses.astuple")
def replace(x, **changes): return mux.unknown("dataclasses.replace")
def fields(x): return mux.unknown("dataclasses.fields")
def is_dataclass(x): return mux.bool()
def make_dataclass(name, fields, **options): return mux.unknown("dataclasses.make_dataclass")
