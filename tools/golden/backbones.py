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


def yolo11(name, side):
    return yolo11_reference.Yolo11Cls(name[len("yolo11")], CLASSES), side


# The sides leave odd sizes on the way down, where paddings show.
NETWORKS = {
    **{f"efficientnet_b{i}": (of_torchvision, 72) for i in range(5)},
    **{f"efficientnet_b{i}_stem1": (efficientnet_stem1, 72) for i in range(5)},
    **{f"convnext_{size}": (of_torchvision, 72) for size in ("tiny", "small", "base", "large")},
    **{f"yolo11{size}-cls": (yolo11, 72) for size in ("n", "s")},
}


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
    picture = hashed.picture(name, (2, 3, side, side))
    for gain in (1 + step / 32 for step in range(64)):
        with torch.no_grad():
            logits = amplified(model, gain)(picture)
        largest = logits.abs().max()
        apart = (logits[0] - logits[1]).abs().max() / largest
        if apart > 0.05:
            break
    with torch.no_grad():
        rounding = (model.double()(picture.double()) - logits).abs().max() / largest
    print(f"{name}: gain {gain}, largest logit {largest:.3g}, two pictures {apart:.2g} apart, rounding {rounding:.2g}")
    if apart <= 0.05 or rounding > 1e-5:
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
