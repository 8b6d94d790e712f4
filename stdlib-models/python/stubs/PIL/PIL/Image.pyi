# PIL.Image, measured on Pillow 9.4 with images of 400x300 and 1000x700: an image
# takes 4 bytes a pixel with several bands and 1 with one, 8 bytes a row and 2.4
# KiB; an opened one takes them when its pixels are first used, with up to 192 KiB
# for the decoder. px is the bytes of a pixel.
import mux
NEAREST = 0
BILINEAR = 2
BICUBIC = 3
LANCZOS = 1
ANTIALIAS = 1
BOX = 4
HAMMING = 5
FLIP_LEFT_RIGHT = 0
FLIP_TOP_BOTTOM = 1
ROTATE_90 = 2
ROTATE_180 = 3
ROTATE_270 = 4

class Image:
    format: str
    mode: str
    info: dict
    def __enter__(self): return self
    @property
    def size(self): return mux.pair(self.width, self.height)
    def load(self):
        mux.data(self, self.px * self.width * self.height + 8 * self.height)
        if self.opened:
            mux.work_at_most(196608)
        return None
    def close(self): return None
    def verify(self): return None
    def seek(self, frame): return None
    def copy(self):
        self.load()
        return _image(self.width, self.height, self.px)
    def convert(self, mode=None, matrix=None, dither=None, palette=0, colors=256):
        self.load()
        if mode == "L" or mode == "1" or mode == "P":
            return _image(self.width, self.height, 1)
        if mode is None:
            return _image(self.width, self.height, mux.between(1, 4))
        return _image(self.width, self.height, 4)
    def transpose(self, method):
        self.load()
        if method == 0 or method == 1 or method == 3:
            return _image(self.width, self.height, self.px)
        return _image(self.height, self.width, self.px)
    def rotate(self, angle, resample=0, expand=0, center=None, translate=None, fillcolor=None):
        self.load()
        if expand:
            n = self.width + self.height
            return _image(mux.between(0, n), mux.between(0, n), self.px)
        return _image(self.width, self.height, self.px)
    def resize(self, size, resample=None, box=None, reducing_gap=None):
        self.load()
        w, h = size
        w, h = mux.whole(w, 1000000), mux.whole(h, 1000000)
        mux.work_at_most(self.px * w * self.height + 65536)
        return _image(w, h, self.px)
    def thumbnail(self, size, resample=3, reducing_gap=2.0):
        self.load()
        a, b = size
        w = mux.between(0, mux.whole(a, self.width))
        h = mux.between(0, mux.whole(b, self.height))
        mux.work_at_most(self.px * mux.whole(a, self.width) * (self.height + mux.whole(b, self.height)) + 262144)
        self.width = w
        self.height = h
        mux.data(self, self.px * w * h + 8 * h)
        return None
    def crop(self, box=None):
        self.load()
        return _image(mux.between(0, self.width), mux.between(0, self.height), self.px)
    def filter(self, f):
        self.load()
        r = _image(self.width, self.height, self.px)
        n = self.width * self.height
        mux.work_at_most(f.temporaries * (self.px * n + 8 * self.height + 16384))
        mux.work_at_most(f.ranks * (mux.max(n, 3 * self.px * n // 4) + 32 * self.height + 16384))
        return r
    def save(self, fp, format=None, **params):
        self.load()
        mux.work_at_most(655360 + 2 * self.width * self.height)
        return None
    def tobytes(self, encoder="raw", *args):
        self.load()
        n = self.width * self.height
        mux.work_at_most(self.px * n)
        return mux.bytes(mux.between(n // 8, self.px * n))
    def getpixel(self, xy): return mux.any_int()
    def putpixel(self, xy, value): return None
    def getbbox(self): return mux.pair(0, 0, self.width, self.height)
    def draft(self, mode, size): return None
    def split(self):
        self.load()
        n, m = self.width, self.height
        return mux.pair(_image(n, m, 1), _image(n, m, 1), _image(n, m, 1))

def _image(w, h, px):
    im = mux.object(2458, Image, width=w, height=h, px=px, opened=0)
    mux.data(im, px * w * h + 8 * h)
    return im
def open(fp, mode="r", formats=None):
    mux.work_at_most(16384)
    return mux.object(mux.between(1000, 16384), Image, width=mux.length("width"), height=mux.length("height"), px=mux.between(1, 4), opened=1)
def new(mode, size, color=0):
    w, h = size
    if mode == "L" or mode == "1" or mode == "P":
        return _image(mux.whole(w, 1000000), mux.whole(h, 1000000), 1)
    return _image(mux.whole(w, 1000000), mux.whole(h, 1000000), 4)
def fromarray(a, mode=None):
    s = mux.shape(a)
    if len(s) == 2:
        mux.work(a.nbytes)
        return _image(s[1], s[0], mux.between(1, 4))
    mux.work(a.nbytes)
    return _image(s[1], s[0], 4)
def frombytes(mode, size, data, *args):
    w, h = size
    return _image(w, h, mux.between(1, 4))
class Resampling:
    NEAREST = 0
    BILINEAR = 2
    BICUBIC = 3
    LANCZOS = 1
class Transpose:
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
