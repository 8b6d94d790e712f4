# PIL.ImageOps.
import mux
def grayscale(im): return im.convert("L")
def mirror(im): return im.transpose(0)
def flip(im): return im.transpose(1)
def invert(im):
    mux.work_at_most(20480)
    return im.copy()
def fit(im, size, method=3, bleed=0.0, centering=None): return im.resize(size)
def exif_transpose(im): return mux.unknown("PIL.ImageOps.exif_transpose")
