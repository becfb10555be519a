#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How far trivial statistics of crops tell the classes apart: blockiness, high frequencies, bytes as PNG.

usage: /usr/bin/python3 tools/leak/leak.py FOLDER CROP_SIZE
FOLDER holds crops.f32 (N x [3, S, S] float32) and crops.csv (label,source), as org.fauxto.train.data.CropInspection
writes them. Prints the AUC of each statistic by itself, as |AUC - .5| + .5, and of a logistic regression on all of
them, cross-validated with whole sources held out (pairs of one human and one AI fold) and with random folds.
"""
import csv
import io
import sys
import numpy as np
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

LUMA = np.array([0.299, 0.587, 0.114])


def blockiness(y):
    """Mean |second difference| at each of the 8 column and row phases, over the mean of the others: the largest."""
    out = []
    for a in (y, y.T):
        d = np.abs(a[:, :-3] - 3 * a[:, 1:-2] + 3 * a[:, 2:-1] - a[:, 3:])
        phase = np.array([d[:, k::8].mean() for k in range(8)]) + 1e-6
        out.append(phase.max() / np.median(phase))
        out.append(phase.std() / phase.mean())
    return out[0] + out[2], out[1] + out[3]


def features(x):
    y = np.tensordot(LUMA, x, 1) * 255
    window = np.outer(np.hanning(y.shape[0]), np.hanning(y.shape[1]))
    power = np.abs(np.fft.fftshift(np.fft.fft2((y - y.mean()) * window))) ** 2
    n = y.shape[0]
    r = np.hypot(*np.meshgrid(np.arange(n) - n // 2, np.arange(n) - n // 2)) / (n / 2)
    hf, mf, lf = power[r > 0.6].sum(), power[(r > 0.25) & (r <= 0.6)].sum(), power[r <= 0.25].sum()
    b = io.BytesIO()
    Image.fromarray(np.round(x * 255).astype(np.uint8).transpose(1, 2, 0)).save(b, "PNG")
    chroma = np.abs(np.diff(x[2] - x[1], axis=1)).mean()
    top, spread = blockiness(y)
    return [top, spread, np.log(hf + 1), np.log((hf + 1) / (lf + 1)), np.log((hf + 1) / (mf + 1)),
            np.log(b.tell()), y.mean(), np.log(y.std() + .1), np.log(chroma + 1e-4)]


NAMES = ["blockiness max/median", "blockiness spread", "log HF energy", "log HF/LF", "log HF/MF", "log PNG bytes",
         "mean luma", "log contrast", "log chroma detail"]


def main():
    folder, size = sys.argv[1], int(sys.argv[2])
    rows = list(csv.DictReader(open(f"{folder}/crops.csv")))
    label = np.array([int(r["label"]) for r in rows])
    source = np.array([r["source"] for r in rows])
    crops = np.memmap(f"{folder}/crops.f32", np.float32, "r").reshape(-1, 3, size, size)
    f = np.array([features(np.asarray(c, float)) for c in crops])
    for k, name in enumerate(NAMES):
        a = roc_auc_score(label, f[:, k])
        print(f"{name:24s} AUC {max(a, 1 - a):.3f}")
    def model():
        return make_pipeline(StandardScaler(), LogisticRegression(C=1.0))
    groups = {"blockiness only": [0, 1], "spectrum only": [2, 3, 4], "all": list(range(len(NAMES)))}
    for name, cols in groups.items():
        p = cross_val_predict(model(), f[:, cols], label, cv=StratifiedKFold(5, shuffle=True, random_state=0),
                              method="predict_proba")[:, 1]
        held = np.full(len(label), np.nan)
        humans, ais = (sorted(set(source[label == y])) for y in (0, 1))
        for k in range(4):
            out = np.isin(source, humans[k::4] + ais[k::4])
            held[out] = model().fit(f[~out][:, cols], label[~out]).decision_function(f[out][:, cols])
        print(f"logistic, {name:16s} random folds AUC {roc_auc_score(label, p):.3f}, "
              f"unseen sources AUC {roc_auc_score(label, held):.3f}")


main()
