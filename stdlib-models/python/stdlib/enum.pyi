# enum: members are made with their class.
import mux
class Enum: pass
class IntEnum(int): pass
def auto(): return mux.any_int()
