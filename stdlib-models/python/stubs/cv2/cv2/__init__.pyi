# OpenCV's functions on arrays, measured on OpenCV 4.6: results are numpy arrays;
# memory of the library's own is not seen by Python's meters. Sizes of images that
# are read are symbols.
import mux
COLOR_BGR2GRAY = 6
COLOR_RGB2GRAY = 7
COLOR_BGR2RGB = 4
COLOR_RGB2BGR = 4
COLOR_GRAY2BGR = 8
COLOR_GRAY2RGB = 8
COLOR_BGR2HSV = 40
COLOR_RGB2HSV = 41
COLOR_HSV2BGR = 54
COLOR_HSV2RGB = 55
COLOR_BGR2LAB = 44
COLOR_BGR2YCrCb = 36
COLOR_BGR2YUV = 82
COLOR_BGRA2BGR = 1
COLOR_BGR2BGRA = 0
IMREAD_UNCHANGED = -1
IMREAD_GRAYSCALE = 0
IMREAD_COLOR = 1
IMWRITE_JPEG_QUALITY = 1
IMWRITE_PNG_COMPRESSION = 16
INTER_NEAREST = 0
INTER_LINEAR = 1
INTER_CUBIC = 2
INTER_AREA = 3
INTER_LANCZOS4 = 4
CAP_PROP_POS_FRAMES = 1
CAP_PROP_FRAME_WIDTH = 3
CAP_PROP_FRAME_HEIGHT = 4
CAP_PROP_FPS = 5
CAP_PROP_FRAME_COUNT = 7
FONT_HERSHEY_SIMPLEX = 0
FONT_HERSHEY_PLAIN = 1
FONT_HERSHEY_DUPLEX = 2
LINE_4 = 4
LINE_8 = 8
LINE_AA = 16
FILLED = -1
THRESH_BINARY = 0
THRESH_BINARY_INV = 1
THRESH_OTSU = 8
ADAPTIVE_THRESH_MEAN_C = 0
ADAPTIVE_THRESH_GAUSSIAN_C = 1
MORPH_RECT = 0
MORPH_ELLIPSE = 2
MORPH_OPEN = 2
MORPH_CLOSE = 3
RETR_EXTERNAL = 0
RETR_TREE = 3
CHAIN_APPROX_SIMPLE = 2
CHAIN_APPROX_NONE = 1
ROTATE_90_CLOCKWISE = 0
ROTATE_180 = 1
ROTATE_90_COUNTERCLOCKWISE = 2
CV_8U = 0
CV_16S = 3
CV_32F = 5
CV_64F = 6
NORM_MINMAX = 32
BORDER_CONSTANT = 0
BORDER_DEFAULT = 4
__version__ = "4.6.0"
class error(Exception): pass
def imread(filename, flags=1):
    h, w = mux.length("height"), mux.length("width")
    if flags == 0:
        return mux.array((h, w), "uint8")
    if flags == 1:
        return mux.array((h, w, 3), "uint8")
    return mux.unknown("cv2.imread with these flags")
def imdecode(buf, flags): return imread(buf, flags)
def imwrite(filename, img, params=None): return mux.bool()
# How long an encoded image is, its pixels decide: at most a little more than they.
# measure: import numpy; cv2.imencode(".jpg", numpy.zeros((n, n, 3), "uint8")) for n in 50, 400
def imencode(ext, img, params=None):
    return mux.pair(mux.bool(), mux.array(mux.between(0, 2 * img.size + 65536), "uint8"))
# measure: import numpy; cv2.cvtColor(numpy.zeros((n, n, 3), "uint8"), cv2.COLOR_BGR2GRAY) for n in 50, 400
# measure: import numpy; cv2.cvtColor(numpy.zeros((n, n, 3), "uint8"), cv2.COLOR_BGR2HSV) for n in 50, 400
def cvtColor(src, code, dst=None, dstCn=0):
    s = mux.shape(src)
    if code == 6 or code == 7 or code == 10 or code == 11:
        return mux.array((s[0], s[1]), mux.dtype(src))
    if code == 0 or code == 2 or code == 5 or code == 9:
        return mux.array((s[0], s[1], 4), mux.dtype(src))
    if code == 1 or code == 3 or code == 4 or code == 8 or code == 36 or code == 37 or code == 38 or code == 39 or code == 40 or code == 41 or code == 44 or code == 45 or code == 54 or code == 55 or code == 56 or code == 57 or code == 66 or code == 67 or code == 82 or code == 83 or code == 84 or code == 85:
        return mux.array((s[0], s[1], 3), mux.dtype(src))
    return mux.unknown("cv2.cvtColor with this code")
def _sized(src, h, w):
    s = mux.shape(src)
    if len(s) == 3:
        return mux.array((h, w, s[2]), mux.dtype(src))
    return mux.array((h, w), mux.dtype(src))
# measure: import numpy; cv2.resize(numpy.zeros((n, n, 3), "uint8"), (100, 60)) for n in 50, 400
def resize(src, dsize, dst=None, fx=0, fy=0, interpolation=1):
    s = mux.shape(src)
    if dsize is None:
        # Rounded to the nearest.
        return _sized(src, mux.scaled(s[0], fy), mux.scaled(s[1], fx))
    return _sized(src, mux.floor(dsize[1]), mux.floor(dsize[0]))
# measure: import numpy; cv2.GaussianBlur(numpy.zeros((n, n, 3), "uint8"), (5, 5), 0) for n in 50, 400
def GaussianBlur(src, ksize, sigmaX, dst=None, sigmaY=0, borderType=4): return mux.like(src)
def blur(src, ksize, dst=None, anchor=None, borderType=4): return mux.like(src)
def medianBlur(src, ksize, dst=None): return mux.like(src)
def bilateralFilter(src, d, sigmaColor, sigmaSpace): return mux.like(src)
def filter2D(src, ddepth, kernel, dst=None): return _depth(src, ddepth)
def boxFilter(src, ddepth, ksize): return _depth(src, ddepth)
def _depth(src, depth):
    if depth == -1:
        return mux.like(src)
    if depth == 6:
        return mux.like(src, "float64")
    if depth == 5:
        return mux.like(src, "float32")
    if depth == 3:
        return mux.like(src, "int16")
    if depth == 0:
        return mux.like(src, "uint8")
    return mux.unknown("an image of this depth")
# measure: import numpy; cv2.Sobel(numpy.zeros((n, n), "uint8"), cv2.CV_64F, 1, 0) for n in 50, 400
def Sobel(src, ddepth, dx, dy, dst=None, ksize=3, scale=1, delta=0): return _depth(src, ddepth)
def Scharr(src, ddepth, dx, dy): return _depth(src, ddepth)
def Laplacian(src, ddepth, dst=None, ksize=1): return _depth(src, ddepth)
# measure: import numpy; cv2.Canny(numpy.zeros((n, n), "uint8"), 100, 200) for n in 50, 400
def Canny(image, threshold1, threshold2, edges=None, apertureSize=3, L2gradient=False):
    s = mux.shape(image)
    return mux.array((s[0], s[1]), "uint8")
def flip(src, flipCode, dst=None): return mux.like(src)
def rotate(src, rotateCode, dst=None):
    s = mux.shape(src)
    if rotateCode == 1:
        return mux.like(src)
    return _sized(src, s[1], s[0])
def transpose(src): return _sized(src, mux.shape(src)[1], mux.shape(src)[0])
def warpAffine(src, M, dsize, dst=None, flags=1, borderMode=0, borderValue=0): return _sized(src, dsize[1], dsize[0])
def warpPerspective(src, M, dsize, dst=None, flags=1): return _sized(src, dsize[1], dsize[0])
def getRotationMatrix2D(center, angle, scale): return mux.array((2, 3))
def copyMakeBorder(src, top, bottom, left, right, borderType, dst=None, value=None):
    s = mux.shape(src)
    return _sized(src, s[0] + top + bottom, s[1] + left + right)
def threshold(src, thresh, maxval, type, dst=None): return mux.pair(mux.float(), mux.like(src))
def adaptiveThreshold(src, maxValue, adaptiveMethod, thresholdType, blockSize, C): return mux.like(src)
def equalizeHist(src, dst=None): return mux.like(src)
def normalize(src, dst=None, alpha=1, beta=0, norm_type=4, dtype=-1): return _depth(src, dtype)
def dilate(src, kernel, dst=None, anchor=None, iterations=1): return mux.like(src)
def erode(src, kernel, dst=None, anchor=None, iterations=1): return mux.like(src)
def morphologyEx(src, op, kernel, dst=None, iterations=1): return mux.like(src)
def getStructuringElement(shape, ksize): return mux.array((ksize[1], ksize[0]), "uint8")
def add(src1, src2, dst=None): return mux.like(src1)
def subtract(src1, src2, dst=None): return mux.like(src1)
def absdiff(src1, src2, dst=None): return mux.like(src1)
def addWeighted(src1, alpha, src2, beta, gamma): return mux.like(src1)
def bitwise_and(src1, src2, dst=None, mask=None): return mux.like(src1)
def bitwise_or(src1, src2, dst=None, mask=None): return mux.like(src1)
def bitwise_not(src, dst=None, mask=None): return mux.like(src)
def inRange(src, lowerb, upperb, dst=None):
    s = mux.shape(src)
    return mux.array((s[0], s[1]), "uint8")
def convertScaleAbs(src, dst=None, alpha=1, beta=0): return mux.like(src, "uint8")
# measure: import numpy; cv2.split(numpy.zeros((n, n, 3), "uint8")) for n in 50, 400
def split(m):
    s = mux.shape(m)
    return mux.pair(mux.array((s[0], s[1]), mux.dtype(m)), mux.array((s[0], s[1]), mux.dtype(m)), mux.array((s[0], s[1]), mux.dtype(m)))
def merge(mv):
    s = mux.shape(mv[0])
    return mux.array((s[0], s[1], len(mv)), mux.dtype(mv[0]))
def calcHist(images, channels, mask, histSize, ranges):
    n = 1
    for h in histSize:
        n = n * h
    return mux.array((n, 1), "float32")
def mean(src, mask=None): return mux.pair(mux.float(), mux.float(), mux.float(), mux.float())
def minMaxLoc(src, mask=None): return mux.pair(mux.float(), mux.float(), mux.pair(mux.any_int(), mux.any_int()), mux.pair(mux.any_int(), mux.any_int()))
def countNonZero(src): return mux.any_int()
def contourArea(contour): return mux.float()
def boundingRect(array): return mux.pair(mux.any_int(), mux.any_int(), mux.any_int(), mux.any_int())
def findContours(image, mode, method): return mux.unknown("cv2.findContours")
def matchTemplate(image, templ, method):
    s, t = mux.shape(image), mux.shape(templ)
    return mux.array((s[0] - t[0] + 1, s[1] - t[1] + 1), "float32")
def rectangle(img, pt1, pt2, color, thickness=1, lineType=8): return img
def circle(img, center, radius, color, thickness=1, lineType=8): return img
def line(img, pt1, pt2, color, thickness=1, lineType=8): return img
def putText(img, text, org, fontFace, fontScale, color, thickness=1, lineType=8, bottomLeftOrigin=False): return img
def getTextSize(text, fontFace, fontScale, thickness): return mux.pair(mux.pair(mux.any_int(), mux.any_int()), mux.any_int())
def drawContours(image, contours, contourIdx, color, thickness=1): return image
def setNumThreads(n): return None
def waitKey(delay=0): return mux.any_int()
def destroyAllWindows(): return None
def VideoWriter_fourcc(c1, c2, c3, c4): return mux.any_int()
class VideoCapture:
    def __new__(cls, filename=None, apiPreference=0): return mux.object(32, VideoCapture, width=mux.length("width"), height=mux.length("height"))
    def isOpened(self): return mux.bool()
    def get(self, propId):
        if propId == 3:
            return mux.whole_float(self.width)
        if propId == 4:
            return mux.whole_float(self.height)
        return mux.float()
    def set(self, propId, value): return mux.bool()
    def grab(self): return mux.bool()
    def read(self, image=None): return mux.pair(mux.bool(), mux.array((self.height, self.width, 3), "uint8"))
    def retrieve(self, image=None): return self.read()
    def release(self): return None
class VideoWriter:
    def __new__(cls, filename, fourcc, fps, frameSize, isColor=True): return mux.object(32, VideoWriter)
    def isOpened(self): return mux.bool()
    def write(self, image): return None
    def release(self): return None
    @staticmethod
    def fourcc(c1, c2, c3, c4): return mux.any_int()
class CascadeClassifier:
    def __new__(cls, filename=None): return mux.object(32, CascadeClassifier)
    def load(self, filename): return mux.bool()
    def empty(self): return mux.bool()
    # A row of four for every object found: fewer than pixels.
    def detectMultiScale(self, image, scaleFactor=1.1, minNeighbors=3, flags=0, minSize=None, maxSize=None):
        return mux.array((mux.length(), 4), "int32")
class data:
    haarcascades = "/usr/share/opencv4/haarcascades/"
