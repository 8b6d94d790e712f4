# PIL.ImageFilter: kernels make the result alone, blurs a second image of its size;
# rank filters work band by band.
import mux
class Filter: pass
class _Kernel:
    temporaries = 0
    ranks = 0
class BLUR(_Kernel): pass
class CONTOUR(_Kernel): pass
class DETAIL(_Kernel): pass
class EDGE_ENHANCE(_Kernel): pass
class EDGE_ENHANCE_MORE(_Kernel): pass
class EMBOSS(_Kernel): pass
class FIND_EDGES(_Kernel): pass
class SHARPEN(_Kernel): pass
class SMOOTH(_Kernel): pass
class SMOOTH_MORE(_Kernel): pass
class Kernel(_Kernel):
    def __init__(self, size, kernel, scale=None, offset=0): return None
class RankFilter:
    temporaries = 0
    ranks = 1
    def __init__(self, size, rank): return None
class MinFilter:
    temporaries = 0
    ranks = 1
    def __init__(self, size=3): return None
class MaxFilter(MinFilter): pass
class MedianFilter(MinFilter): pass
class ModeFilter(MinFilter): pass
class GaussianBlur:
    temporaries = 1
    ranks = 0
    def __init__(self, radius=2): return None
class BoxBlur(GaussianBlur): pass
class UnsharpMask:
    temporaries = 1
    ranks = 0
    def __init__(self, radius=2, percent=150, threshold=3): return None
