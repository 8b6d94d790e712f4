# email.mime.text.
import mux
class MIMEText:
    def __new__(cls, *a, **kw): return mux.unknown("email.mime.text.MIMEText")
