# warnings.
import mux
def filterwarnings(action, message="", category=None, module="", lineno=0, append=False): return None
def simplefilter(action, category=None, lineno=0, append=False): return None
def resetwarnings(): return None
def warn(message, category=None, stacklevel=1, source=None):
    mux.work_at_most(16384)
    return None
def catch_warnings(**kw): return mux.unknown("warnings.catch_warnings")
