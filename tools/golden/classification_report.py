#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes core/src/test/resources/metrics/classification-reports.json: classification reports by scikit-learn.

Run from the repository root: /usr/bin/python3 tools/golden/classification_report.py
Made with Debian 12: python3-sklearn 1.2.1 (the file names the version that made it).
"""
import json
import sklearn
from sklearn.metrics import classification_report

COUNTS = [(40, 7, 33, 20), (1, 0, 1, 0), (0, 0, 5, 3), (4, 6, 0, 0), (0, 2, 0, 3), (1234, 56, 7890, 12)]
cases = []
for tp, fp, tn, fn in COUNTS:
    y = [1] * tp + [0] * fp + [0] * tn + [1] * fn
    called = [1] * tp + [1] * fp + [0] * tn + [0] * fn
    options = dict(labels=[0, 1], target_names=["human", "AI"], zero_division=0)
    # Where every call is wrong this version prints the supports of its own averages as floats: no text to compare with.
    text = classification_report(y, called, digits=4, **options) if tp + tn else None
    cases.append(dict(tp=tp, fp=fp, tn=tn, fn=fn,
                      report=classification_report(y, called, output_dict=True, **options),
                      text=text))
with open("core/src/test/resources/metrics/classification-reports.json", "w") as out:
    json.dump(dict(sklearn=sklearn.__version__, cases=cases), out, indent=1)
    out.write("\n")
