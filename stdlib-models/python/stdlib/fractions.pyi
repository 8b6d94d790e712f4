# fractions: an object with two ints.
import mux
def _number(): return mux.object(mux.between(48, 200), Fraction)
# measure: [fractions.Fraction(1, 3) for i in range(n)] for n in 300, 3000
# measure: a = fractions.Fraction(1, 3); [a + a for i in range(n)] for n in 300, 3000
# measure: a = fractions.Fraction(1, 3); [a.limit_denominator(10) for i in range(n)] for n in 300, 3000
# measure: [str(fractions.Fraction(1, 3)) for i in range(n)] for n in 300, 3000
class Fraction:
    def __new__(cls, numerator=0, denominator=None): return _number()
    @property
    def numerator(self): return mux.any_int()
    @property
    def denominator(self): return mux.any_int()
    def __add__(self, o): return _number()
    def __radd__(self, o): return _number()
    def __sub__(self, o): return _number()
    def __rsub__(self, o): return _number()
    def __mul__(self, o): return _number()
    def __rmul__(self, o): return _number()
    def __truediv__(self, o): return _number()
    def __neg__(self): return _number()
    def __str__(self): return mux.str(mux.between(1, 60))
    def limit_denominator(self, n=1000000): return _number()
def gcd(a, b): return mux.any_int()
