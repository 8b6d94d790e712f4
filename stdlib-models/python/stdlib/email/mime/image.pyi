# email.mime.image.
import mux
class MIMEImage:
    def __new__(cls, *a, **kw): return mux.unknown("email.mime.image.MIMEImage")
