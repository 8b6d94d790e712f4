# email.mime.multipart.
import mux
class MIMEMultipart:
    def __new__(cls, *a, **kw): return mux.unknown("email.mime.multipart.MIMEMultipart")
