# PIL.ImageFilter: kernels make the result alone; rank filters and blurs work in
# images of the same size.
import mux
class BLUR:
    temporaries = 0
    ranks = 0
class CONTOUR:
    temporaries = 0
    ranks = 0
class DETAIL:
    temporaries = 0
    ranks = 0
class EDGE_ENHANCE:
    temporaries = 0
    ranks = 0
class EDGE_ENHANCE_MORE:
    temporaries = 0
    ranks = 0
class EMBOSS:
    temporaries = 0
    ranks = 0
class FIND_EDGES:
    temporaries = 0
    ranks = 0
class SHARPEN:
    temporaries = 0
    ranks = 0
class SMOOTH:
    temporaries = 0
    ranks = 0
class SMOOTH_MORE:
    temporaries = 0
    ranks = 0
class Kernel:
    temporaries = 0
    ranks = 0
    def __init__(self, size, kernel, scale=None, offset=0): return None
class MinFilter:
    temporaries = 0
    ranks = 1
    def __init__(self, size=3): return None
class MaxFilter(MinFilter): pass
class MedianFilter(MinFilter): pass
class ModeFilter(MinFilter): pass
class GaussianBlur:
    temporaries = 2
    ranks = 0
    def __init__(self, radius=2): return None
class BoxBlur(GaussianBlur): pass
class UnsharpMask(GaussianBlur): pass
