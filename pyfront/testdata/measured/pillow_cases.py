"""Functions on images of Pillow, measured by the allocator's counts."""
import io
import os
import tempfile

import numpy as np
import PIL
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

METER = "malloc"

SIZES = {"w": [64, 640, 1500], "h": [48, 480, 1000]}
IMAGES = ["=Image.new('RGB', (64, 48))", "=Image.new('RGB', (640, 480))", "=Image.new('RGB', (1500, 1000))"]
POINTS = {
    "given_filters": {"image": IMAGES}, "given_gray": {"image": IMAGES}, "given_saved": {"image": IMAGES},
    "blank": SIZES, "gray": SIZES, "blurred": SIZES, "ranked": SIZES, "soft": SIZES, "sharper": SIZES, "quarter": SIZES,
    "turned": SIZES, "tilted": SIZES, "tilted_whole": SIZES, "cut": SIZES, "bands": SIZES, "raw_bytes": SIZES, "to_array": SIZES,
    "from_array": SIZES, "gray_from_array": SIZES, "brighter": SIZES, "inverted": SIZES, "halved": SIZES, "doubled": SIZES,
    "nearest": SIZES, "reduced": SIZES, "mixed": SIZES, "palette": SIZES, "written_jpeg": SIZES, "written_png": SIZES,
    "written_gif": SIZES, "written_bmp": SIZES, "in_memory": SIZES, "opened": SIZES, "opened_thumbnail": SIZES,
    "opened_half": SIZES, "opened_gray": SIZES, "opened_resized": SIZES, "pipeline": SIZES,
}

BINDINGS = {
    "opened": {"Image.open(FILES[w]).width": "w", "Image.open(FILES[w]).height": "h"},
    "opened_thumbnail": {"Image.open(FILES[w]).width": "w", "Image.open(FILES[w]).height": "h"},
    "opened_half": {"Image.open(FILES[w]).width": "w", "Image.open(FILES[w]).height": "h"},
    "opened_gray": {"Image.open(FILES[w]).width": "w", "Image.open(FILES[w]).height": "h"},
    "opened_resized": {"Image.open(FILES[w]).width": "w", "Image.open(FILES[w]).height": "h"},
}

LIMITS = {
    "bound": """
        in_memory palette written_gif
    """,
}

FILES = {}
for _w, _h in zip(SIZES["w"], SIZES["h"]):
    FILES[_w] = os.path.join(tempfile.gettempdir(), "mux-%dx%d.jpg" % (_w, _h))
    Image.effect_noise((_w, _h), 30).convert("RGB").save(FILES[_w])


def blank(w, h):
    return Image.new("RGB", (w, h))


def gray(w, h):
    return Image.new("RGB", (w, h)).convert("L")


def blurred(w, h):
    im = Image.new("RGB", (w, h))
    return im.filter(ImageFilter.BLUR)


def ranked(w, h):
    im = Image.new("RGB", (w, h))
    return im.filter(ImageFilter.MedianFilter(3))


def soft(w, h):
    im = Image.new("RGB", (w, h))
    return im.filter(ImageFilter.GaussianBlur(3))


def sharper(w, h):
    im = Image.new("RGB", (w, h))
    return im.filter(ImageFilter.UnsharpMask())


def quarter(w, h):
    return Image.new("RGB", (w, h)).transpose(Image.ROTATE_90)


def turned(w, h):
    return Image.new("RGB", (w, h)).rotate(90, expand=True)


def tilted(w, h):
    return Image.new("RGB", (w, h)).rotate(30)


def tilted_whole(w, h):
    return Image.new("RGB", (w, h)).rotate(45, expand=True)


def cut(w, h):
    return Image.new("RGB", (w, h)).crop((10, 10, w - 10, h - 10))


def bands(w, h):
    r, g, b = Image.new("RGB", (w, h)).split()
    return Image.merge("RGB", (b, g, r))


def raw_bytes(w, h):
    return Image.new("RGB", (w, h)).tobytes()


def to_array(w, h):
    return np.array(Image.new("RGB", (w, h)))


def from_array(w, h):
    return Image.fromarray(np.zeros((h, w, 3), dtype=np.uint8))


def gray_from_array(w, h):
    return Image.fromarray(np.zeros((h, w), dtype=np.uint8))


def brighter(w, h):
    return ImageEnhance.Brightness(Image.new("RGB", (w, h))).enhance(1.5)


def inverted(w, h):
    return ImageOps.invert(Image.new("RGB", (w, h)))


def halved(w, h):
    return Image.new("RGB", (w, h)).resize((w // 2, h // 2))


def doubled(w, h):
    return Image.new("L", (w, h)).resize((w * 2, h * 2), Image.LANCZOS)


def nearest(w, h):
    return Image.new("RGB", (w, h)).resize((w // 2, h // 2), Image.NEAREST)


def reduced(w, h):
    return Image.new("RGB", (w, h)).reduce(2)


def mixed(w, h):
    a = Image.new("RGB", (w, h))
    b = Image.new("RGB", (w, h), 255)
    return Image.blend(a, b, 0.5)


def palette(w, h):
    return Image.new("RGB", (w, h)).quantize(64)


def written_jpeg(w, h):
    im = Image.new("RGB", (w, h))
    im.save("/dev/null", format="JPEG")


def written_png(w, h):
    im = Image.new("RGB", (w, h))
    im.save("/dev/null", format="PNG")


def written_gif(w, h):
    im = Image.new("RGB", (w, h))
    im.save("/dev/null", format="GIF")


def written_bmp(w, h):
    im = Image.new("RGB", (w, h))
    im.save("/dev/null", format="BMP")


def in_memory(w, h):
    out = io.BytesIO()
    Image.new("RGB", (w, h)).save(out, format="jpeg")
    return out.getvalue()


def opened(w, h):
    im = Image.open(FILES[w])
    im.load()
    return im


def opened_thumbnail(w, h):
    im = Image.open(FILES[w])
    im.thumbnail((128, 128))
    return im


def opened_half(w, h):
    with Image.open(FILES[w]) as im:
        im.thumbnail((w // 2, h // 2))
        return im


def opened_gray(w, h):
    return Image.open(FILES[w]).convert("L")


def opened_resized(w, h):
    return Image.open(FILES[w]).resize((100, 100))


def pipeline(w, h):
    im = Image.new("RGB", (w, h))
    im = im.filter(ImageFilter.SHARPEN)
    im = im.transpose(Image.FLIP_LEFT_RIGHT)
    im = im.convert("L")
    return im.resize((w // 4, h // 4))


def given_filters(image):
    out = image.filter(ImageFilter.BLUR)
    out = out.filter(ImageFilter.SHARPEN)
    return out.transpose(Image.FLIP_LEFT_RIGHT)


def given_gray(image):
    gray = image.convert("L")
    return gray.rotate(90, expand=True)


def given_saved(image):
    small = image.crop((0, 0, 32, 32))
    small.save("/dev/null", format="PNG")
