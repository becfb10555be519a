# SPDX-License-Identifier: Apache-2.0
"""Joins the CSV of org.fauxto.provenance.declared.MeasureDeclared with labels.

usage: declared_summary.py READ.csv MANIFEST.csv... > results/declared-provenance.csv
MANIFEST.csv has columns path, label (0 human, 1 AI) and sha256; a picture that lies in two folders is counted once.
Rows: per label and format the number of pictures examined and of those that declare nothing; then per detector,
direction and weight the number of pictures with such evidence and how many of the examined they are. On standard error:
every decisive AI declaration in a human picture, every camera in an AI picture, and all damaged metadata.
"""
import collections
import csv
import os
import sys


def main(read, manifests):
    known = {}  # file names are unique in the corpus, and the same in the pool
    for manifest in manifests:
        for row in csv.DictReader(open(manifest, newline="", encoding="utf-8")):
            known[os.path.basename(row["path"])] = (int(row["label"]), row["sha256"])
    pictures = collections.defaultdict(list)
    for row in csv.DictReader(open(read, newline="", encoding="utf-8")):
        label, sha256 = known[os.path.basename(row["path"])]
        same = pictures[label, sha256]
        if not same or same[0]["path"] == row["path"]:
            same.append(row)
    examined, silent, found = collections.Counter(), collections.Counter(), collections.Counter()
    for (label, _), rows in pictures.items():
        group = label, rows[0]["format"]
        examined[group] += 1
        silent[group] += not rows[0]["detector"]
        for kind in {(r["detector"], r["direction"], r["weight"]) for r in rows if r["detector"]}:
            found[group + kind] += 1
        for r in rows:
            report(label, r)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["label", "format", "detector", "direction", "weight", "pictures", "examined"])
    name = {0: "human", 1: "ai"}
    for group in sorted(examined):
        out.writerow([name[group[0]], group[1], "none", "", "", silent[group], examined[group]])
        for key in sorted(k for k in found if k[:2] == group):
            out.writerow([name[key[0]], *key[1:], found[key], examined[group]])


def report(label, row):
    accuses = label == 0 and row["direction"] == "AI"
    absolves = label == 1 and row["direction"] == "HUMAN"
    if accuses or absolves or row["detector"] == "declared-provenance":
        print("human" if label == 0 else "ai", *[row[c] for c in ("path", "detector", "weight", "found_in", "value")],
              sep=" | ", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
