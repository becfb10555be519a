# SPDX-License-Identifier: Apache-2.0
"""Outputs of the variational autoencoder and its classifier in plain torch, for train/src/test/java/org/fauxto/train/nn/vae/VaeGoldenTest.

Written for the test: layers, torch's own Gaussian and its divergence, the bound as Kingma and Welling 2014 have it; no code in common with
the Java side. Run in the repository's root with Debian's Python:

    /usr/bin/python3 tools/golden/vae_reference.py
"""
import sys

import torch
from torch import nn
from torch.distributions import Normal, kl_divergence
from torch.nn import functional as F

sys.path.insert(0, "tools/golden")
import hashed

OUT = "train/src/test/resources/vae/vae.json"
SIDE = 32
WIDTHS = (6, 10)
LATENTS = 5
BETA = 0.3
# two human pictures and an AI one, targets smoothed by 0.1
TARGETS = (0.05, 0.95, 0.05)
ELBO, CLASSIFICATION = 2.0, 0.5


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        down = zip((3,) + WIDTHS, WIDTHS)
        self.encoder = nn.Sequential(*[m for i, o in down for m in (nn.Conv2d(i, o, 3, 2, 1), nn.SiLU())])
        self.mean = nn.Conv2d(WIDTHS[-1], LATENTS, 1)
        self.log_variance = nn.Conv2d(WIDTHS[-1], LATENTS, 1)
        layers = []
        for i, o in zip((LATENTS,) + WIDTHS[::-1], WIDTHS[::-1]):
            layers += [nn.Conv2d(i, o, 3, padding=1), nn.SiLU(), nn.Upsample(scale_factor=2, mode="nearest")]
        self.decoder = nn.Sequential(*layers, nn.Conv2d(WIDTHS[0], 3, 3, padding=1))

    def posterior(self, x):
        code = self.encoder(2 * x - 1)
        return Normal(self.mean(code), (self.log_variance(code).clamp(-30, 20) / 2).exp())

    def decode(self, z):
        return torch.sigmoid(self.decoder(z))


def block(i, o, stride):
    return nn.Sequential(nn.Conv2d(i, o, 3, stride, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU())


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(*[block(i, o, 2) for i, o in zip((3,) + WIDTHS, WIDTHS)])
        self.joint = block(WIDTHS[-1] + LATENTS, WIDTHS[-1], 1)
        self.logit = nn.Linear(WIDTHS[-1], 1)

    def forward(self, error, mean):
        return self.logit(self.joint(torch.cat([self.features(error), mean], 1)).mean((2, 3)))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.vae = Vae()
        self.classifier = Classifier()

    def forward(self, x):
        mean = self.vae.posterior(x).mean
        error = (x - self.vae.decode(mean)).abs()
        return {"mean": mean, "error": error, "logits": self.classifier(error, mean)}

    def losses(self, x, targets, noise):
        human = [n for n, t in enumerate(TARGETS) if t < 0.5]
        q = self.vae.posterior(x[human])
        z = q.mean + q.stddev * noise[human]
        square = F.mse_loss(self.vae.decode(z), x[human], reduction="sum") / len(human)
        divergence = kl_divergence(q, Normal(0.0, 1.0)).sum() / len(human)
        bound = (square + BETA * divergence) / (3 * SIDE * SIDE)
        with torch.no_grad():
            mean = self.vae.posterior(x).mean
            error = (x - self.vae.decode(mean)).abs()
        return bound, F.binary_cross_entropy_with_logits(self.classifier(error, mean), targets)


def main():
    torch.set_num_threads(1)
    x = hashed.picture("picture", (3, 3, SIDE, SIDE))
    noise = hashed.weight("noise", (3, LATENTS, SIDE >> len(WIDTHS), SIDE >> len(WIDTHS))) * 10
    model = hashed.fill(Network()).eval()
    with torch.no_grad():
        found = {name: hashed.sample(value, 200) for name, value in model(x).items()}
    bound, entropy = model.train().losses(x, torch.tensor(TARGETS)[:, None], noise)
    loss = ELBO * bound + CLASSIFICATION * entropy
    print(f"bound {float(bound):.4f}, cross-entropy {float(entropy):.4f}")
    found["loss"] = hashed.sample(loss)
    loss.backward()
    gradients = {name: hashed.sample(value.grad, 60) for name, value in model.named_parameters()}
    hashed.write(OUT, {"vae": found, "gradients": gradients})


if __name__ == "__main__":
    main()
