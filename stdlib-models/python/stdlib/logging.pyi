# logging: records live as long as the call.
import mux
DEBUG = 10
INFO = 20
WARNING = 30
ERROR = 40
CRITICAL = 50
class Logger:
    def debug(self, msg, *args, **kw): return None
    def info(self, msg, *args, **kw): return None
    def warning(self, msg, *args, **kw): return None
    def warn(self, msg, *args, **kw): return None
    def error(self, msg, *args, **kw): return None
    def critical(self, msg, *args, **kw): return None
    def exception(self, msg, *args, **kw): return None
    def setLevel(self, level): return None
    def addHandler(self, h): return None
def getLogger(name=None): return mux.object(0, Logger)
def basicConfig(**kw): return None
def debug(msg, *args, **kw): return None
def info(msg, *args, **kw): return None
def warning(msg, *args, **kw): return None
def error(msg, *args, **kw): return None
def critical(msg, *args, **kw): return None
def exception(msg, *args, **kw): return None
