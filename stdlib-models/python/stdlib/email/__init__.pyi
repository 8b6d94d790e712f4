# email: messages are parsed into objects whose sizes are not known.
import mux
def message_from_string(s, *a, **kw): return mux.unknown("email.message_from_string")
def message_from_bytes(s, *a, **kw): return mux.unknown("email.message_from_bytes")
def message_from_file(f, *a, **kw): return mux.unknown("email.message_from_file")
def message_from_binary_file(f, *a, **kw): return mux.unknown("email.message_from_binary_file")
