# datetime: small objects.
import mux
class timedelta:
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0): return mux.object(40, timedelta)
    days = 0
    seconds = 0
    microseconds = 0
    def total_seconds(self): return mux.float()
    def __truediv__(self, o): return mux.float()
    def __add__(self, o): return mux.object(40, timedelta)
    def __sub__(self, o): return mux.object(40, timedelta)
class datetime:
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None): return mux.object(48, datetime)
    year = 0
    month = 0
    day = 0
    hour = 0
    minute = 0
    second = 0
    microsecond = 0
    @staticmethod
    def now(tz=None): return mux.object(48, datetime)
    @staticmethod
    def utcnow(): return mux.object(48, datetime)
    @staticmethod
    def today(): return mux.object(48, datetime)
    @staticmethod
    def fromtimestamp(t, tz=None): return mux.object(48, datetime)
    @staticmethod
    def utcfromtimestamp(t): return mux.object(48, datetime)
    @staticmethod
    def strptime(s, f): return mux.object(48, datetime)
    @staticmethod
    def fromisoformat(s): return mux.object(48, datetime)
    def isoformat(self, sep="T", timespec="auto"): return mux.str(mux.between(10, 40))
    def strftime(self, f): return mux.str(mux.between(0, 100))
    def timestamp(self): return mux.float()
    def date(self): return mux.object(32)
    def replace(self, **kw): return mux.object(48, datetime)
    def __sub__(self, o): return mux.object(40, timedelta)
    def __add__(self, o): return mux.object(48, datetime)
    def __str__(self): return mux.str(26)
class timezone:
    utc = None
class date:
    @staticmethod
    def today(): return mux.object(32, date)
    def isoformat(self): return mux.str(10)
    def strftime(self, f): return mux.str(mux.between(0, 100))
