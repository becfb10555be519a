# SPDX-License-Identifier: Apache-2.0
"""Outputs of torchvision's networks, the goldens of org.fauxto.train.nn.backbone.

    /usr/bin/python3 tools/golden/backbones.py [NAME ...]      (all networks without names)

writes train/src/test/resources/backbone/NAME.json: the logits of two pictures, and a hash of the tensors' names and shapes. Weights and
pictures are made from their names (hashed.py), so that no weights need keeping. Made with Debian 12's python3-torch 1.13.1 and
python3-torchvision 0.14.1. What torchvision has not comes from the references beside this script.
"""
import hashlib
import pathlib
import sys

import torch
import torchvision

import hashed
import yolo11_reference

OUT = pathlib.Path(__file__).parent / "../../train/src/test/resources/backbone"
CLASSES = 40


def of_torchvision(name, side):
    return getattr(torchvision.models, name)(weights=None, num_classes=CLASSES), side


def efficientnet_stem1(name, side):
    model, side = of_torchvision(name.removesuffix("_stem1"), side)
    model.features[0][0].stride = (1, 1)
    return model, side


class Same(torch.nn.Conv2d):
    """TensorFlow's SAME padding: the odd row and column of zeros at the bottom and right."""

    def forward(self, x):
        zeros = []
        for size, kernel, stride in zip(x.shape[:1:-1], self.kernel_size[::-1], self.stride[::-1]):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            zeros += [total // 2, total - total // 2]
        return super().forward(torch.nn.functional.pad(x, zeros))


def mobilenet_v2_tf(name, side):
    """torchvision's network with biases for normalisations and TensorFlow's padding, written for the test from the paper's table 2."""
    model, side = of_torchvision("mobilenet_v2", side)
    for sequence in [m for m in model.modules() if isinstance(m, torch.nn.Sequential)]:
        for i, part in enumerate(sequence):
            if isinstance(part, torch.nn.BatchNorm2d):
                conv = sequence[i - 1]
                sequence[i - 1] = Same(conv.in_channels, conv.out_channels, conv.kernel_size, conv.stride, groups=conv.groups)
                sequence[i] = torch.nn.Identity()
    return model, side


def resnet_instance6(name, side):
    """Six channels, InstanceNorm: as FIRE has it."""
    create = getattr(torchvision.models, name.removesuffix("_instance6"))
    model = create(weights=None, num_classes=CLASSES, norm_layer=torch.nn.InstanceNorm2d)
    model.conv1 = torch.nn.Conv2d(6, 64, 7, 2, 3, bias=False)
    return model, side


def vit(name, side):
    return getattr(torchvision.models, name)(weights=None, num_classes=CLASSES, image_size=side), side


def yolo11(name, side):
    return yolo11_reference.Yolo11Cls(name[len("yolo11")], CLASSES), side


# The sides leave odd sizes on the way down, where paddings show.
NETWORKS = {
    **{f"resnet{depth}": (of_torchvision, 72) for depth in (18, 34, 50, 101)},
    **{f"resnet{depth}_instance6": (resnet_instance6, 72) for depth in (18, 50)},
    **{f"regnet_y_{size}": (of_torchvision, 72) for size in ("400mf", "800mf", "1_6gf", "3_2gf", "8gf", "16gf", "32gf")},
    "mobilenet_v2": (of_torchvision, 72),
    "mobilenet_v2_tf": (mobilenet_v2_tf, 72),
    "squeezenet1_1": (of_torchvision, 72),
    **{f"efficientnet_b{i}": (of_torchvision, 72) for i in range(5)},
    **{f"efficientnet_b{i}_stem1": (efficientnet_stem1, 72) for i in range(5)},
    **{f"convnext_{size}": (of_torchvision, 72) for size in ("tiny", "small", "base", "large")},
    "vit_b_16": (vit, 80),
    **{f"swin_{size}": (of_torchvision, 72) for size in ("t", "s", "b")},
    **{f"yolo11{size}-cls": (yolo11, 72) for size in ("n", "s")},
}

# How far apart two pictures' logits must lie, as a share of the largest: the means of textures as alike as these two differ little, most
# of all where sums without an activation pile up.
NEEDED = {"resnet": 0.015, "squeezenet": 0.02}


def tensors(model):
    lines = [f"{name} {list(t.shape)}\n" for name, t in model.state_dict().items() if t.dtype.is_floating_point]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def amplified(model, gain):
    """Hashed values, kernels times the gain; float32 throughout, as in Java."""
    hashed.fill(model)
    with torch.no_grad():
        for tensor in model.state_dict().values():
            if tensor.dim() == 4:
                tensor.mul_(gain)
    return model.eval()


def golden(name):
    """
    With a gain too small, activations and squeeze-and-excitation let the picture die away below the biases, and every network would do.
    With one too large, the network is chaotic, and not even float32 and float64 agree. So: the smallest that shows the picture.
    """
    create, side = NETWORKS[name]
    model, side = create(name, side)
    picture = hashed.picture(name, (2, 6 if name.endswith("_instance6") else 3, side, side))
    needed = next((share for family, share in NEEDED.items() if name.startswith(family)), 0.05)
    # InstanceNorm makes any gain good, but blows up what hardly varies; with a small gain its epsilon sees to that
    start, precise = (1 / 256, 5e-5) if name.endswith("_instance6") else (1, 1e-5)
    for gain in (start + step / 32 for step in range(64)):
        with torch.no_grad():
            logits = amplified(model, gain)(picture)
        largest = logits.abs().max()
        apart = (logits[0] - logits[1]).abs().max() / largest
        if apart > needed:
            break
    with torch.no_grad():
        rounding = (model.double()(picture.double()) - logits).abs().max() / largest
    print(f"{name}: gain {gain}, largest logit {largest:.3g}, two pictures {apart:.2g} apart, rounding {rounding:.2g}")
    if apart <= needed or rounding > precise:
        raise SystemExit(f"{name}: no gain gives logits that depend on the picture, but not on rounding")
    return {
        "torchvision": torchvision.__version__,
        "side": side,
        "gain": gain,
        "trained": sum(p.numel() for p in model.parameters()),
        "tensors": tensors(model),
        "logits": hashed.sample(logits),
    }


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for network in sys.argv[1:] or NETWORKS:
        hashed.write(OUT / f"{network}.json", {network: golden(network)})
