# OpenCV's functions on arrays, measured on OpenCV 4.6: results are numpy arrays;
# memory of the library's own is not seen by Python's meters. Sizes of images that
# are read are symbols.
import mux
COLOR_BGR2GRAY = 6
COLOR_RGB2GRAY = 7
COLOR_BGR2RGB = 4
COLOR_RGB2BGR = 4
COLOR_GRAY2BGR = 8
COLOR_BGR2HSV = 40
IMREAD_COLOR = 1
IMREAD_GRAYSCALE = 0
INTER_LINEAR = 1
INTER_AREA = 3
INTER_CUBIC = 2
CAP_PROP_FRAME_WIDTH = 3
CAP_PROP_FRAME_HEIGHT = 4
CAP_PROP_FPS = 5
FONT_HERSHEY_SIMPLEX = 0
LINE_AA = 16
def imread(path, flags=1):
    if flags == 0:
        return mux.array((mux.length("height"), mux.length("width")), "uint8")
    return mux.array((mux.length("height"), mux.length("width"), 3), "uint8")
def imdecode(buf, flags=1):
    if flags == 0:
        return mux.array((mux.length("height"), mux.length("width")), "uint8")
    return mux.array((mux.length("height"), mux.length("width"), 3), "uint8")
def imwrite(path, img, params=None): return mux.bool()
def imencode(ext, img, params=None):
    return mux.pair(mux.bool(), mux.array(mux.between(0, 2 * img.size + 65536), "uint8"))
def cvtColor(src, code, dst=None, dstCn=0):
    s = mux.shape(src)
    if code == 6 or code == 7:
        return mux.array((s[0], s[1]), mux.dtype(src))
    if code == 4 or code == 8 or code == 40:
        return mux.array((s[0], s[1], 3), mux.dtype(src))
    return mux.unknown("cv2.cvtColor with this code")
def resize(src, size, dst=None, fx=0, fy=0, interpolation=1):
    s = mux.shape(src)
    if size is None:
        return mux.unknown("cv2.resize by a factor")
    w, h = size
    if len(s) == 3:
        return mux.array((mux.whole(h, 1000000), mux.whole(w, 1000000), s[2]), mux.dtype(src))
    return mux.array((mux.whole(h, 1000000), mux.whole(w, 1000000)), mux.dtype(src))
def GaussianBlur(src, ksize, sigma): return mux.like(src)
def blur(src, ksize): return mux.like(src)
def medianBlur(src, ksize): return mux.like(src)
def flip(src, code): return mux.like(src)
def rotate(src, code): return mux.like(src)
def Canny(src, a, b):
    s = mux.shape(src)
    return mux.array((s[0], s[1]), "uint8")
def rectangle(img, a, b, color, thickness=1, lineType=8): return img
def putText(img, text, org, font, scale, color, thickness=1, lineType=8): return img
def VideoWriter_fourcc(a, b, c, d): return mux.any_int()
class VideoCapture:
    def __new__(cls, source): return mux.object(32, VideoCapture, width=mux.length("width"), height=mux.length("height"))
    def isOpened(self): return mux.bool()
    def get(self, prop):
        return mux.float()
    def set(self, prop, value): return mux.bool()
    def read(self): return mux.pair(mux.bool(), mux.array((self.height, self.width, 3), "uint8"))
    def release(self): return None
class VideoWriter:
    def __new__(cls, path, fourcc, fps, size, isColor=True): return mux.object(32, VideoWriter)
    def isOpened(self): return mux.bool()
    def write(self, frame): return None
    def release(self): return None
