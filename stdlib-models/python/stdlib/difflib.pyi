# difflib: what differs is known only when it is compared.
import mux
class SequenceMatcher:
    def __new__(cls, isjunk=None, a="", b="", autojunk=True): return mux.unknown("difflib.SequenceMatcher")
def unified_diff(*a, **kw): return mux.unknown("difflib.unified_diff")
def ndiff(*a, **kw): return mux.unknown("difflib.ndiff")
def context_diff(*a, **kw): return mux.unknown("difflib.context_diff")
def get_close_matches(*a, **kw): return mux.unknown("difflib.get_close_matches")
