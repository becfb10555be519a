# SPDX-License-Identifier: Apache-2.0
"""A small subset of a manifest: the first N pictures of each class by sha256.

usage: subset.py MANIFEST N OUT.csv
"""
import csv
import os
import sys

manifest, n, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rows = sorted(csv.DictReader(open(manifest, newline="", encoding="utf-8")), key=lambda r: r["sha256"])
rows = [r for label in "01" for r in [r for r in rows if r["label"] == label][:n]]
for r in rows:
    r["path"] = os.path.relpath(os.path.join(os.path.dirname(manifest), r["path"]), os.path.dirname(os.path.abspath(out)))
with open(out, "w", newline="", encoding="utf-8") as file:
    table = csv.DictWriter(file, rows[0], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
