# traceback: text of the exception in flight: symbols.
import mux
def print_exc(limit=None, file=None, chain=True):
    mux.work_at_most(65536)
    return None
def print_stack(f=None, limit=None, file=None):
    mux.work_at_most(65536)
    return None
def print_exception(*a, **kw):
    mux.work_at_most(65536)
    return None
def print_tb(tb, limit=None, file=None):
    mux.work_at_most(65536)
    return None
# measure: none, the text of the exception is a symbol
def format_exc(limit=None, chain=True):
    mux.work_at_most(65536)
    return mux.any_str()
# measure: none, as format_exc
def format_exception(*a, **kw): return mux.slots(mux.length("lines"), mux.str(mux.between(0, mux.length("longest"))))
# measure: none, as format_exc
def format_stack(f=None, limit=None): return mux.slots(mux.length("lines"), mux.str(mux.between(0, mux.length("longest"))))
# measure: none, as format_exc
def format_tb(tb, limit=None): return mux.slots(mux.length("lines"), mux.str(mux.between(0, mux.length("longest"))))
def extract_tb(tb, limit=None): return mux.unknown("traceback.extract_tb")
def extract_stack(f=None, limit=None): return mux.unknown("traceback.extract_stack")
