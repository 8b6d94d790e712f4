# PIL.ImageEnhance.
import mux
class _Enhance:
    def __new__(cls, im): return mux.object(mux.between(48, 4096), _Enhance, image=im, degenerate=im.copy())
    def enhance(self, factor): return self.image.copy()
def Contrast(im): return _Enhance(im)
def Brightness(im): return _Enhance(im)
def Color(im): return _Enhance(im)
def Sharpness(im): return _Enhance(im)
