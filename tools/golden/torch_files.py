# SPDX-License-Identifier: Apache-2.0
"""Small files of torch.save and the values in them, for TorchFileTest.

    /usr/bin/python3 tools/golden/torch_files.py

writes train/src/test/resources/weights/*.pth and torch.json. Made with Debian 12's python3-torch 1.13.1.
"""
import collections
import json
import pathlib

import torch

OUT = pathlib.Path(__file__).parent / "../../train/src/test/resources/weights"


def ramp(*shape, dtype=torch.float32):
    n = torch.Size(shape).numel()
    return ((torch.arange(n) - n / 3) / 8).reshape(shape).to(dtype)


def every_kind():
    shared = ramp(24)
    tensors = collections.OrderedDict()
    tensors["float"] = ramp(2, 3, 2)
    tensors["half"] = ramp(5, dtype=torch.float16)
    tensors["bfloat"] = ramp(5, dtype=torch.bfloat16)
    tensors["double"] = ramp(3, dtype=torch.float64)
    for name, dtype in (("long", torch.int64), ("int", torch.int32), ("short", torch.int16), ("char", torch.int8)):
        tensors[name] = torch.tensor([-3, 0, 100], dtype=dtype)
    tensors["byte"] = torch.tensor([0, 200], dtype=torch.uint8)
    tensors["bool"] = torch.tensor([True, False])
    tensors["scalar"] = torch.tensor(2.5)
    tensors["empty"] = torch.zeros(0, 3)
    tensors["transposed"] = ramp(3, 4).t()
    tensors["channels_last"] = ramp(2, 3, 2, 2).to(memory_format=torch.channels_last)
    tensors["whole"] = shared
    tensors["part"] = shared[6:18].reshape(3, 4)
    tensors["columns"] = shared.reshape(4, 6)[:, 1::2]
    tensors["parameter"] = torch.nn.Parameter(ramp(4))
    return tensors


def main():
    torch.manual_seed(1)
    module = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 2), torch.nn.BatchNorm2d(2))
    optimiser = torch.optim.AdamW(module.parameters())
    module(torch.ones(2, 1, 3, 3)).sum().backward()
    optimiser.step()
    checkpoint = {"epoch": 3, "best": 0.5, "args": [True, None, "x", 70000, -1, 2 ** 40, (1, 2, 3, 4)],
                  "state_dict": module.state_dict(), "optimizer": optimiser.state_dict()}
    averaged = dict(checkpoint, state_dict_ema={name: t + 1 for name, t in module.state_dict().items()})
    OUT.mkdir(parents=True, exist_ok=True)
    torch.save(every_kind(), OUT / "kinds.pth")
    torch.save(every_kind(), OUT / "kinds-before-1.6.pth", _use_new_zipfile_serialization=False)
    torch.save(checkpoint, OUT / "checkpoint.pth")
    torch.save(averaged, OUT / "averaged.pth")
    torch.save(module, OUT / "whole-module.pth")
    torch.save(module.state_dict(), OUT / "protocol4.pth", pickle_protocol=4)
    expected = {"kinds": every_kind(), "checkpoint": module.state_dict(), "averaged": averaged["state_dict_ema"]}
    (OUT / "torch.json").write_text(json.dumps({
        file: {name: {"shape": list(t.shape), "values": t.detach().double().reshape(-1).tolist()}
               for name, t in tensors.items()}
        for file, tensors in expected.items()}, indent=1) + "\n")


main()
