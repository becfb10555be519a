# SPDX-License-Identifier: Apache-2.0
"""The tiny autoencoder of madebyollin/taesd ("taef2", MIT), rebuilt from the tensor names of its safetensors files.

The names follow a Sequential, so the layer of every index can be read off the names and shapes:
``N.conv.0/2/4`` is a residual block, with ``N.pool.*`` also a 1x1-convolved, group-normalised branch;
a bare ``N.weight`` is a 3x3 convolution; decoder indices without tensors are Clamp (0), ReLU (2) and Upsample (6, 11, 16).
"""
import json
import struct

import numpy as np
import torch
from torch import nn

GROUPS = 4
ENCODER_STRIDED = {2, 6, 10}
DECODER_FREE_LAYERS = {0: "clamp", 2: "relu", 6: "upsample", 11: "upsample", 16: "upsample"}


def read_safetensors(path):
    """Reads an F16 safetensors file: 8-byte little-endian header length, JSON header, raw tensors."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F16":
            raise ValueError(f"{path}: tensor {name} is {entry['dtype']}, expected F16")
        start, end = entry["data_offsets"]
        array = np.frombuffer(data[start:end], dtype="<f2").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(array.astype(np.float32))
    return tensors


class Clamp(nn.Module):
    def forward(self, x):
        return torch.tanh(x / 3) * 3


class Block(nn.Module):
    def __init__(self, width, pooled):
        super().__init__()
        self.conv = nn.Sequential(
            conv(width, width), nn.ReLU(), conv(width, width), nn.ReLU(), conv(width, width))
        self.pool = nn.Sequential(
            nn.Conv2d(width, 4 * width, 1, bias=False), nn.GroupNorm(GROUPS, 4 * width), nn.ReLU(),
            nn.Conv2d(4 * width, width, 1, bias=False)) if pooled else None

    def forward(self, x):
        if self.pool is not None:
            x = x + self.pool(x)
        return torch.relu(self.conv(x) + x)


def conv(inputs, outputs, stride=1, bias=True):
    return nn.Conv2d(inputs, outputs, 3, padding=1, stride=stride, bias=bias)


def build(tensors, strided, free_layers):
    last = max(int(name.split(".")[0]) for name in tensors)
    layers = []
    for index in range(last + 1):
        if index in free_layers:
            layers.append({"clamp": Clamp, "relu": nn.ReLU,
                           "upsample": lambda: nn.Upsample(scale_factor=2)}[free_layers[index]]())
        elif f"{index}.weight" in tensors:
            outputs, inputs = tensors[f"{index}.weight"].shape[:2]
            layers.append(conv(inputs, outputs, 2 if index in strided else 1, f"{index}.bias" in tensors))
        else:
            width = tensors[f"{index}.conv.0.weight"].shape[0]
            layers.append(Block(width, f"{index}.pool.0.weight" in tensors))
    model = nn.Sequential(*layers)
    model.load_state_dict(tensors, strict=True)
    return model.eval()


class TinyAutoencoder:
    """Encodes and decodes pictures whose sides are multiples of 8."""

    def __init__(self, weights_folder):
        # One thread and deterministic kernels: the same machine gives the same bytes.
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True)
        self.encoder = build(read_safetensors(f"{weights_folder}/taef2_encoder.safetensors"), ENCODER_STRIDED, {})
        self.decoder = build(read_safetensors(f"{weights_folder}/taef2_decoder.safetensors"), set(), DECODER_FREE_LAYERS)

    @torch.no_grad()
    def round_trip(self, rgb):
        """uint8 HxWx3 in, uint8 HxWx3 out."""
        if rgb.shape[0] % 8 or rgb.shape[1] % 8:
            raise ValueError(f"sides must be multiples of 8, got {rgb.shape}")
        x = torch.from_numpy(rgb.astype(np.float32) / 255).permute(2, 0, 1)[None]
        y = self.decoder(self.encoder(x)).clamp(0, 1)
        return (y[0].permute(1, 2, 0).numpy() * 255).round().astype(np.uint8)


def psnr(a, b):
    """Peak signal-to-noise ratio of two uint8 pictures, in dB."""
    error = np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2)
    return 10 * np.log10(255 ** 2 / error)
