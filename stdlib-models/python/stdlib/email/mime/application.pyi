# email.mime.application.
import mux
class MIMEApplication:
    def __new__(cls, *a, **kw): return mux.unknown("email.mime.application.MIMEApplication")
