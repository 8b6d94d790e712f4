# logging: a record lives as long as the call. A message is made a text, formatted,
# joined with the line's end and encoded.
import mux
NOTSET = 0
DEBUG = 10
INFO = 20
WARNING = 30
WARN = 30
ERROR = 40
CRITICAL = 50
FATAL = 50
def _log(msg, args):
    mux.work_at_most(2400)
    mux.shown((msg,), 3, 4)
    mux.shown(args, 3, 4)
    return None
# measure: logging.getLogger("mux").warning("a" * n) for n in 3000, 40000
# measure: logging.getLogger("mux").error("%s", [None] * n) for n in 3000, 40000
class Logger:
    name: str
    level: int
    handlers: int
    root: int
    parent: int
    propagate: int
    def debug(self, msg, *args, **kw): return _log(msg, args)
    def info(self, msg, *args, **kw): return _log(msg, args)
    def warning(self, msg, *args, **kw): return _log(msg, args)
    def warn(self, msg, *args, **kw): return _log(msg, args)
    def error(self, msg, *args, **kw): return _log(msg, args)
    def critical(self, msg, *args, **kw): return _log(msg, args)
    def fatal(self, msg, *args, **kw): return _log(msg, args)
    def exception(self, msg, *args, **kw):
        mux.work_at_most(65536)
        return _log(msg, args)
    def log(self, level, msg, *args, **kw): return _log(msg, args)
    def setLevel(self, level): return None
    def addHandler(self, h): return None
    def removeHandler(self, h): return None
    def addFilter(self, f): return None
    def hasHandlers(self): return mux.bool()
    def isEnabledFor(self, level): return mux.bool()
    def getEffectiveLevel(self): return mux.between(0, 50)
    # measure: none, loggers are cold
    def getChild(self, name): return mux.object(0, Logger)
# Loggers are kept by the module and so are cold.
def getLogger(name=None): return mux.object(0, Logger)
def basicConfig(**kw): return None
def disable(level=50): return None
def captureWarnings(on): return None
def shutdown(): return None
def addLevelName(level, name): return None
def getLevelName(level): return "INFO"
class Handler:
    def setLevel(self, level): return None
    def setFormatter(self, f): return None
    def addFilter(self, f): return None
    def flush(self): return None
    def close(self): return None
# measure: logging.StreamHandler()
class StreamHandler(Handler):
    def __new__(cls, stream=None): return mux.object(mux.between(300, 2000), StreamHandler)
# measure: logging.FileHandler("/dev/null")
class FileHandler(Handler):
    def __new__(cls, filename, mode="a", encoding=None, delay=False, errors=None): return mux.object(mux.between(300, 16000), FileHandler)
# measure: logging.NullHandler()
class NullHandler(Handler):
    def __new__(cls): return mux.object(mux.between(300, 2000), NullHandler)
# measure: logging.Formatter("%(message)s")
class Formatter:
    def __new__(cls, fmt=None, datefmt=None, style="%", validate=True): return mux.object(mux.between(100, 2000), Formatter)
# measure: none, made once by a library
class LoggerAdapter(Logger):
    def __new__(cls, logger, extra=None): return mux.object(mux.between(48, 400), LoggerAdapter)
# measure: none, as Handler
class Filter:
    def __new__(cls, name=""): return mux.object(mux.between(48, 400), Filter)
def debug(msg, *args, **kw): return _log(msg, args)
def info(msg, *args, **kw): return _log(msg, args)
def warning(msg, *args, **kw): return _log(msg, args)
def warn(msg, *args, **kw): return _log(msg, args)
def error(msg, *args, **kw): return _log(msg, args)
def critical(msg, *args, **kw): return _log(msg, args)
def fatal(msg, *args, **kw): return _log(msg, args)
def log(level, msg, *args, **kw): return _log(msg, args)
def exception(msg, *args, **kw):
    mux.work_at_most(65536)
    return _log(msg, args)
root = Logger()
