# enum: members are made with their class.
import mux
class Enum: pass
class IntEnum(int): pass
class StrEnum(str): pass
class Flag: pass
class IntFlag(int): pass
def auto(): return mux.any_int()
def unique(cls): return cls
