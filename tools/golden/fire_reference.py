# SPDX-License-Identifier: Apache-2.0
"""Outputs of FIRE's pieces in plain torch, for train/src/test/java/org/fauxto/train/nn/fire/FireGoldenTest.

Written for the test: the pieces as arXiv 2412.07140 and the report's variant describe them, on torch's own fft, roll,
complex numbers and layers, with the autoencoder of autoencoder_reference.py at narrow width. Run in the repository's root
with Debian's Python:

    /usr/bin/python3 tools/golden/fire_reference.py
"""
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, "tools/golden")
import hashed
from autoencoder_reference import Tiny

OUT = "train/src/test/resources/fire/fire.json"
SIDE = 64
TILE = 4
MARGIN = 0.02


def ring():
    i = torch.arange(SIDE) - SIDE // 2
    square = (i[:, None] ** 2 + i[None, :] ** 2).double()
    scale = SIDE / 256
    return ((square >= (40 * scale) ** 2) & (square < (120 * scale) ** 2)).float()[None, None]


def start(mask):
    return torch.logit(F.avg_pool2d(mask.double(), TILE).clamp(MARGIN, 1 - MARGIN)).float()


class Head(nn.Module):
    def __init__(self, mask):
        super().__init__()
        self.start = start(mask)
        self.conv = nn.Conv2d(256, 128, 3, padding=1)
        self.out = nn.Conv2d(32, 1, 1)

    def forward(self, code):
        mask = torch.sigmoid(self.out(F.pixel_shuffle(self.conv(code), 2)) + self.start)
        return F.interpolate(mask, size=(SIDE, SIDE), mode="bilinear", align_corners=False)


class Refiner(nn.Module):
    def __init__(self):
        super().__init__()
        layers = []
        for c_in, c_out in ((1, 64), (64, 128), (128, 256)):
            layers += [nn.Conv2d(c_in, c_out, 3, stride=2, padding=1), nn.ReLU()]
        self.encoder = nn.Sequential(*layers)
        self.middle = Head(ring())
        self.rest = Head(1 - ring())

    def forward(self, spectrum):
        code = self.encoder(spectrum)
        return self.middle(code), self.rest(code)


class Light(nn.Module):
    def __init__(self, channels):
        super().__init__()
        layers = []
        for width in (32, 64, 128, 256):
            layers += [nn.Conv2d(channels, width, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            channels = width
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Linear(256, 1)

    def forward(self, x):
        return self.classifier(self.features(x).mean((2, 3)))


class Fire(nn.Module):
    def __init__(self, masks):
        super().__init__()
        self.masks = masks
        self.fmre = Refiner() if masks == "learned" else None
        self.autoencoder = Tiny(8, 4, False).requires_grad_(False)
        self.classifier = Light(3 if masks == "none" else 6)

    def spectrum(self, x):
        gray = (x * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
        power = torch.fft.fftshift(torch.fft.fft2(gray), dim=(-2, -1)).abs().double() ** 2
        return (torch.log1p(power) / (4 * numpy.log(SIDE))).float()

    def filtered(self, x, mask):
        shifted = torch.fft.fftshift(torch.fft.fft2(x), dim=(-2, -1)) * mask
        return torch.fft.ifft2(torch.fft.ifftshift(shifted, dim=(-2, -1))).real

    def error(self, x):
        return (x - self.autoencoder.decode(self.autoencoder.encode(x))).abs()

    def forward(self, x):
        found = {"error": self.error(x)}
        maps = found["error"]
        if self.masks != "none":
            found["spectrum"] = self.spectrum(x)
            found["middle"], found["rest"] = (
                self.fmre(found["spectrum"]) if self.fmre is not None else (ring(), 1 - ring())
            )
            found["seen"] = self.filtered(x, found["middle"]).abs()
            found["pseudo"] = self.filtered(x, found["rest"])
            maps = torch.cat([maps, self.error(found["pseudo"])], 1)
        found["logits"] = self.classifier(maps)
        return found

    def loss(self, x, targets, weights):
        found = self.forward(x)
        loss = weights[0] * F.binary_cross_entropy_with_logits(found["logits"], targets)
        if self.masks == "learned":
            mask = (
                F.mse_loss(found["middle"], ring().expand_as(found["middle"]))
                + F.mse_loss(found["rest"], 1 - ring().expand_as(found["rest"]))
                + F.mse_loss(found["middle"] + found["rest"], torch.ones_like(found["middle"]))
            )
            loss = loss + weights[1] * F.mse_loss(found["seen"], found["error"]) + weights[2] * mask
        return loss


def main():
    torch.set_num_threads(1)
    x = hashed.picture("picture", (2, 3, SIDE, SIDE))
    targets = torch.tensor([[0.0], [1.0]])
    cases = {}
    for masks in ("learned", "fixed", "none"):
        model = hashed.fill(Fire(masks)).eval()
        with torch.no_grad():
            found = model(x)
            kept = found if masks == "learned" else ("error", "logits")
            found = {name: hashed.sample(found[name], 200) for name in kept}
        model.train()
        for name, weights in {"loss": (0.6, 0.2, 0.2), "loss without mask": (0.6, 0.2, 0.0)}.items():
            found[name] = hashed.sample(model.loss(x, targets, weights))
        cases[masks] = found
        if masks == "learned":
            model.zero_grad()
            model.loss(x, targets, (0.6, 0.2, 0.2)).backward()
            cases["gradients"] = {
                name: hashed.sample(value.grad, 60) for name, value in model.named_parameters() if name.startswith("fmre")
            }
    hashed.write(OUT, cases)


if __name__ == "__main__":
    main()
