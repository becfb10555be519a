# SPDX-License-Identifier: Apache-2.0
"""Writes what Pillow makes of a drawn picture, for AntialiasedBicubicTest and WholeViewTest.

usage: /usr/bin/python3 tools/golden/bicubic.py > core/src/test/resources/transform/bicubic.csv
The picture: R = (7x + 3y) mod 256, G = (x * y) mod 256, B = 255 where (x / 8 + y / 8) is odd, else 0.
"""
import hashlib, sys
import PIL
from PIL import Image


def drawn(w, h):
    im = Image.new("RGB", (w, h))
    im.putdata([((7 * x + 3 * y) % 256, (x * y) % 256, 255 if (x // 8 + y // 8) % 2 else 0)
                for y in range(h) for x in range(w)])
    return im


def view(im, resize, crop):
    """torchvision's Resize(resize, BICUBIC) and CenterCrop(crop): int(size * long / short), int(round(. / 2))."""
    w, h = im.size
    size = (resize, int(resize * h / w)) if w <= h else (int(resize * w / h), resize)
    im = im.resize(size, Image.BICUBIC)
    left, top = int(round((size[0] - crop) / 2.0)), int(round((size[1] - crop) / 2.0))
    return im.crop((left, top, left + crop, top + crop))


print("# Pillow", PIL.__version__, file=sys.stderr)
print("kind,width,height,a,b,sha256")
for w, h, a, b in [(97, 61, 40, 30), (97, 61, 200, 122), (97, 61, 97, 20), (640, 427, 37, 300), (300, 5, 3, 60),
                   (1, 1, 5, 7), (64, 64, 64, 64)]:
    out = drawn(w, h).resize((a, b), Image.BICUBIC)
    print(f"resize,{w},{h},{a},{b},{hashlib.sha256(out.tobytes()).hexdigest()}")
for w, h, a, b in [(640, 427, 256, 224), (427, 640, 256, 224), (97, 61, 232, 224), (301, 300, 64, 33), (64, 64, 32, 32)]:
    out = view(drawn(w, h), a, b)
    print(f"view,{w},{h},{a},{b},{hashlib.sha256(out.tobytes()).hexdigest()}")
