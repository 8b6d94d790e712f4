# PIL.ImageOps.
import mux
def grayscale(image): return image.convert("L")
def mirror(image): return image.transpose(0)
def flip(image): return image.transpose(1)
def invert(image): return image.point(None)
def posterize(image, bits): return image.point(None)
def solarize(image, threshold=128): return image.point(None)
def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
    mux.work_at_most(49152)
    return image.point(None)
def equalize(image, mask=None):
    mux.work_at_most(49152)
    return image.point(None)
def fit(image, size, method=3, bleed=0.0, centering=(0.5, 0.5)): return image.resize(size, method)
def contain(image, size, method=3): return image.resize(size, method)
def scale(image, factor, resample=3): return mux.unknown("PIL.ImageOps.scale")
def expand(image, border=0, fill=0):
    image.load()
    from PIL import Image
    return Image.new("RGB", (image.width + 2 * border, image.height + 2 * border))
def crop(image, border=0):
    return image.crop((border, border, image.width - border, image.height - border))
def exif_transpose(image): return image.copy()
def colorize(image, black, white, mid=None):
    image.load()
    mux.work_at_most(3 * image.width * image.height + 24 * image.height + 16384)
    return image.convert("RGB")
