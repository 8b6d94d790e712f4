# datetime: small objects. Measured: datetime 40 bytes (48 with a time zone),
# date and time 32, timedelta 40, timezone 24.
import mux
MINYEAR = 1
MAXYEAR = 9999
# measure: [datetime.timedelta(1, 2) for i in range(n)] for n in 3000, 40000
# measure: a = datetime.timedelta(1); [a + a for i in range(n)] for n in 3000, 40000
# measure: str(datetime.timedelta(1, 2))
class timedelta:
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0): return mux.object(40, timedelta)
    @property
    def days(self): return mux.any_int()
    @property
    def seconds(self): return mux.between(0, 86399)
    @property
    def microseconds(self): return mux.between(0, 999999)
    def total_seconds(self): return mux.float()
    def __truediv__(self, o): return mux.float()
    def __floordiv__(self, o): return mux.any_int()
    def __mul__(self, o): return mux.object(40, timedelta)
    def __rmul__(self, o): return mux.object(40, timedelta)
    def __add__(self, o): return mux.object(40, timedelta)
    def __sub__(self, o): return mux.object(40, timedelta)
    def __neg__(self): return mux.object(40, timedelta)
    def __str__(self): return mux.str(mux.between(7, 40))
# measure: [datetime.timezone(datetime.timedelta(0, 3600)) for i in range(n)] for n in 3000, 40000
class timezone:
    def __new__(cls, offset, name=None): return mux.object(40 + 40, timezone)
    def __str__(self): return mux.str(mux.between(3, 30))
    utc: int
class tzinfo: pass
# measure: [datetime.date(2020, 1, 2) for i in range(n)] for n in 3000, 40000
# measure: datetime.date.today().isoformat()
# measure: datetime.date.today().strftime("%Y-%m-%d")
# measure: datetime.date.today().timetuple()
# measure: [datetime.date.fromordinal(700000) for i in range(n)] for n in 300, 3000
# measure: [datetime.date.today().ctime() for i in range(n)] for n in 300, 3000
class date:
    def __new__(cls, year, month, day): return mux.object(32, date)
    @property
    def year(self): return mux.between(1, 9999)
    @property
    def month(self): return mux.between(1, 12)
    @property
    def day(self): return mux.between(1, 31)
    @staticmethod
    def today(): return mux.object(32, date)
    @staticmethod
    def fromisoformat(s): return mux.object(32, date)
    @staticmethod
    def fromtimestamp(t): return mux.object(32, date)
    @staticmethod
    def fromordinal(n): return mux.object(32, date)
    def replace(self, year=None, month=None, day=None): return mux.object(32, date)
    def isoformat(self): return mux.str(10)
    def strftime(self, f):
        mux.work_at_most(4900)
        return mux.str(mux.date_len(f))
    def weekday(self): return mux.between(0, 6)
    def isoweekday(self): return mux.between(1, 7)
    def toordinal(self): return mux.any_int()
    def timetuple(self): return mux.object(mux.between(128, 300))
    def ctime(self): return mux.str(24)
    def __sub__(self, o): return mux.object(40, timedelta)
    def __add__(self, o): return mux.object(32, date)
    def __str__(self): return mux.str(10)
# measure: [datetime.time(1, 2) for i in range(n)] for n in 3000, 40000
# measure: datetime.time(1, 2).isoformat()
class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None): return mux.object(mux.between(32, 40), time)
    @property
    def hour(self): return mux.between(0, 23)
    @property
    def minute(self): return mux.between(0, 59)
    @property
    def second(self): return mux.between(0, 59)
    @property
    def microsecond(self): return mux.between(0, 999999)
    def isoformat(self, timespec="auto"): return mux.str(mux.between(2, 40))
    def strftime(self, f):
        mux.work_at_most(4900)
        return mux.str(mux.date_len(f))
    def replace(self, **kw): return mux.object(mux.between(32, 40), time)
    def __str__(self): return mux.str(mux.between(8, 40))
def _with(tz): return mux.object(40 if tz is None else 48, datetime)
# measure: [datetime.datetime(2020, 1, 2) for i in range(n)] for n in 3000, 40000
# measure: [datetime.datetime.now() for i in range(n)] for n in 3000, 40000
# measure: [datetime.datetime.now(datetime.timezone.utc) for i in range(n)] for n in 3000, 40000
# measure: [datetime.datetime.utcnow() for i in range(n)] for n in 3000, 40000
# measure: a = datetime.datetime.now(); [a - a for i in range(n)] for n in 3000, 40000
# measure: [datetime.datetime(2020, 1, 2).isoformat() for i in range(n)] for n in 3000, 40000
# measure: [datetime.datetime(2020, 1, 2).strftime("%Y-%m-%d") for i in range(n)] for n in 300, 3000
# measure: [str(datetime.datetime(2020, 1, 2)) for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.fromisoformat("2020-01-02") for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.strptime("2020-01-02", "%Y-%m-%d") for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.fromtimestamp(0) for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.utcfromtimestamp(0) for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.today() for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.today().date() for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.today().time() for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.today().timetuple() for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.today().replace(hour=1) for i in range(n)] for n in 300, 3000
# measure: datetime.datetime.combine(datetime.date.today(), datetime.time(1))
# measure: datetime.datetime.today().astimezone(datetime.timezone.utc)
# measure: [datetime.datetime.now().timetz() for i in range(n)] for n in 300, 3000
# measure: [datetime.datetime.now().utctimetuple() for i in range(n)] for n in 300, 3000
# measure: datetime.datetime.now().utcoffset() is None
class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0): return _with(tzinfo)
    @property
    def hour(self): return mux.between(0, 23)
    @property
    def minute(self): return mux.between(0, 59)
    @property
    def second(self): return mux.between(0, 59)
    @property
    def microsecond(self): return mux.between(0, 999999)
    @property
    def tzinfo(self): return mux.opaque("a time zone")
    @staticmethod
    def now(tz=None): return _with(tz)
    @staticmethod
    def utcnow(): return mux.object(40, datetime)
    @staticmethod
    def today(): return mux.object(40, datetime)
    @staticmethod
    def fromtimestamp(t, tz=None): return _with(tz)
    @staticmethod
    def utcfromtimestamp(t): return mux.object(40, datetime)
    @staticmethod
    def strptime(s, f): return mux.object(mux.between(40, 48), datetime)
    @staticmethod
    def fromisoformat(s): return mux.object(mux.between(40, 48), datetime)
    @staticmethod
    def combine(d, t, tzinfo=None): return mux.object(mux.between(40, 48), datetime)
    def isoformat(self, sep="T", timespec="auto"): return mux.str(mux.between(10, 40))
    def timestamp(self): return mux.float()
    def date(self): return mux.object(32, date)
    def time(self): return mux.object(mux.between(32, 40), time)
    def timetz(self): return mux.object(mux.between(32, 40), time)
    def utctimetuple(self): return mux.object(mux.between(128, 300))
    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, fold=None): return mux.object(mux.between(40, 48), datetime)
    def astimezone(self, tz=None): return mux.object(48, datetime)
    def utcoffset(self): return mux.maybe_object(40, timedelta)
    def __sub__(self, o): return mux.object(mux.between(40, 48), timedelta)
    def __add__(self, o): return mux.object(mux.between(40, 48), datetime)
    def __str__(self): return mux.str(mux.between(19, 40))
UTC = timezone.utc
