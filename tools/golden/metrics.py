#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes core/src/test/resources/metrics/vectors.json: metrics by scikit-learn for the tests of org.fauxto.eval.metric.

Run from the repository root: /usr/bin/python3 tools/golden/metrics.py
Made with Debian 12: python3-sklearn 1.2.1, python3-numpy 1.24.2 (the file names the versions that made it).
"""
import json
import numpy as np
import sklearn
from sklearn.calibration import _SigmoidCalibration
from sklearn.metrics import (balanced_accuracy_score, brier_score_loss, confusion_matrix, f1_score, log_loss,
                             roc_auc_score, roc_curve)


def ece(p, y, bins=15):
    """Expected calibration error with bins of equal width, by numpy's own histogram."""
    edges = np.linspace(0, 1, bins + 1)
    n, _ = np.histogram(p, edges)
    sum_p, _ = np.histogram(p, edges, weights=p)
    sum_y, _ = np.histogram(p, edges, weights=y.astype(float))
    full = n > 0
    return float(np.sum(n[full] / len(p) * np.abs(sum_p[full] / n[full] - sum_y[full] / n[full])))


def threshold_at_fpr(z, y, target):
    """Smallest score in the data whose use as threshold (score >= t is AI) keeps the false positive rate."""
    fpr, _, t = roc_curve(y, z, drop_intermediate=False)
    return float(fpr[fpr <= target].max())


def case(name, z, y):
    z = np.round(np.asarray(z, float), 4)
    y = np.asarray(y, int)
    p = 1 / (1 + np.exp(-z))
    called = (z >= 0.25).astype(int)
    tn, fp, fn, tp = confusion_matrix(y, called, labels=[0, 1]).ravel()
    sigmoid = _SigmoidCalibration().fit(z, y)
    return dict(
        name=name, logits=z.tolist(), labels=y.tolist(),
        auc=roc_auc_score(y, z), threshold=0.25,
        balanced_accuracy=balanced_accuracy_score(y, called), f1=f1_score(y, called),
        confusion=dict(tp=int(tp), fp=int(fp), tn=int(tn), fn=int(fn)),
        log_loss=log_loss(y, p), brier=brier_score_loss(y, p), ece=ece(p, y),
        fpr_reached={str(t): threshold_at_fpr(z, y, t) for t in (0.0, 0.01, 0.05, 0.3)},
        scale=-sigmoid.a_, bias=-sigmoid.b_)


rng = np.random.default_rng(20261124)
y = rng.integers(0, 2, 200)
cases = [
    case("overlapping", rng.normal(0, 1.5, 200) + 1.2 * y - 0.4, y),
    case("many ties", np.round(rng.normal(0, 1, 150) + 0.8 * y[:150]), y[:150]),
    case("separable", np.where(y[:60] == 1, 3.0, -2.0) + rng.uniform(-1, 1, 60), y[:60]),
    case("few human", rng.normal(0.5, 1, 100) + 0.5 * (np.arange(100) >= 7), (np.arange(100) >= 7)),
]
out = dict(made_by="tools/golden/metrics.py", sklearn=sklearn.__version__, numpy=np.__version__, cases=cases)
with open("core/src/test/resources/metrics/vectors.json", "w", encoding="utf-8") as f:
    json.dump(out, f)
    f.write("\n")
