# PIL.Image, measured on Pillow 9.4 with the allocator's meter, images of 64x48 to
# 2000x1500. An image takes 4 bytes a pixel with several bands and 1 with one, 8
# bytes a row and 0.7 KiB; an opened one takes them when its pixels are first used.
# px is the bytes of a pixel. What a file's format needs to be read or written is
# that of a JPEG file where nothing tells: that is an assumption.
import mux
NEAREST = 0
NONE = 0
BOX = 4
BILINEAR = 2
LINEAR = 2
HAMMING = 5
BICUBIC = 3
CUBIC = 3
LANCZOS = 1
ANTIALIAS = 1
FLIP_LEFT_RIGHT = 0
FLIP_TOP_BOTTOM = 1
ROTATE_90 = 2
ROTATE_180 = 3
ROTATE_270 = 4
TRANSPOSE = 5
TRANSVERSE = 6
WEB = 0
ADAPTIVE = 1
AFFINE = 0
MAX_IMAGE_PIXELS = 89478485
class UnidentifiedImageError(OSError): pass
class DecompressionBombError(Exception): pass

class Image:
    mode: str
    info: dict
    format: str
    filename: str
    def __enter__(self): return self
    def __exit__(self, *a): return None
    @property
    def size(self): return mux.pair(self.width, self.height)
    def __array__(self, dtype=None):
        t = self.tobytes()
        if self.bands == 1:
            return mux.array((self.height, self.width), "uint8")
        return mux.array((self.height, self.width, 3), "uint8")
    # The file is read in pieces of 64 KiB, of which two are joined; JPEG decodes
    # in a few rows.
    def load(self):
        n = self.px * self.width * self.height
        mux.data(self, n + 8 * self.height)
        if self.opened:
            self.opened = 0
            mux.work_at_most(mux.max(73728, mux.min(131072, n + 4096) + 49152 + 40 * self.width))
        return None
    def close(self): return None
    def verify(self): return None
    def seek(self, frame): return None
    def tell(self): return mux.any_int()
    def copy(self):
        self.load()
        return _image(self.width, self.height, self.px, self.bands)
    def convert(self, mode=None, matrix=None, dither=None, palette=0, colors=256):
        self.load()
        if mode == "L" or mode == "1":
            return _image(self.width, self.height, 1, 1)
        if mode == "P":
            if palette == 0:
                mux.work(524288)
            else:
                mux.work_at_most(8 * self.width * self.height + 65536)
            return _image(self.width, self.height, 1, 1)
        if mode is None:
            return _image(self.width, self.height, mux.between(1, 4), 3)
        return _image(self.width, self.height, 4, 3)
    def quantize(self, colors=256, method=None, kmeans=0, palette=None, dither=1):
        self.load()
        r = _image(self.width, self.height, 1, 1)
        mux.work_at_most(8 * self.width * self.height + 65536)
        return r
    def transpose(self, method):
        self.load()
        if method == 0 or method == 1 or method == 3:
            return _image(self.width, self.height, self.px, self.bands)
        return _image(self.height, self.width, self.px, self.bands)
    def rotate(self, angle, resample=0, expand=0, center=None, translate=None, fillcolor=None):
        self.load()
        w, h = self.width, self.height
        if angle == 90 or angle == 270:
            if expand:
                return _image(h, w, self.px, self.bands)
            return _image(w, h, self.px, self.bands)
        if expand and angle != 0 and angle != 180:
            # (w cos a + h sin a) (w sin a + h cos a)
            r = _empty(mux.between(0, w + h), mux.between(0, w + h), self.px, self.bands)
            mux.data(r, mux.between(0, self.px * (w * h + (w * w + h * h + 1) // 2 + 2 * w + 2 * h) + 8 * (w + h)))
            return r
        return _image(w, h, self.px, self.bands)
    # Two passes: first each row, which gives an image of the new width.
    def resize(self, size, resample=3, box=None, reducing_gap=None):
        self.load()
        w, h = mux.whole(mux.floor(size[0]), 1000000), mux.whole(mux.floor(size[1]), 1000000)
        t = self.px * w * self.height + 8 * self.height
        k = _support(resample)
        if k > 0:
            mux.work_at_most(t + 16 * k * (self.width + w) + 32 * w)
        r = _image(w, h, self.px, self.bands)
        if k > 0:
            mux.work_at_most(t + 16 * k * (self.height + h) + 32 * h + 1024)
        return r
    def reduce(self, factor, box=None):
        self.load()
        f, g = factor, factor
        if not mux.is_known(factor):
            f, g = factor
        return _image((self.width + f - 1) // f, (self.height + g - 1) // g, self.px, self.bands)
    # A JPEG file that was not read yet is decoded in a smaller size.
    def draft(self, mode, size):
        if self.opened:
            w, h = self.width, self.height
            a, b = mux.whole(mux.floor(size[0]), 1000000) + 16, mux.whole(mux.floor(size[1]), 1000000) + 16
            k = mux.max(w // a, h // b)
            if mux.is_constant(a) or mux.is_constant(b):
                self.width = mux.between(0, mux.ite(8 <= k, (w + 7) // 8, mux.ite(4 <= k, (w + 3) // 4, mux.ite(2 <= k, (w + 1) // 2, w))))
                self.height = mux.between(0, mux.ite(8 <= k, (h + 7) // 8, mux.ite(4 <= k, (h + 3) // 4, mux.ite(2 <= k, (h + 1) // 2, h))))
            else:
                # Of what is known by its own size only, nothing is gained.
                self.width = mux.between(0, w)
                self.height = mux.between(0, h)
        return None
    def thumbnail(self, size, resample=3, reducing_gap=2.0):
        a = mux.whole(mux.floor(size[0]), self.width)
        b = mux.whole(mux.floor(size[1]), self.height)
        if mux.is_constant(a) and mux.is_constant(b):
            if self.width <= a and self.height <= b:
                return None
        if reducing_gap is not None:
            self.draft(None, (2 * a, 2 * b))
        w = mux.min(a, self.width)
        h = mux.min(b, self.height)
        self.load()
        n = self.px * w * h + 8 * h
        rows = self.height
        mux.work_at_most(n + self.px * w * rows + 8 * rows + 16 * _support(resample) * (rows + h) + 32 * h + 2048)
        self.width = mux.between(0, w)
        self.height = mux.between(0, h)
        mux.data(self, mux.between(0, n))
        return None
    def crop(self, box=None):
        self.load()
        if box is None:
            return _image(self.width, self.height, self.px, self.bands)
        a, b, c, d = box
        w = mux.whole(mux.max(0, mux.floor(c) - mux.floor(a)), 1000000)
        h = mux.whole(mux.max(0, mux.floor(d) - mux.floor(b)), 1000000)
        return _image(w, h, self.px, self.bands)
    def filter(self, filter):
        self.load()
        w, h, n = self.width, self.height, self.width * self.height
        if filter.ranks:
            # Band by band, on a copy with a border.
            if self.bands == 1:
                r = _image(w, h, self.px, 1)
                mux.work_at_most(n + 16 * h + 4096)
                return r
            mux.work_at_most(5 * n + 40 * h + 4096)
            t = _empty(w, h, 1, 1)
            mux.data(t, 3 * n + 24 * h)
            return _image(w, h, self.px, self.bands)
        r = _image(w, h, self.px, self.bands)
        if filter.temporaries:
            mux.work(self.px * n + 8 * h)
        return r
    def point(self, lut, mode=None):
        self.load()
        r = _image(self.width, self.height, self.px, self.bands)
        mux.work_at_most(18432)
        return r
    def paste(self, im, box=None, mask=None):
        self.load()
        return None
    def alpha_composite(self, im, dest=(0, 0), source=(0, 0)):
        self.load()
        mux.work_at_most(12 * self.width * self.height + 24 * self.height + 4096)
        return None
    def putalpha(self, alpha):
        self.load()
        mux.data(self, 4 * self.width * self.height + 8 * self.height)
        return None
    def effect_spread(self, distance): return self.copy()
    def transform(self, size, method, data=None, resample=0, fill=1, fillcolor=None):
        self.load()
        return _image(size[0], size[1], self.px, self.bands)
    def save(self, fp, format=None, **params):
        self.load()
        kind = _format(fp, format)
        n, w = self.width * self.height, self.width
        if kind == "PNG":
            work = 472064 + mux.min(77824, 8 * n) + 16 * w
        elif kind == "GIF":
            work = 8 * n + 340000 + mux.min(60 * n, 470000)
        elif kind == "WEBP":
            work = 19 * n + 65536
        elif kind == "JPEG":
            work = 94208 + 36 * w
            if mux.has(params, "optimize") or mux.has(params, "progressive"):
                work = work + 6 * n
        elif kind == "BMP" or kind == "TIFF" or kind == "PPM":
            work = 77824 + 8 * w
        else:
            return mux.unknown("PIL.Image.Image.save in this format")
        mux.work_at_most(work)
        if mux.is_buffer(fp):
            mux.grow(fp, mux.between(0, self.px * n + 4096))
            mux.work_at_most(work)
        return None
    # The rows are collected in pieces of at least 64 KiB, then joined.
    def tobytes(self, encoder_name="raw", *args):
        self.load()
        n = self.width * self.height
        if self.bands == 1:
            size = mux.between(n // 8, self.px * n)
        else:
            size = mux.between(3 * n, 4 * n)
            if self.rgb:
                size = 3 * n
        mux.work_at_most(65536)
        r = mux.bytes(size)
        mux.work(size)
        return r
    def getpixel(self, xy):
        self.load()
        if self.bands == 1:
            return mux.int(0, 255)
        return mux.pair(mux.int(0, 255), mux.int(0, 255), mux.int(0, 255))
    def putpixel(self, xy, value):
        self.load()
        return None
    def getdata(self, band=None):
        self.load()
        if self.bands == 1:
            return mux.lazy("times", self.width * self.height, mux.int(0, 255))
        return mux.unknown("PIL.Image.Image.getdata of several bands")
    def putdata(self, data, scale=1.0, offset=0.0): return None
    def getbbox(self): return mux.pair(0, 0, self.width, self.height)
    def getbands(self): return mux.pair("R", "G", "B")
    def getextrema(self): return mux.opaque("extrema")
    def getexif(self):
        mux.work_at_most(65536)
        return mux.object(mux.between(200, 65536))
    def getcolors(self, maxcolors=256): return mux.unknown("PIL.Image.Image.getcolors")
    def histogram(self, mask=None, extrema=None):
        self.load()
        mux.work_at_most(16384)
        if self.bands == 1:
            return mux.list(256, mux.int(0, self.width * self.height))
        return mux.list(768, mux.int(0, self.width * self.height))
    def entropy(self, mask=None, extrema=None): return mux.float()
    def split(self):
        self.load()
        n, m = self.width, self.height
        return mux.pair(_image(n, m, 1, 1), _image(n, m, 1, 1), _image(n, m, 1, 1))
    def getchannel(self, channel):
        self.load()
        return _image(self.width, self.height, 1, 1)
    def show(self, title=None): return mux.unknown("PIL.Image.Image.show")

# How far a filter's weights reach.
def _support(resample):
    if resample == 0:
        return 0
    if resample == 2 or resample == 4 or resample == 5:
        return 1
    if resample == 3:
        return 2
    return 3
def _format(fp, format):
    if format is not None:
        return mux.upper(format)
    for ext, kind in ((".png", "PNG"), (".gif", "GIF"), (".webp", "WEBP"), (".bmp", "BMP"), (".tif", "TIFF"), (".tiff", "TIFF"), (".ppm", "PPM"), (".jpg", "JPEG"), (".jpeg", "JPEG")):
        if mux.ends(fp, ext):
            return kind
    if mux.is_constant_text(fp):
        return "?"
    mux.assume("a file whose name is not known here is written as JPEG")
    return "JPEG"
def _empty(w, h, px, bands):
    return mux.object(704, Image, width=w, height=h, px=px, bands=bands, opened=0, rgb=0)
def _image(w, h, px, bands):
    im = _empty(w, h, px, bands)
    mux.data(im, px * w * h + 8 * h)
    return im
def open(fp, mode="r", formats=None):
    mux.work_at_most(9216)
    mux.assume("a file that is opened is a JPEG of three bands, not progressive, no longer than its pixels")
    return mux.object(mux.between(1000, 8192), Image, width=mux.length("width"), height=mux.length("height"), px=4, bands=3, opened=1, rgb=1)
def new(mode, size, color=0):
    w, h = mux.whole(size[0], 1000000), mux.whole(size[1], 1000000)
    if mode == "L" or mode == "1" or mode == "P":
        return _image(w, h, 1, 1)
    im = _image(w, h, 4, 3)
    if mode == "RGB":
        im.rgb = 1
    return im
def fromarray(obj, mode=None):
    s = mux.shape(obj)
    if not mux.is_dtype(obj, "uint8"):
        return mux.unknown("PIL.Image.fromarray of another type")
    if not mux.is_contiguous(obj):
        mux.work(obj.nbytes)
    if len(s) == 2:
        # The image shows the array's memory.
        im = _empty(s[1], s[0], 1, 1)
        mux.data(im, 8 * s[0] + 1024)
        im.source = obj
        return im
    im = _image(s[1], s[0], 4, 3)
    im.rgb = 1
    return im
def frombytes(mode, size, data, decoder_name="raw", *args): return new(mode, size)
def frombuffer(mode, size, data, decoder_name="raw", *args): return new(mode, size)
def blend(im1, im2, alpha):
    im1.load()
    im2.load()
    return _image(im1.width, im1.height, im1.px, im1.bands)
def alpha_composite(im1, im2): return blend(im1, im2, 1.0)
def composite(image1, image2, mask):
    r = image2.copy()
    image1.load()
    mask.load()
    return r
def merge(mode, bands):
    b = bands[0]
    b.load()
    return _image(b.width, b.height, 4, 3)
def effect_noise(size, sigma): return _image(size[0], size[1], 1, 1)
def init(): return None
def preinit(): return None
def registered_extensions(): return mux.opaque("extensions")
class Resampling:
    NEAREST = 0
    BOX = 4
    BILINEAR = 2
    HAMMING = 5
    BICUBIC = 3
    LANCZOS = 1
class Transpose:
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6
class Palette:
    WEB = 0
    ADAPTIVE = 1
