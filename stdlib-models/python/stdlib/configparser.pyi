# configparser: what a file says is known only when it is read.
import mux
class Error(Exception): pass
class NoSectionError(Error): pass
class NoOptionError(Error): pass
class ConfigParser:
    def __new__(cls, *a, **kw): return mux.unknown("configparser.ConfigParser")
class RawConfigParser:
    def __new__(cls, *a, **kw): return mux.unknown("configparser.RawConfigParser")
