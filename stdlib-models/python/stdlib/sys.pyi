# sys.
import mux
maxsize = 9223372036854775807
version = "3.11"
platform = "linux"
byteorder = "little"
def exit(code=None): return mux.exit()
def getsizeof(x, default=0): return mux.any_int()
def setrecursionlimit(n): return None
def getrecursionlimit(): return mux.any_int()
class Stream:
    def write(self, s): return mux.any_int()
    def flush(self): return None
