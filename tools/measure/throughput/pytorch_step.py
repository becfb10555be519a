# SPDX-License-Identifier: Apache-2.0
"""The same short run as org.fauxto.train.measure.TrainingThroughput, in Python's PyTorch.

usage: pytorch_step.py NETWORK BATCH SIDE THREADS WARM_UP TIMED [channels_last] [foreach] [fused]
needs: Debian 12's python3-torch (1.13.0) and python3-torchvision (0.14.1)

A step: normalise, forward, backward, AdamW, the loss read back. Nothing is uploaded, no gradient norm is taken and no logits are
read: Python gets the benefit of every doubt.
"""
import sys
import time

import torch
import torchvision

name, batch, side, threads, warm_up, timed = sys.argv[1], *map(int, sys.argv[2:7])
channels_last = "channels_last" in sys.argv
torch.set_num_threads(threads)
torch.manual_seed(1)

network = getattr(torchvision.models, name)(weights=None)
network.fc = torch.nn.Linear(network.fc.in_features, 1)
network.train()
pictures = torch.rand(batch, 3, side, side)
if channels_last:
    network = network.to(memory_format=torch.channels_last)
    pictures = pictures.contiguous(memory_format=torch.channels_last)
targets = (torch.arange(batch) % 2).float().reshape(batch, 1)
mean = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)

# as ours: no decay on biases and normalisation
decayed = [p for p in network.parameters() if p.dim() > 1]
others = [p for p in network.parameters() if p.dim() <= 1]
how = {key: True for key in ("foreach", "fused") if key in sys.argv}
optimiser = torch.optim.AdamW(
    [{"params": decayed, "weight_decay": 0.05}, {"params": others, "weight_decay": 0.0}], lr=1e-4, **how
)
loss_of = torch.nn.BCEWithLogitsLoss()

for step in range(warm_up + timed):
    cpu = time.process_time()
    wall = time.perf_counter()
    optimiser.zero_grad(set_to_none=True)
    loss = loss_of(network((pictures - mean) / deviation), targets)
    loss.backward()
    optimiser.step()
    value = loss.item()
    if step >= warm_up:
        print(f"step {time.perf_counter() - wall:.6f} {time.process_time() - cpu:.6f}")
print(f"loss {value:.6f}")
