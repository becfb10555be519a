# SPDX-License-Identifier: Apache-2.0
"""YOLO11 classifiers, nano and small, in plain PyTorch: the reference for org.fauxto.train.nn.backbone.Yolo11Cls.

torchvision has no YOLO. This is written for the test from the published table of modules (yolo11-cls.yaml of ultralytics 8.3) and the
modules' documentation, without code of ultralytics, whose licence is the AGPL. Run by itself it prints the numbers of trained values, which
are published in that table: 1,633,584 (nano) and 5,545,488 (small) with 80 classes.
"""
import torch
from torch import nn

WIDTH = {"n": 0.25, "s": 0.5}


class Unit(nn.Module):
    """Convolution, normalisation, and SiLU unless it is linear."""

    def __init__(self, inputs, outputs, side=1, stride=1, groups=1, linear=False):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, side, stride, side // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.03)
        self.linear = linear

    def forward(self, x):
        y = self.bn(self.conv(x))
        return y if self.linear else y * torch.sigmoid(y)


class Pair(nn.Module):
    def __init__(self, channels, inner):
        super().__init__()
        self.cv1 = Unit(channels, inner, 3)
        self.cv2 = Unit(inner, channels, 3)

    def forward(self, x):
        return x + self.cv2(self.cv1(x))


class Nested(nn.Module):
    def __init__(self, channels):
        super().__init__()
        half = channels // 2
        self.cv1 = Unit(channels, half)
        self.cv2 = Unit(channels, half)
        self.cv3 = Unit(2 * half, channels)
        self.m = nn.Sequential(Pair(half, half), Pair(half, half))

    def forward(self, x):
        return self.cv3(torch.cat([self.m(self.cv1(x)), self.cv2(x)], 1))


class PixelAttention(nn.Module):
    """One head for every 64 channels; an einsum for every sum of the definition."""

    def __init__(self, channels):
        super().__init__()
        self.heads = channels // 64
        self.value = channels // self.heads
        self.key = self.value // 2
        self.qkv = Unit(channels, channels + 2 * self.heads * self.key, linear=True)
        self.proj = Unit(channels, channels, linear=True)
        self.pe = Unit(channels, channels, 3, groups=channels, linear=True)

    def forward(self, x):
        n, c, h, w = x.shape
        parts = self.qkv(x).reshape(n, self.heads, 2 * self.key + self.value, h * w)
        q, k, v = parts.split([self.key, self.key, self.value], dim=2)
        weight = torch.softmax(torch.einsum("nhcp,nhcq->nhpq", q, k) / self.key**0.5, dim=3)
        mixed = torch.einsum("nhpq,nhcq->nhcp", weight, v)
        return self.proj(mixed.reshape(n, c, h, w) + self.pe(v.reshape(n, c, h, w)))


class AttentionBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.attn = PixelAttention(channels)
        self.ffn = nn.Sequential(Unit(channels, 2 * channels), Unit(2 * channels, channels, linear=True))

    def forward(self, x):
        x = x + self.attn(x)
        return x + self.ffn(x)


class Split(nn.Module):
    """Half of the channels goes through a block; merged with the other half and, where kept, with what went in."""

    def __init__(self, inputs, outputs, half, block, keep):
        super().__init__()
        self.half, self.keep = half, keep
        self.cv1 = Unit(inputs, 2 * half)
        self.cv2 = Unit((3 if keep else 2) * half, outputs)
        self.m = nn.Sequential(block)

    def forward(self, x):
        both = self.cv1(x)
        first, second = both[:, : self.half], both[:, self.half :]
        third = self.m(second)
        return self.cv2(torch.cat([first, second, third] if self.keep else [first, third], 1))


class Head(nn.Module):
    def __init__(self, inputs, classes):
        super().__init__()
        self.conv = Unit(inputs, 1280)
        self.linear = nn.Linear(1280, classes)

    def forward(self, x):
        return self.linear(self.conv(x).mean((2, 3)))


class Yolo11Cls(nn.Module):
    def __init__(self, variant, num_classes):
        super().__init__()
        a, b, c, d, e = (int(width * WIDTH[variant]) for width in (64, 128, 256, 512, 1024))

        def slim(inputs, outputs):
            half = outputs // 4
            return Split(inputs, outputs, half, Pair(half, half // 2), True)

        def deep(channels):
            return Split(channels, channels, channels // 2, Nested(channels // 2), True)

        self.model = nn.Sequential(
            Unit(3, a, 3, 2),
            Unit(a, b, 3, 2),
            slim(b, c),
            Unit(c, c, 3, 2),
            slim(c, d),
            Unit(d, d, 3, 2),
            deep(d),
            Unit(d, e, 3, 2),
            deep(e),
            Split(e, e, e // 2, AttentionBlock(e // 2), False),
            Head(e, num_classes),
        )

    def forward(self, x):
        return self.model(x)


if __name__ == "__main__":
    for name in WIDTH:
        print(name, sum(p.numel() for p in Yolo11Cls(name, 80).parameters()))
