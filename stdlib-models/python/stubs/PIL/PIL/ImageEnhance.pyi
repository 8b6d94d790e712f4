# PIL.ImageEnhance: the image is mixed with a second one of its size.
import mux
class _Enhance:
    def __new__(cls, image): return mux.object(mux.between(48, 1024), _Enhance, image=image, degenerate=image.copy())
    def enhance(self, factor): return self.image.copy()
def Contrast(image): return _Enhance(image)
def Brightness(image): return _Enhance(image)
def Color(image): return _Enhance(image)
def Sharpness(image): return _Enhance(image)
