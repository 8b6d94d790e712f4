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
# What is no string is made one; a file takes a copy of its bytes.
# measure: print(" " * (n // 4000)) for n in 3000, 8000
# measure: print([None] * n, file=__import__("io").StringIO() if 0 else open("/dev/null", "w")) for n in 3000, 40000
def print(*args, sep=" ", end="\n", file=None, flush=False): return mux.shown(args, 1, 2)
# measure: none, it waits for a person
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
# measure: [divmod(0.5 + i, 3) for i in range(n)] for n in 300, 3000
def divmod(a, b): return mux.pair(a // b, a % b)
def pow(a, b, m=None):
    if m is None:
        return a ** b
    return mux.any_int()
# measure: chr(0x4e00 + n)
def chr(i): return mux.str(1)
def ord(c): return mux.between(0, 1114111)
# measure: [hex(1 << 40) for i in range(n)] for n in 300, 3000
def hex(x): return mux.str(mux.between(3, 20))
# measure: [bin(1 << 40) for i in range(n)] for n in 300, 3000
def bin(x): return mux.str(mux.between(3, 66))
# measure: [oct(1 << 40) for i in range(n)] for n in 300, 3000
def oct(x): return mux.str(mux.between(3, 24))
# measure: repr([None] * n) for n in 3000, 40000
def repr(x): return mux.to_str(x)
# measure: ascii([None] * n) for n in 3000, 40000
def ascii(x): return mux.to_str(x)
# measure: format(n, "d") for n in 1, 2 where len(str(n)) = 1
def format(x, spec=""): return mux.to_str(x)
def hash(x): return mux.any_int()
def id(x): return mux.any_int()
def callable(x): return mux.bool()
def isinstance(x, t): return mux.isinstance(x, t)
def issubclass(x, t): return mux.bool()
def hasattr(x, name): return mux.bool()
def getattr(x, name, default=None): return mux.getattr(x, name)
def setattr(x, name, v): return mux.setattr(x, name, v)
# A buffer of 8 KiB, or of the file system's block.
# measure: open("/dev/null")
# measure: open("/dev/null", "rb")
def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    mux.work_at_most(8192 + 1200)
    return mux.object(mux.between(4500, 8192 + 1000), TextFile if "b" not in mode else BinaryFile)
def exit(code=None): return mux.exit()
def quit(code=None): return mux.exit()
def delattr(x, name): return mux.unknown("delattr")
def dir(x=None): return mux.unknown("dir")
def compile(source, filename, mode, *options): return mux.unknown("compile")
def breakpoint(*a): return mux.unknown("breakpoint")
def __import__(name, *a): return mux.unknown("__import__")
def vars(x=None): return mux.unknown("vars")
def globals(): return mux.unknown("globals")
def locals(): return mux.unknown("locals")
def exec(s, g=None, l=None): return mux.unknown("exec")
def eval(s, g=None, l=None): return mux.unknown("eval")

# What is read has a length that formulas name by the text of the call. Text is
# decoded from bytes of the same number.
# measure: f = open("/dev/null", "rb"); f.read() for n in 1, 2 where len(f.read()) = 0
# measure: f = open("/dev/null", "rb"); f.readline() for n in 1, 2 where len(f.readline()) = 0
# measure: f = open("/dev/null", "rb"); f.readlines() for n in 1, 2 where f.readlines().lines = 0 where f.readlines().longest = 1
class BinaryFile:
    name: str
    closed: bool
    # measure: none, the file has it
    @property
    def mode(self): return mux.part_text("", 1, 4)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def read(self, size=-1): return mux.any_bytes()
    # measure: none, as read
    def read1(self, size=-1): return mux.any_bytes()
    # measure: none, how much there is, is a symbol
    def readinto(self, buffer): return mux.between(0, len(buffer))
    def readline(self, size=-1): return mux.any_bytes()
    def readlines(self): return mux.slots(mux.length("lines"), mux.bytes(mux.between(1, mux.length("longest"))))
    def __iter__(self): return mux.lazy("made", mux.length("lines"), mux.partial(_bytes_line, (mux.length("longest"),), {}))
    def write(self, data): return mux.text_len(data)
    def writelines(self, lines): mux.each(lines)
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def flush(self): return None
    def close(self): return None
    def fileno(self): return mux.between(0, 256)
    def isatty(self): return mux.bool()
    def readable(self): return mux.bool()
    def writable(self): return mux.bool()
    def seekable(self): return mux.bool()
    def truncate(self, size=None): return mux.any_int()
def _bytes_line(longest): return mux.bytes(mux.between(1, longest))
def _text_line(longest): return mux.str(mux.between(1, longest))

# measure: f = open("/dev/null"); f.read() for n in 1, 2 where len(f.read()) = 0
class TextFile:
    name: str
    closed: bool
    # measure: none, the file has it
    @property
    def mode(self): return mux.part_text("", 1, 4)
    encoding: str
    # measure: none, the file itself
    @property
    def buffer(self): return mux.object(0, BinaryFile)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def read(self, size=-1):
        mux.ascii()
        text = mux.any_str()
        mux.work_at_most(len(text) + 8192)
        return text
    def readline(self, size=-1):
        mux.ascii()
        return mux.any_str()
    def readlines(self):
        mux.ascii()
        mux.work_at_most(24576)
        return mux.slots(mux.length("lines"), mux.str(mux.between(1, mux.length("longest"))))
    def write(self, data):
        mux.work_at_most(mux.text_len(data))
        return mux.text_len(data)
    def writelines(self, lines): mux.each(lines)
    def seek(self, pos, whence=0): return mux.any_int()
    def tell(self): return mux.any_int()
    def flush(self): return None
    def close(self): return None
    def fileno(self): return mux.between(0, 256)
    def isatty(self): return mux.bool()
    def readable(self): return mux.bool()
    def writable(self): return mux.bool()
    def seekable(self): return mux.bool()
    def truncate(self, size=None): return mux.any_int()
    def __iter__(self):
        mux.ascii()
        return mux.lazy("made", mux.length("lines"), mux.partial(_text_line, (mux.length("longest"),), {}))

class object:
    pass
class type:
    def __new__(cls, x): return mux.type(x)
# measure: int.from_bytes(b"12345678", "big")
# measure: (1 << 40).to_bytes(n, "big") for n in 300, 3000
class int:
    def __new__(cls, x=0, base=10): return mux.to_int(x, base)
    def bit_length(self): return mux.between(0, 64)
    def to_bytes(self, length=1, byteorder="big", signed=False): return mux.bytes(length)
    @staticmethod
    def from_bytes(b, byteorder="big", signed=False): return mux.any_int()
class bool(int):
    def __new__(cls, x=False): return mux.bool()
# measure: [(0.5 + i).hex() for i in range(n)] for n in 300, 3000
# measure: (0.5 + n).as_integer_ratio()
class float:
    def __new__(cls, x=0.0): return mux.to_float(x)
    @staticmethod
    def fromhex(s): return mux.float()
    def as_integer_ratio(self): return mux.pair(mux.any_int(), mux.any_int())
    def is_integer(self): return mux.bool()
    def hex(self): return mux.str(mux.between(5, 30))
# measure: [complex(i, 1).conjugate() for i in range(n)] for n in 300, 3000
class complex:
    def __new__(cls, re=0, im=0): return 1j * mux.float()
    def conjugate(self): return 1j * mux.float()
# Texts are ASCII here unless the program says otherwise: a character is a byte.
# Methods that change nothing may return their own object.
# Those that look at every character work in twelve bytes for each.
# measure: ("ab" * n).upper() for n in 3000, 40000
# measure: ("ab" * n).swapcase() for n in 3000, 40000
# measure: ("ab" * n).lower() for n in 3000, 40000
# measure: ("ab" * n).title() for n in 3000, 40000
# measure: ("ab" * n).capitalize() for n in 3000, 40000
# measure: ("ab" * n).casefold() for n in 3000, 40000
# measure: (" " + "ab" * n).strip() for n in 3000, 40000
# measure: (" " + "ab" * n).lstrip() for n in 3000, 40000
# measure: ("ab" * n + " ").rstrip() for n in 3000, 40000
# measure: ("ab" * n).removeprefix("a") for n in 3000, 40000
# measure: ("ab" * n).removesuffix("b") for n in 3000, 40000
# measure: ("ab" * n).replace("a", "c") for n in 3000, 40000
# measure: ("ab" * n).replace("ab", "abc") for n in 3000, 40000
# measure: ("ab" * n).replace("ab", "") for n in 3000, 40000
# measure: ("ab" * n).zfill(3 * n) for n in 3000, 40000
# measure: ("ab" * n).ljust(3 * n) for n in 3000, 40000
# measure: ("ab" * n).rjust(3 * n) for n in 3000, 40000
# measure: ("ab" * n).center(3 * n) for n in 3000, 40000
# measure: ("ab" * n).translate({97: 98}) for n in 3000, 40000
# measure: ("ab" * n).expandtabs() for n in 3000, 40000
# measure: ("ab " * n).split() for n in 3000, 40000 where len(("ab " * n).split()) = n
# measure: ("ab," * n).rsplit(",") for n in 3000, 40000 where len(("ab," * n).rsplit(",")) = n + 1
# measure: ("ab\n" * n).splitlines() for n in 3000, 40000 where len(("ab\n" * n).splitlines()) = n
# measure: ("ab" * n).partition("c") for n in 3000, 40000
# measure: ("ab" * n + "c" + "ab" * n).rpartition("c") for n in 3000, 40000
# measure: ",".join(["ab"] * n) for n in 3000, 40000
# measure: "{} {}".format("ab" * n, n) for n in 3000, 40000
# measure: "{a} {b}".format_map({"a": "ab" * n, "b": n}) for n in 3000, 40000
# measure: ("ab" * n).encode() for n in 3000, 40000
# measure: str.maketrans({97: 98})
class str:
    def __new__(cls, x="", encoding=None, errors=None):
        if encoding is not None:
            mux.ascii()
            return mux.str(mux.text_len(x))
        return mux.to_str(x)
    def upper(self): return mux.same_text(self, len(self))
    def lower(self): return mux.same_text(self, len(self))
    def title(self):
        mux.work(12 * len(self))
        return mux.same_text(self, len(self))
    def capitalize(self):
        mux.work(12 * len(self))
        return mux.same_text(self, len(self))
    def swapcase(self):
        mux.work(12 * len(self))
        return mux.same_text(self, len(self))
    def casefold(self):
        return mux.same_text(self, len(self))
    def strip(self, chars=None): return mux.part_text(self, 0, len(self))
    def lstrip(self, chars=None): return mux.part_text(self, 0, len(self))
    def rstrip(self, chars=None): return mux.part_text(self, 0, len(self))
    def removeprefix(self, p): return mux.part_text(self, mux.max(0, len(self) - len(p)), len(self))
    def removesuffix(self, p): return mux.part_text(self, mux.max(0, len(self) - len(p)), len(self))
    def replace(self, old, new, count=-1):
        n = len(self)
        k = mux.text_len(old)
        m = mux.text_len(new)
        if mux.is_const(k) and k > 0:
            return mux.part_text(self, mux.min(n, n + n // k * (m - k)), mux.max(n, n + n // k * (m - k)))
        return mux.part_text(self, 0, n * (1 + m) + m)
    def zfill(self, width): return mux.part_text(self, len(self), mux.max(len(self), width))
    def ljust(self, width, fill=" "): return mux.part_text(self, mux.max(len(self), width), mux.max(len(self), width))
    def rjust(self, width, fill=" "): return mux.part_text(self, mux.max(len(self), width), mux.max(len(self), width))
    def center(self, width, fill=" "): return mux.part_text(self, mux.max(len(self), width), mux.max(len(self), width))
    def expandtabs(self, tabsize=8): return mux.part_text(self, 0, len(self) * (1 + tabsize))
    def translate(self, table): return mux.part_text(self, 0, len(self))
    @staticmethod
    def maketrans(*a): return mux.object(mux.between(64, 4096))
    def split(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def rsplit(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def splitlines(self, keepends=False): return mux.split(self, None, "lines")
    def partition(self, sep): return mux.pair(mux.part_text(self, 0, len(self)), sep, mux.part_text(self, 0, len(self)))
    def rpartition(self, sep): return mux.pair(mux.part_text(self, 0, len(self)), sep, mux.part_text(self, 0, len(self)))
    def join(self, parts): return mux.join(self, parts)
    def format(self, *args, **kwargs): return mux.format(self, args, kwargs)
    def format_map(self, mapping): return mux.format(self, mux.items(mux.lazy("values", mapping)), {})
    def encode(self, encoding="utf-8", errors="strict"):
        mux.ascii()
        return mux.bytes(len(self))
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
    def isascii(self): return mux.bool()
    def isidentifier(self): return mux.bool()
    def isprintable(self): return mux.bool()
    def istitle(self): return mux.bool()
    def isspace(self): return mux.bool()
    def isupper(self): return mux.bool()
    def islower(self): return mux.bool()
# measure: bytes(n) for n in 3000, 40000
# measure: bytes(bytearray(n)) for n in 3000, 40000
# measure: bytes(i & 255 for i in range(n)) for n in 3000, 40000
# measure: bytes([1] * n) for n in 3000, 40000
# measure: bytes(n).decode() for n in 3000, 40000
# measure: bytes(n).hex() for n in 3000, 40000
# measure: bytes.fromhex("ab" * n) for n in 3000, 40000
# measure: bytes(n).ljust(2 * n) for n in 3000, 40000
# measure: (b"ab " * n).split() for n in 3000, 40000 where len((b"ab " * n).split()) = n
# measure: (b"ab\n" * n).splitlines() for n in 3000, 40000 where len((b"ab\n" * n).splitlines()) = n
# measure: b",".join([b"ab"] * n) for n in 3000, 40000
# measure: (b"ab" * n).replace(b"ab", b"abc") for n in 3000, 40000
# measure: (b" " + bytes(n)).strip() for n in 3000, 40000
# measure: (b" " + bytes(n)).lstrip() for n in 3000, 40000
# measure: (bytes(n) + b" ").rstrip() for n in 3000, 40000
# measure: (b"ab" * n).upper() for n in 3000, 40000
# measure: (b"ab" * n).lower() for n in 3000, 40000
# measure: (b"ab" * n).partition(b"c") for n in 3000, 40000
class bytes:
    def __new__(cls, x=0, encoding=None, errors=None):
        if encoding is not None:
            mux.ascii()
            return mux.bytes(mux.text_len(x))
        if mux.is_known(x):
            return mux.bytes(x)
        if mux.is_bytes(x):
            return x
        n = mux.data_len(x)
        if not mux.sized(x):
            # It grows by a quarter and is cut in the end.
            mux.work_at_most(n // 4 + 64)
        return mux.bytes(n)
    def decode(self, encoding="utf-8", errors="strict"):
        mux.ascii()
        return mux.str(len(self))
    def hex(self, sep=None, bytes_per_sep=1):
        if sep is None:
            return mux.str(2 * len(self))
        return mux.str(mux.between(2 * len(self), 3 * len(self)))
    @staticmethod
    def fromhex(s): return mux.bytes(mux.between(0, len(s) // 2))
    def split(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def rsplit(self, sep=None, maxsplit=-1): return mux.split(self, sep)
    def splitlines(self, keepends=False): return mux.split(self, None, "lines")
    def strip(self, chars=None): return mux.part_text(self, 0, len(self))
    def lstrip(self, chars=None): return mux.part_text(self, 0, len(self))
    def rstrip(self, chars=None): return mux.part_text(self, 0, len(self))
    def ljust(self, width, fill=b" "): return mux.part_text(self, mux.max(len(self), width), mux.max(len(self), width))
    def rjust(self, width, fill=b" "): return mux.part_text(self, mux.max(len(self), width), mux.max(len(self), width))
    def partition(self, sep): return mux.pair(mux.part_text(self, 0, len(self)), sep, mux.part_text(self, 0, len(self)))
    def replace(self, old, new, count=-1):
        n = len(self)
        k = mux.text_len(old)
        m = mux.text_len(new)
        if mux.is_const(k) and k > 0:
            return mux.part_text(self, mux.min(n, n + n // k * (m - k)), mux.max(n, n + n // k * (m - k)))
        return mux.part_text(self, 0, n * (1 + m) + m)
    def join(self, parts): return mux.join(self, parts)
    def find(self, sub, start=None, end=None): return mux.between(-1, len(self))
    def rfind(self, sub, start=None, end=None): return mux.between(-1, len(self))
    def index(self, sub, start=None, end=None): return mux.between(0, len(self))
    def count(self, sub, start=None, end=None): return mux.between(0, len(self))
    def startswith(self, p, start=None, end=None): return mux.bool()
    def endswith(self, p, start=None, end=None): return mux.bool()
    def isdigit(self): return mux.bool()
    def isspace(self): return mux.bool()
    def upper(self): return mux.same_text(self, len(self))
    def lower(self): return mux.same_text(self, len(self))
# measure: bytearray(n) for n in 3000, 40000
# measure: bytearray(b"ab" * n) for n in 3000, 40000
# measure: bytearray(n).copy() for n in 3000, 40000
class bytearray(bytes):
    def __new__(cls, x=0, encoding=None, errors=None):
        if mux.is_known(x):
            return mux.bytearray(x)
        return mux.bytearray(mux.data_len(x))
    def copy(self): return mux.bytearray(len(self))
    def append(self, x): return mux.append(self, x)
    def extend(self, data): return mux.extend(self, data)
    def clear(self): return mux.unknown("bytearray.clear")
    def reverse(self): return None
# measure: memoryview(bytes(n)) for n in 3000, 40000
# measure: memoryview(bytes(n)).tobytes() for n in 3000, 40000
# measure: memoryview(bytes(n)).cast("B") for n in 3000, 40000
# measure: bytes(memoryview(bytes(n))[10:n // 2]) for n in 3000, 40000
# measure: memoryview(bytes(n)).tolist() for n in 3000, 40000
class memoryview:
    def __new__(cls, x): return mux.object(184, memoryview, data=x, size=mux.data_len(x))
    @property
    def nbytes(self): return self.size
    def __len__(self): return self.size
    def __enter__(self): return self
    def tobytes(self): return mux.bytes(self.size)
    def tolist(self): return mux.list(self.size, mux.between(0, 255))
    def hex(self): return mux.str(2 * self.size)
    def cast(self, format): return mux.object(184, memoryview, data=self, size=self.size)
    def release(self): return None
    def __getitem__(self, k):
        if mux.is_slice(k):
            return mux.object(184, memoryview, data=self, size=mux.slice_len(k, self.size))
        return mux.between(0, 255)
# measure: list(range(n)) for n in 3000, 40000
# measure: list("ab" * n) for n in 3000, 40000
# measure: a = [0.5 * i for i in range(n)]; a.copy() for n in 3000, 40000
# measure: a = [0.5] * n; a.insert(0, 1.5); a for n in 3000, 40000
# measure: a = []; a.extend([0.5] * n); a for n in 3000, 40000
# measure: a = [0.5 - i for i in range(n)]; a.sort(); a for n in 3000, 40000
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
# measure: tuple(range(n)) for n in 3000, 40000
class tuple:
    def __new__(cls, it=None): return mux.to_tuple(it)
    def index(self, x, *a): return mux.between(0, len(self))
    def count(self, x): return mux.between(0, len(self))
# measure: set(range(n)) for n in 3000, 40000
# measure: s = set(range(n)); s.update(range(2 * n)); s for n in 3000, 40000
# measure: set(range(n)).union(range(2 * n)) for n in 3000, 40000
# measure: set(range(n)).symmetric_difference(range(2 * n)) for n in 3000, 40000
# measure: set(range(n)).intersection([1, 2]) for n in 3000, 40000
# measure: set(range(n)).difference([1, 2]) for n in 3000, 40000
class set:
    def __new__(cls, it=None): return mux.to_set(it)
    def add(self, x): return mux.add(self, x)
    def update(self, *its): return mux.set_update(self, its)
    def clear(self): return mux.clear(self)
    def discard(self, x): return mux.fewer(self)
    def remove(self, x): return mux.fewer(self)
    def pop(self):
        x = mux.elem(self)
        mux.fewer(self)
        return x
    def copy(self): return mux.to_set(self)
    def union(self, *its): return mux.set_of_all(self, its)
    def intersection(self, *its): return mux.set_part(self)
    def difference(self, *its): return mux.set_part(self)
    def symmetric_difference(self, other): return mux.set_of_all(self, (other,))
    def difference_update(self, *its): return mux.fewer(self)
    def intersection_update(self, *its): return mux.fewer(self)
    def isdisjoint(self, x): return mux.bool()
    def issubset(self, x): return mux.bool()
    def issuperset(self, x): return mux.bool()
# measure: frozenset(range(n)) for n in 3000, 40000
class frozenset:
    def __new__(cls, it=None): return mux.to_set(it)
# measure: dict([(i, 0.5) for i in range(n)]) for n in 3000, 40000
# measure: {i: 0.5 for i in range(n)}.copy() for n in 3000, 40000
# measure: dict.fromkeys(range(n), 0) for n in 3000, 40000
# measure: d = {"a": 1}; d.update({"b": 2}); d
class dict:
    def __new__(cls, it=None, **kwargs): return mux.to_dict(it, kwargs)
    @staticmethod
    def fromkeys(it, value=None): return mux.to_dict(mux.lazy("zip", it, mux.lazy("always", value)))
    def get(self, key, default=None): return mux.get(self, key, default)
    def keys(self): return mux.lazy("keys", self)
    def values(self): return mux.lazy("values", self)
    def items(self): return mux.lazy("items", self)
    def pop(self, key, default=None): return mux.pop(self, key)
    def popitem(self): return mux.unknown("dict.popitem")
    def update(self, other=None, **kwargs):
        if other is not None:
            mux.update(self, other)
        if kwargs:
            mux.update(self, kwargs)
    def setdefault(self, key, default=None): return mux.setdefault(self, key, default)
    def copy(self): return mux.copy(self)
    def clear(self): return mux.clear(self)
    # measure: none, as collections.Counter
    def most_common(self, n=None):
        if n is None:
            return mux.list(len(self), mux.pair(mux.elem(self), mux.any_int()))
        return mux.list(n, mux.pair(mux.elem(self), mux.any_int()))
    def elements(self): return mux.unknown("collections.Counter.elements")

# measure: none, the text of an exception is a symbol
class BaseException:
    args = None
    def __init__(self, *args): return None
    def __str__(self): return mux.any_str()
    def with_traceback(self, tb): return self
    def add_note(self, note): return None
class Exception(BaseException): pass
class ArithmeticError(Exception): pass
class FloatingPointError(ArithmeticError): pass
class ZeroDivisionError(ArithmeticError): pass
class OverflowError(ArithmeticError): pass
class AssertionError(Exception): pass
class AttributeError(Exception): pass
class BufferError(Exception): pass
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
class EnvironmentError(OSError): pass
class BlockingIOError(OSError): pass
class ChildProcessError(OSError): pass
class ConnectionError(OSError): pass
class BrokenPipeError(ConnectionError): pass
class ConnectionAbortedError(ConnectionError): pass
class ConnectionRefusedError(ConnectionError): pass
class ConnectionResetError(ConnectionError): pass
class FileExistsError(OSError): pass
class FileNotFoundError(OSError): pass
class InterruptedError(OSError): pass
class IsADirectoryError(OSError): pass
class NotADirectoryError(OSError): pass
class PermissionError(OSError): pass
class ProcessLookupError(OSError): pass
class TimeoutError(OSError): pass
class ReferenceError(Exception): pass
class RuntimeError(Exception): pass
class NotImplementedError(RuntimeError): pass
class RecursionError(RuntimeError): pass
class StopIteration(Exception): pass
class StopAsyncIteration(Exception): pass
class SyntaxError(Exception): pass
class IndentationError(SyntaxError): pass
class SystemError(Exception): pass
class TypeError(Exception): pass
class ValueError(Exception): pass
class UnicodeError(ValueError): pass
class UnicodeDecodeError(UnicodeError): pass
class UnicodeEncodeError(UnicodeError): pass
class Warning(Exception): pass
class DeprecationWarning(Warning): pass
class FutureWarning(Warning): pass
class ResourceWarning(Warning): pass
class RuntimeWarning(Warning): pass
class SyntaxWarning(Warning): pass
class UserWarning(Warning): pass
class ExceptionGroup(Exception): pass
class GeneratorExit(BaseException): pass
class KeyboardInterrupt(BaseException): pass
class SystemExit(BaseException): pass
