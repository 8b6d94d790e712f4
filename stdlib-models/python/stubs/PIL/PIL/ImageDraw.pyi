# PIL.ImageDraw: draws into the image.
import mux
class ImageDraw:
    def line(self, xy, fill=None, width=0, joint=None): return None
    def rectangle(self, xy, fill=None, outline=None, width=1): return None
    def rounded_rectangle(self, xy, radius=0, fill=None, outline=None, width=1): return None
    def ellipse(self, xy, fill=None, outline=None, width=1): return None
    def polygon(self, xy, fill=None, outline=None, width=1): return None
    def point(self, xy, fill=None): return None
    def arc(self, xy, start, end, fill=None, width=1): return None
    def text(self, xy, text, fill=None, font=None, anchor=None, spacing=4, align="left"):
        mux.work_at_most(4096 * mux.text_len(text) + 131072)
        return None
    def textsize(self, text, font=None, spacing=4): return mux.pair(mux.any_int(), mux.any_int())
    def textbbox(self, xy, text, font=None): return mux.pair(mux.any_int(), mux.any_int(), mux.any_int(), mux.any_int())
    def textlength(self, text, font=None): return mux.float()
def Draw(im, mode=None):
    im.load()
    return mux.object(mux.between(400, 1300), ImageDraw)
