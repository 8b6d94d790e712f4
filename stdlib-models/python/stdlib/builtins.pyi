# Builtin functions and the methods of the builtin types. The vocabulary (mux.…)
# is described in stdlib-models/python/README.md.
import mux

def len(x): return mux.len(x)
def range(a, b=None, c=None): return mux.range(a, b, c)
def enumerate(it, start=0): return mux.lazy("enumerate", it, start)
def zip(*its, strict=False): return mux.lazy_args("zip", its)
def map(f, it): return mux.lazy("map", f, it)
def filter(f, it): return mux.lazy("filter", f, it)
def reversed(it): return mux.lazy("reversed", it)
def iter(it): return mux.lazy("iter", it)
def next(it, default=None): return mux.next(it)
def print(*args, sep=" ", end="\n", file=None, flush=False): return None
def input(prompt=""): return mux.any_str()
def sum(it, start=0): return mux.sum(it)
def min(*args, key=None, default=None):
    its = args[0] if len(args) == 1 else args
    return mux.extreme(its, kind="min" if key is None else "")
def max(*args, key=None, default=None):
    its = args[0] if len(args) == 1 else args
    return mux.extreme(its, kind="max" if key is None else "")
def any(it):
    mux.each(it)
    return mux.bool()
def all(it):
    mux.each(it)
    return mux.bool()
# The merges of a sort work in at most half the list's slots, twice with a key.
# measure: sorted([0.5 - i for i in range(n)]) for n in 3000, 40000
# measure: sorted([(i, 0.5) for i in range(n)], key=lambda t: -t[1]) for n in 3000, 40000
def sorted(it, key=None, reverse=False):
    r = mux.items(it)
    r.sort(key=key)
    return r
def abs(x): return mux.abs(x)
def round(x, n=None):
    if n is None:
        return mux.round(x)
    return mux.float()
def divmod(a, b): return mux.pair(a // b, a % b)
def pow(a, b, m=None):
    if m is None:
        return a ** b
    return mux.any_int()
def chr(i): return mux.str(1)
def ord(c): return mux.between(0, 1114111)
def hex(x): return mux.str(mux.between(3, 20))
def bin(x): return mux.str(mux.between(3, 66))
def oct(x): return mux.str(mux.between(3, 24))
def repr(x): return mux.to_str(x)
def ascii(x): return mux.to_str(x)
def format(x, spec=""): return mux.to_str(x)
def hash(x): return mux.any_int()
def id(x): return mux.any_int()
def callable(x): return mux.bool()
def isinstance(x, t): return mux.isinstance(x, t)
def issubclass(x, t): return mux.bool()
def hasattr(x, name): return mux.bool()
def getattr(x, name, default=None): return mux.getattr(x, name)
def setattr(x, name, v): return mux.setattr(x, name, v)
def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    mux.work_at_most(8192 + 1200)
    return mux.object(8192 + 1000, TextFile if "b" not in mode else BinaryFile)
def exit(code=None): return mux.exit()
def quit(code=None): return mux.exit()
def vars(x=None): return mux.unknown("vars")
def globals(): return mux.unknown("globals")
def locals(): return mux.unknown("locals")
def exec(s, g=None, l=None): return mux.unknown("exec")
def eval(s, g=None, l=None): return mux.unknown("eval")

class BinaryFile:
    name: str
    mode: str
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def read(self, size=-1): return mux.any_bytes()
    def readline(self): return mux.any_bytes()
    def readlines(self): return mux.unknown("readlines")
    def write(self, data): return mux.text_len(data)
    def writelines(self, lines): mux.each(lines)
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def flush(self): return None
    def close(self): return None
    def fileno(self): return mux.between(0, 256)
    def readable(self): return mux.bool()
    def truncate(self, size=None): return mux.any_int()

class TextFile:
    name: str
    mode: str
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def read(self, size=-1): return mux.any_str()
    def readline(self): return mux.any_str()
    def readlines(self): return mux.split(mux.any_str(), "\n")
    def write(self, data): return mux.text_len(data)
    def writelines(self, lines): mux.each(lines)
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def flush(self): return None
    def close(self): return None
    def fileno(self): return mux.between(0, 256)
    def __iter__(self): return mux.split(mux.any_str(), "\n")

class object:
    pass
class type:
    def __new__(cls, x): return mux.type(x)
class int:
    def __new__(cls, x=0, base=10): return mux.to_int(x)
    def bit_length(self): return mux.between(0, 64)
    def to_bytes(self, length=1, byteorder="big", signed=False): return mux.bytes(length)
    @staticmethod
    def from_bytes(b, byteorder="big", signed=False): return mux.any_int()
class bool(int):
    def __new__(cls, x=False): return mux.bool()
class float:
    def __new__(cls, x=0.0): return mux.to_float(x)
    def is_integer(self): return mux.bool()
    def hex(self): return mux.str(mux.between(5, 30))
class complex:
    def __new__(cls, re=0, im=0): return 1j * mux.float()
    def conjugate(self): return 1j * mux.float()
class str:
    def __new__(cls, x="", encoding=None, errors=None): return mux.to_str(x)
    def upper(self): return mux.same_text(self, len(self))
    def lower(self): return mux.same_text(self, len(self))
    def title(self): return mux.same_text(self, len(self))
    def capitalize(self): return mux.same_text(self, len(self))
    def swapcase(self): return mux.same_text(self, len(self))
    def casefold(self): return mux.same_text(self, mux.between(len(self), 3 * len(self)))
    def strip(self, chars=None): return mux.same_text(self, mux.between(0, len(self)))
    def lstrip(self, chars=None): return mux.same_text(self, mux.between(0, len(self)))
    def rstrip(self, chars=None): return mux.same_text(self, mux.between(0, len(self)))
    def removeprefix(self, p): return mux.same_text(self, mux.between(0, len(self)))
    def removesuffix(self, p): return mux.same_text(self, mux.between(0, len(self)))
    def replace(self, old, new, count=-1):
        return mux.same_text(self, mux.between(0, len(self) * (1 + len(new)) + len(new)))
    def zfill(self, width): return mux.same_text(self, mux.max(len(self), width))
    def ljust(self, width, fill=" "): return mux.same_text(self, mux.max(len(self), width))
    def rjust(self, width, fill=" "): return mux.same_text(self, mux.max(len(self), width))
    def center(self, width, fill=" "): return mux.same_text(self, mux.max(len(self), width))
    def translate(self, table): return mux.same_text(self, len(self))
    def split(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def rsplit(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def splitlines(self, keepends=False): return mux.split(self, "\n")
    def partition(self, sep): return mux.pair(mux.same_text(self, mux.between(0, len(self))), sep, mux.same_text(self, mux.between(0, len(self))))
    def rpartition(self, sep): return mux.pair(mux.same_text(self, mux.between(0, len(self))), sep, mux.same_text(self, mux.between(0, len(self))))
    def join(self, parts): return mux.join(self, parts)
    def format(self, *args, **kwargs): return mux.format(self, args, kwargs)
    def encode(self, encoding="utf-8", errors="strict"): return mux.bytes(mux.between(len(self), 4 * len(self)))
    def find(self, sub, start=None, end=None): return mux.between(-1, len(self))
    def rfind(self, sub, start=None, end=None): return mux.between(-1, len(self))
    def index(self, sub, start=None, end=None): return mux.between(0, len(self))
    def rindex(self, sub, start=None, end=None): return mux.between(0, len(self))
    def count(self, sub, start=None, end=None): return mux.between(0, len(self))
    def startswith(self, p, start=None, end=None): return mux.bool()
    def endswith(self, p, start=None, end=None): return mux.bool()
    def isdigit(self): return mux.bool()
    def isnumeric(self): return mux.bool()
    def isdecimal(self): return mux.bool()
    def isalpha(self): return mux.bool()
    def isalnum(self): return mux.bool()
    def isspace(self): return mux.bool()
    def isupper(self): return mux.bool()
    def islower(self): return mux.bool()
class bytes:
    def __new__(cls, x=0, encoding=None, errors=None):
        if mux.is_known(x):
            return mux.bytes(x)
        return mux.bytes(mux.text_len(x))
    def decode(self, encoding="utf-8", errors="strict"): return mux.str(mux.between(0, len(self)))
    def hex(self, sep=None): return mux.str(2 * len(self))
    def split(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def splitlines(self, keepends=False): return mux.split(self, b"\n")
    def strip(self, chars=None): return mux.same_text(self, mux.between(0, len(self)))
    def lstrip(self, chars=None): return mux.same_text(self, mux.between(0, len(self)))
    def rstrip(self, chars=None): return mux.same_text(self, mux.between(0, len(self)))
    def replace(self, old, new, count=-1): return mux.same_text(self, mux.between(0, len(self) * (1 + len(new)) + len(new)))
    def join(self, parts): return mux.join(self, parts)
    def find(self, sub, start=None, end=None): return mux.between(-1, len(self))
    def count(self, sub, start=None, end=None): return mux.between(0, len(self))
    def startswith(self, p, start=None, end=None): return mux.bool()
    def endswith(self, p, start=None, end=None): return mux.bool()
    def upper(self): return mux.same_text(self, len(self))
    def lower(self): return mux.same_text(self, len(self))
class bytearray(bytes):
    def __new__(cls, x=0, encoding=None):
        if mux.is_known(x):
            return mux.bytearray(x)
        return mux.bytearray(mux.text_len(x))
class memoryview:
    def __new__(cls, x): return mux.object(184, memoryview)
    def tobytes(self): return mux.any_bytes()
class list:
    def __new__(cls, it=None): return mux.items(it)
    def append(self, x): return mux.append(self, x)
    def extend(self, it): return mux.extend(self, it)
    def insert(self, i, x): return mux.append(self, x)
    def pop(self, i=-1): return mux.pop(self, i)
    def remove(self, x): return mux.pop(self, 0)
    def clear(self): return mux.clear(self)
    def copy(self): return mux.copy(self)
    def sort(self, key=None, reverse=False):
        if key is None:
            mux.work_at_most(4 * len(self))
            return None
        keys = mux.to_tuple(mux.lazy("map", key, self))
        mux.work_at_most(8 * len(self))
        return None
    def reverse(self): return None
    def index(self, x, *a): return mux.between(0, len(self))
    def count(self, x): return mux.between(0, len(self))
class slice:
    def __new__(cls, *bounds): return mux.slice(*bounds)
class tuple:
    def __new__(cls, it=None): return mux.to_tuple(it)
    def index(self, x): return mux.between(0, len(self))
    def count(self, x): return mux.between(0, len(self))
class set:
    def __new__(cls, it=None): return mux.to_set(it)
    def add(self, x): return mux.add(self, x)
    def clear(self): return mux.clear(self)
    def discard(self, x): return None
    def issubset(self, x): return mux.bool()
class frozenset:
    def __new__(cls, it=None): return mux.to_set(it)
class dict:
    def __new__(cls, it=None, **kwargs): return mux.to_dict(it, kwargs)
    def get(self, key, default=None): return mux.get(self, key, default)
    def keys(self): return mux.lazy("keys", self)
    def values(self): return mux.lazy("values", self)
    def items(self): return mux.lazy("items", self)
    def pop(self, key, default=None): return mux.pop(self, key)
    def update(self, other=None, **kwargs): return mux.update(self, other)
    def setdefault(self, key, default=None): return mux.unknown("dict.setdefault")
    def copy(self): return mux.copy(self)
    def clear(self): return mux.clear(self)
    def most_common(self, n=None):
        if n is None:
            return mux.list(len(self), mux.pair(mux.elem(self), mux.any_int()))
        return mux.list(n, mux.pair(mux.elem(self), mux.any_int()))

class BaseException:
    def __init__(self, *args): return None
    def __str__(self): return mux.any_str()
class Exception(BaseException): pass
class ArithmeticError(Exception): pass
class ZeroDivisionError(ArithmeticError): pass
class OverflowError(ArithmeticError): pass
class AssertionError(Exception): pass
class AttributeError(Exception): pass
class EOFError(Exception): pass
class ImportError(Exception): pass
class ModuleNotFoundError(ImportError): pass
class LookupError(Exception): pass
class IndexError(LookupError): pass
class KeyError(LookupError): pass
class MemoryError(Exception): pass
class NameError(Exception): pass
class UnboundLocalError(NameError): pass
class OSError(Exception): pass
class IOError(OSError): pass
class FileNotFoundError(OSError): pass
class FileExistsError(OSError): pass
class PermissionError(OSError): pass
class ConnectionError(OSError): pass
class TimeoutError(OSError): pass
class RuntimeError(Exception): pass
class NotImplementedError(RuntimeError): pass
class RecursionError(RuntimeError): pass
class StopIteration(Exception): pass
class TypeError(Exception): pass
class ValueError(Exception): pass
class UnicodeError(ValueError): pass
class UnicodeDecodeError(UnicodeError): pass
class KeyboardInterrupt(BaseException): pass
class SystemExit(BaseException): pass
