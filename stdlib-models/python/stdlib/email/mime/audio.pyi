# email.mime.audio.
import mux
class MIMEAudio:
    def __new__(cls, *a, **kw): return mux.unknown("email.mime.audio.MIMEAudio")
