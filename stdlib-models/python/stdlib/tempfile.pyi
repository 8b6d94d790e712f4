# tempfile: names.
import mux
def gettempdir(): return "/tmp"
def mkdtemp(suffix=None, prefix=None, dir=None): return mux.str(mux.between(10, 200))
def mktemp(suffix="", prefix="tmp", dir=None): return mux.str(mux.between(10, 200))
