#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes core/src/test/resources/metrics/weighted.json: weighted metrics by scikit-learn, tests and intervals by R.

Run from the repository root: /usr/bin/python3 tools/golden/evaluation.py
Made with Debian 12: python3-sklearn 1.2.1, python3-numpy 1.24.2, python3-scipy 1.10.1; R 4.2.2 with r-cran-proc 1.18.0
(DeLong's test). The file names the versions that made it. What scikit-learn leaves undefined is null.
"""
import json
import subprocess
import warnings
import numpy as np
import scipy
import sklearn
from scipy.stats import beta, binomtest, norm
from sklearn import metrics as m

warnings.filterwarnings("ignore")


def tpr_at(y, z, w, target):
    fpr, tpr, _ = m.roc_curve(y, z, sample_weight=w, drop_intermediate=False)
    return float(tpr[fpr <= target * (1 + 1e-9)].max())


def ece(p, y, w, bins=15):
    edges = np.linspace(0, 1, bins + 1)
    sp, _ = np.histogram(p, edges, weights=p * w)
    sy, _ = np.histogram(p, edges, weights=y * w)
    return float(np.abs(sp - sy).sum() / w.sum())


def case(name, z, y, w):
    z = np.round(np.asarray(z, float), 4)
    y = np.asarray(y, int)
    w = np.asarray(w, float)
    p = 1 / (1 + np.exp(-z))
    called = (p >= 0.6).astype(int)
    both = 0 < y[w > 0].sum() < len(y[w > 0])
    o = dict(sample_weight=w)
    tn, fp, fn, tp = m.confusion_matrix(y, called, labels=[0, 1], **o).ravel()

    def div(a, b):
        return float(a / b) if b > 0 else None
    return dict(
        name=name, logits=z.tolist(), labels=y.tolist(), weights=w.tolist(), figures={
            "accuracy": m.accuracy_score(y, called, **o),
            "balanced_accuracy": m.balanced_accuracy_score(y, called, **o) if both else None,
            "precision_ai": m.precision_score(y, called, **o) if tp + fp > 0 else None,
            "recall_ai": m.recall_score(y, called, **o) if tp + fn > 0 else None,
            "f1_ai": m.f1_score(y, called, **o) if tp + fp + fn > 0 else None,
            "precision_human": m.precision_score(y, called, pos_label=0, **o) if tn + fn > 0 else None,
            "recall_human": m.recall_score(y, called, pos_label=0, **o) if tn + fp > 0 else None,
            "f1_human": m.f1_score(y, called, pos_label=0, **o) if tn + fp + fn > 0 else None,
            "false_positive_rate": div(fp, fp + tn),
            "auc": m.roc_auc_score(y, z, **o) if both else None,
            "average_precision": m.average_precision_score(y, z, **o) if tp + fn > 0 else None,
            "tpr_at_fpr_0.01": tpr_at(y, z, w, 0.01) if both else None,
            "tpr_at_fpr_0.05": tpr_at(y, z, w, 0.05) if both else None,
            "log_loss": m.log_loss(y, p, labels=[0, 1], **o),
            "brier": m.brier_score_loss(y, p, **o),
            "ece": ece(p, y, w)})


def delong(name, a, b, y):
    """pROC's roc.test(method = "delong", paired) and ci.auc; one number a line."""
    r = """suppressMessages(library(pROC)); a <- c(%s); b <- c(%s); y <- c(%s)
    ra <- roc(y, a, levels=c(0,1), direction="<", quiet=TRUE); rb <- roc(y, b, levels=c(0,1), direction="<", quiet=TRUE)
    t <- roc.test(ra, rb, method="delong", paired=TRUE)
    cat(format(c(auc(ra), auc(rb), t$statistic, t$p.value, ci.auc(ra, method="delong")[c(1,3)]), digits=17), sep="\\n")
    cat("\\n", as.character(packageVersion("pROC")), "\\n", R.version$major, ".", R.version$minor, "\\n", sep="")"""
    s = [",".join(str(v) for v in x) for x in (a, b, y)]
    lines = subprocess.run(["Rscript", "-e", r % tuple(s)], check=True, capture_output=True, text=True).stdout.split()
    versions.update(pROC=lines[6], R=lines[7])
    keys = ("auc_a", "auc_b", "z", "p_value", "low_a", "high_a")
    return dict(name=name, a=list(a), b=list(b), labels=list(y), **{k: float(v) for k, v in zip(keys, lines)})


rng = np.random.default_rng(20261125)
versions = dict(sklearn=sklearn.__version__, numpy=np.__version__, scipy=scipy.__version__)
y = rng.integers(0, 2, 150)
z = rng.normal(0, 1.5, 150) + 1.2 * y - 0.4
cases = [
    case("weights", z, y, rng.integers(0, 5, 150)),
    case("fractional weights", z, y, rng.uniform(0.1, 3, 150)),
    case("ties and weights", np.round(z), y, rng.integers(0, 4, 150)),
    case("constant scores", np.full(40, 0.3), y[:40], np.ones(40)),
    case("human only", z[y == 0], y[y == 0], np.ones((y == 0).sum())),
    case("AI only", z[y == 1], y[y == 1], np.ones((y == 1).sum())),
    case("nothing called AI", z[:30] - 9, y[:30], np.ones(30)),
    case("perfect", np.where(y[:50] == 1, 4.0, -4.0), y[:50], np.ones(50)),
    case("one class weighs nothing", z[:60], y[:60], (y[:60] == 1).astype(float)),
]
yd = rng.integers(0, 2, 120)
a = np.round(rng.normal(0, 1, 120) + 1.1 * yd, 3)
b = np.round(0.6 * a + rng.normal(0, 1, 120) + 0.3 * yd, 3)
out = dict(
    made_by="tools/golden/evaluation.py", versions=versions, threshold=0.6, cases=cases,
    delong=[delong("correlated", a.tolist(), b.tolist(), yd.tolist()),
            delong("ties", np.round(a).tolist(), np.round(2 * b).tolist(), yd.tolist())],
    fair_coin=[dict(k=k, n=n, p=binomtest(k, n, 0.5).pvalue) for k, n in [(0, 5), (3, 10), (5, 10), (40, 121), (700, 1500)]],
    clopper_pearson=[dict(k=k, n=n, low=float(np.nan_to_num(beta.ppf(0.025, k, n - k + 1))),
                          high=float(beta.ppf(0.975, k + 1, n - k)) if k < n else 1.0,
                          upper95=float(beta.ppf(0.95, k + 1, n - k)) if k < n else 1.0)
                     for k, n in [(0, 30), (0, 299), (1, 100), (7, 147), (30, 30), (1200, 100000)]],
    wilson=[dict(k=k, n=n, **dict(zip(("low", "high"), map(float, binomtest(k, n).proportion_ci(0.95, "wilson")))))
            for k, n in [(0, 12), (3, 20), (40, 40), (500, 2000)]],
    normal=[dict(z=x, p=float(2 * norm.sf(x))) for x in (0.0, 0.3, 1.0, 1.959963984540054, 2.5, 4.2, 4.3, 6.0, 12.0)])
with open("core/src/test/resources/metrics/weighted.json", "w", encoding="utf-8") as f:
    json.dump(out, f)
    f.write("\n")
