# uuid.
import mux
class UUID:
    hex = ""
    def __str__(self): return mux.str(36)
def uuid1(): return mux.object(150, UUID)
def uuid4(): return mux.object(150, UUID)
