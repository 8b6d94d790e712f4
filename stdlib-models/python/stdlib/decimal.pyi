# decimal: a number of up to 64 digits is 104 bytes; more digits take eight bytes
# for nineteen of them.
import mux
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_DOWN = "ROUND_DOWN"
ROUND_UP = "ROUND_UP"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
class DecimalException(ArithmeticError): pass
class InvalidOperation(DecimalException): pass
class DivisionByZero(DecimalException): pass
def _number(): return mux.object(mux.between(104, 120), Decimal)
# measure: [decimal.Decimal("1.5") for i in range(n)] for n in 300, 3000
# measure: a = decimal.Decimal("1.5"); [a + a * a for i in range(n)] for n in 300, 3000
# measure: a = decimal.Decimal("1.5"); [a.quantize(a) for i in range(n)] for n in 300, 3000
# measure: a = decimal.Decimal("1.5"); [str(a) for i in range(n)] for n in 300, 3000
class Decimal:
    def __new__(cls, x="0", context=None): return _number()
    def __add__(self, o): return _number()
    def __radd__(self, o): return _number()
    def __sub__(self, o): return _number()
    def __rsub__(self, o): return _number()
    def __mul__(self, o): return _number()
    def __rmul__(self, o): return _number()
    def __truediv__(self, o): return _number()
    def __rtruediv__(self, o): return _number()
    def __floordiv__(self, o): return _number()
    def __mod__(self, o): return _number()
    def __pow__(self, o): return _number()
    def __neg__(self): return _number()
    def __abs__(self): return _number()
    def __str__(self): return mux.str(mux.between(1, 60))
    def quantize(self, exp, rounding=None, context=None): return _number()
    def sqrt(self, context=None): return _number()
    def ln(self, context=None): return _number()
    def exp(self, context=None): return _number()
    def normalize(self, context=None): return _number()
    def to_integral_value(self, rounding=None): return _number()
    def copy_abs(self): return _number()
    def is_nan(self): return mux.bool()
    def is_zero(self): return mux.bool()
    def is_finite(self): return mux.bool()
    @staticmethod
    def from_float(x): return _number()
class Context:
    prec: int
# measure: none, the thread has it
def getcontext(): return mux.object(0, Context)
def setcontext(c): return None
def localcontext(c=None): return mux.unknown("decimal.localcontext")
