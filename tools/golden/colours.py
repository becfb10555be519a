# SPDX-License-Identifier: Apache-2.0
"""Writes what torchvision and Pillow make of a drawn picture, for ColoursTest and StepTest.

usage: /usr/bin/python3 tools/golden/colours.py > train/src/test/resources/augment/torchvision.csv
The picture, 96 x 64: R = |(5x + 3y) mod 510 - 255|, G = |(2x + 9y + 100) mod 510 - 255|, B = |(11x - 7y + 700) mod 510 - 255|.
"""
import sys
import torch, torchvision
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as F

W, H = 96, 64


def drawn():
    y, x = torch.meshgrid(torch.arange(H), torch.arange(W), indexing="ij")
    fold = lambda v: (v % 510 - 255).abs()
    return torch.stack([fold(5 * x + 3 * y), fold(2 * x + 9 * y + 100), fold(11 * x - 7 * y + 700)]).to(torch.uint8)


def rotated(im, degrees):
    """Pillow's bilinear; the corners, which differ from ours by design, are left out of the samples."""
    pil = F.rotate(F.to_pil_image(im), degrees, InterpolationMode.BILINEAR)
    return F.pil_to_tensor(pil)


CASES = (
    [("brightness", f, F.adjust_brightness) for f in (0.0, 0.6, 1.0, 1.37)]
    + [("contrast", f, F.adjust_contrast) for f in (0.0, 0.6, 1.0, 1.37)]
    + [("saturation", f, F.adjust_saturation) for f in (0.0, 0.6, 1.0, 1.37)]
    + [("hue", f, F.adjust_hue) for f in (-0.5, -0.13, 0.0, 0.02, 0.31)]
    + [("grayscale", 0.0, lambda im, _: F.rgb_to_grayscale(im, 3))]
    + [("blur", s, lambda im, s: F.gaussian_blur(im, 2 * int(-(-3 * s // 1)) + 1, s)) for s in (0.4, 1.0, 2.5)]
    + [("rotate", d, rotated) for d in (7.0, -30.0, 90.0)]
)

print("# torch", torch.__version__, "torchvision", torchvision.__version__, file=sys.stderr)
print("operation,amount,x,y,r,g,b")
image = drawn()
for name, amount, change in CASES:
    out = change(image, amount)
    for k in range(40):
        # inside the disc that a rotation keeps
        x, y = (W // 2 - 20 + (k * 17) % 40, H // 2 - 20 + (k * 29) % 40)
        r, g, b = out[:, y, x].tolist()
        print(f"{name},{amount},{x},{y},{r},{g},{b}")
