# SPDX-License-Identifier: Apache-2.0
"""Outputs of autoencoders in plain torch, for train/src/test/.../nn/autoencoder/AutoencoderGoldenTest.

Written for the test from the published definitions, whose names it keeps: diffusers' AutoencoderKL is not in Debian, and
the TAESD family is defined by madebyollin/taesd (taesd.py, MIT). Run in the repository's root with Debian's Python:

    /usr/bin/python3 tools/golden/autoencoder_reference.py [FOLDER WITH taef2_{encoder,decoder}.safetensors]
"""
import json
import struct
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, "tools/golden")
import hashed

OUT = "train/src/test/resources/autoencoder/autoencoder.json"


# ---- AutoencoderKL


class ResnetBlock2D(nn.Module):
    def __init__(self, c_in, c_out, groups):
        super().__init__()
        self.norm1 = nn.GroupNorm(groups, c_in, eps=1e-6)
        self.conv1 = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm2 = nn.GroupNorm(groups, c_out, eps=1e-6)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, padding=1)
        self.conv_shortcut = nn.Conv2d(c_in, c_out, 1) if c_in != c_out else None

    def forward(self, x):
        h = self.conv1(F.silu(self.norm1(x)))
        h = self.conv2(F.silu(self.norm2(h)))
        return h + (x if self.conv_shortcut is None else self.conv_shortcut(x))


class Attention(nn.Module):
    def __init__(self, c, groups):
        super().__init__()
        self.group_norm = nn.GroupNorm(groups, c, eps=1e-6)
        self.to_q, self.to_k, self.to_v = nn.Linear(c, c), nn.Linear(c, c), nn.Linear(c, c)
        self.to_out = nn.ModuleList([nn.Linear(c, c)])

    def forward(self, x):
        n, c, h, w = x.shape
        tokens = self.group_norm(x).view(n, c, h * w).transpose(1, 2)
        scores = self.to_q(tokens) @ self.to_k(tokens).transpose(1, 2) / c**0.5
        mixed = self.to_out[0](scores.softmax(-1) @ self.to_v(tokens))
        return x + mixed.transpose(1, 2).reshape(n, c, h, w)


class MidBlock(nn.Module):
    def __init__(self, c, groups):
        super().__init__()
        self.resnets = nn.ModuleList([ResnetBlock2D(c, c, groups), ResnetBlock2D(c, c, groups)])
        self.attentions = nn.ModuleList([Attention(c, groups)])

    def forward(self, x):
        return self.resnets[1](self.attentions[0](self.resnets[0](x)))


class Conv(nn.Module):
    def __init__(self, c, stride):
        super().__init__()
        self.stride = stride
        self.conv = nn.Conv2d(c, c, 3, stride=stride, padding=2 - stride)

    def forward(self, x):
        if self.stride == 2:
            return self.conv(F.pad(x, (0, 1, 0, 1)))
        return self.conv(F.interpolate(x, scale_factor=2.0, mode="nearest"))


class Stage(nn.Module):
    def __init__(self, c_in, c_out, layers, groups, kind):
        super().__init__()
        self.resnets = nn.ModuleList([ResnetBlock2D(c_in if i == 0 else c_out, c_out, groups) for i in range(layers)])
        if kind == "down":
            self.downsamplers = nn.ModuleList([Conv(c_out, 2)])
        if kind == "up":
            self.upsamplers = nn.ModuleList([Conv(c_out, 1)])
        self.kind = kind

    def forward(self, x):
        for block in self.resnets:
            x = block(x)
        if self.kind == "down":
            x = self.downsamplers[0](x)
        if self.kind == "up":
            x = self.upsamplers[0](x)
        return x


class Coder(nn.Module):
    def __init__(self, c_in, c_out, widths, layers, groups, up):
        super().__init__()
        self.up = up
        self.conv_in = nn.Conv2d(c_in, widths[0], 3, padding=1)
        stages = []
        for i, width in enumerate(widths):
            last = i == len(widths) - 1
            stages.append(Stage(widths[max(0, i - 1)], width, layers, groups, "" if last else "up" if up else "down"))
        self.mid_block = MidBlock(widths[0] if up else widths[-1], groups)
        if up:
            self.up_blocks = nn.ModuleList(stages)
        else:
            self.down_blocks = nn.ModuleList(stages)
        self.conv_norm_out = nn.GroupNorm(groups, widths[-1], eps=1e-6)
        self.conv_out = nn.Conv2d(widths[-1], c_out, 3, padding=1)

    def forward(self, x):
        x = self.conv_in(x)
        if self.up:
            x = self.mid_block(x)
        for stage in self.up_blocks if self.up else self.down_blocks:
            x = stage(x)
        if not self.up:
            x = self.mid_block(x)
        return self.conv_out(F.silu(self.conv_norm_out(x)))


class AutoencoderKL(nn.Module):
    def __init__(self, widths, layers, latent, groups):
        super().__init__()
        self.encoder = Coder(3, 2 * latent, widths, layers, groups, False)
        self.quant_conv = nn.Conv2d(2 * latent, 2 * latent, 1)
        self.post_quant_conv = nn.Conv2d(latent, latent, 1)
        self.decoder = Coder(latent, 3, widths[::-1], layers + 1, groups, True)

    def encode(self, x):
        return self.quant_conv(self.encoder(2 * x - 1)).chunk(2, 1)[0]

    def decode(self, z):
        return self.decoder(self.post_quant_conv(z)) / 2 + 0.5


# ---- the TAESD family


def conv(c_in, c_out, **options):
    return nn.Conv2d(c_in, c_out, 3, padding=1, **options)


class Clamp(nn.Module):
    def forward(self, x):
        return torch.tanh(x / 3) * 3


class Block(nn.Module):
    def __init__(self, c, pooled=False):
        super().__init__()
        self.conv = nn.Sequential(conv(c, c), nn.ReLU(), conv(c, c), nn.ReLU(), conv(c, c))
        self.pool = None
        if pooled:
            self.pool = nn.Sequential(
                nn.Conv2d(c, 4 * c, 1, bias=False),
                nn.GroupNorm(4, 4 * c),
                nn.ReLU(),
                nn.Conv2d(4 * c, c, 1, bias=False),
            )

    def forward(self, x):
        if self.pool is not None:
            x = x + self.pool(x)
        return F.relu(self.conv(x) + x)


class Tiny(nn.Module):
    def __init__(self, width, latent, pooled):
        super().__init__()
        down, up = [conv(3, width), Block(width)], [Clamp(), conv(latent, width), nn.ReLU()]
        for stage in range(3):
            down.append(conv(width, width, stride=2, bias=False))
            down += [Block(width, pooled and stage == 2) for _ in range(3)]
            up += [Block(width, pooled and stage == 0) for _ in range(3)]
            up += [nn.Upsample(scale_factor=2), conv(width, width, bias=False)]
        self.encoder = nn.Sequential(*down, conv(width, latent))
        self.decoder = nn.Sequential(*up, Block(width), conv(width, 3))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)


def safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = numpy.frombuffer(data[begin:end], dtype={"F16": "<f2", "F32": "<f4"}[entry["dtype"]])
            tensors[name] = torch.from_numpy(values.astype(numpy.float32).reshape(entry["shape"]))
    return tensors


@torch.no_grad()
def case(model, side):
    x = hashed.picture("picture", (2, 3, side, side))
    z = model.encode(x)
    return {"side": side, "latent": hashed.sample(z), "output": hashed.sample(model.decode(z))}


def main():
    torch.set_num_threads(1)
    cases = {
        "kl": case(hashed.fill(AutoencoderKL([8, 16, 24], 2, 4, 4)), 32),
        "taesd": case(hashed.fill(Tiny(8, 4, False)), 32),
        "taef2 narrow": case(hashed.fill(Tiny(8, 6, True)), 32),
    }
    folder = sys.argv[1] if len(sys.argv) > 1 else "../shared/weights"
    taef2 = Tiny(64, 32, True)
    taef2.encoder.load_state_dict(safetensors(folder + "/taef2_encoder.safetensors"))
    taef2.decoder.load_state_dict(safetensors(folder + "/taef2_decoder.safetensors"))
    cases["taef2"] = case(taef2, 64)
    hashed.write(OUT, cases)


if __name__ == "__main__":
    main()
