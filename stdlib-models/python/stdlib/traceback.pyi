# traceback: text of the exception in flight.
import mux
def print_exc(limit=None, file=None):
    mux.work_at_most(65536)
    return None
def format_exc(limit=None): return mux.any_str()
