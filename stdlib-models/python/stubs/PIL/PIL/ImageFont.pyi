# PIL.ImageFont: FreeType's own memory is not known.
import mux
def truetype(font=None, size=10, index=0, encoding="", layout_engine=None): return mux.unknown("PIL.ImageFont.truetype")
def load_default(): return mux.object(mux.between(1000, 65536))
