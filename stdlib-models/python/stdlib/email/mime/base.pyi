# email.mime.base.
import mux
class MIMEBase:
    def __new__(cls, *a, **kw): return mux.unknown("email.mime.base.MIMEBase")
