# calendar.
import mux
MONDAY = 0
SUNDAY = 6
def isleap(year): return mux.bool()
def leapdays(a, b): return mux.any_int()
def weekday(y, m, d): return mux.between(0, 6)
# measure: [calendar.monthrange(2020, 2) for i in range(n)] for n in 300, 3000
def monthrange(y, m): return mux.pair(mux.between(0, 6), mux.between(28, 31))
def timegm(t): return mux.any_int()
