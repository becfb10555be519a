# SPDX-License-Identifier: Apache-2.0
"""Weights and inputs that Java and Python make alike from a tensor's name, so that fixtures hold outputs only.

The other half is train/src/test/java/org/fauxto/train/golden/Hashed.java. Value i of a tensor is u in [-1, 1) from the
high 24 bits of SplitMix64 seeded with the name's FNV-1a hash (64 bits, UTF-8), and then
  - matrices and kernels: u sqrt(3 / fan-in), which keeps the variance of what passes through;
  - vectors called weight or running_var: 1 + 0.2 u; other vectors: 0.2 u.
"""
import json
import platform

import numpy
import torch

GOLDEN = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


def uniform(name, size):
    """Float64 in [-1, 1)."""
    seed = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        seed = ((seed ^ byte) * 0x100000001B3) & MASK
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed) + numpy.arange(1, size + 1, dtype=numpy.uint64) * numpy.uint64(GOLDEN)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(40)).astype(numpy.float64) / 2.0**23 - 1


def weight(name, shape):
    shape = tuple(shape)
    u = uniform(name, int(numpy.prod(shape)))
    if len(shape) >= 2:
        values = u * numpy.sqrt(3.0 / numpy.prod(shape[1:]))
    elif name.endswith("weight") or name.endswith("running_var"):
        values = 1 + 0.2 * u
    else:
        values = 0.2 * u
    return torch.from_numpy(values.astype(numpy.float32).reshape(shape))


def fill(module, prefix=""):
    """Gives every tensor of a module its hashed values, by its name behind the prefix."""
    state = module.state_dict()
    for name, tensor in state.items():
        if tensor.dtype.is_floating_point:
            state[name] = weight(prefix + name, tensor.shape)
    module.load_state_dict(state)
    return module


def picture(name, shape):
    """RGB in 0..1: a hashed texture of low contrast on a smooth ground."""
    n, c, h, w = shape
    u = uniform(name, n * c * h * w).reshape(shape)
    y = numpy.linspace(0, 1, h).reshape(1, 1, h, 1)
    x = numpy.linspace(0, 1, w).reshape(1, 1, 1, w)
    return torch.from_numpy((0.5 + 0.25 * (y - x) + 0.2 * u).astype(numpy.float32))


def sample(tensor, most=400):
    """Up to this many values, evenly spaced from the first on; the step is odd, so that it meets every row and column."""
    flat = tensor.detach().reshape(-1)
    return [float(f"{v:.9g}") for v in flat[:: -(-flat.numel() // most) | 1].tolist()]


def write(path, cases):
    versions = {"python": platform.python_version(), "torch": torch.__version__, "numpy": numpy.__version__}
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"versions": versions, "cases": cases}, out, indent=0)
        out.write("\n")
