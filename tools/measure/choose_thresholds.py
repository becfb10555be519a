#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Choose the verdict's thresholds from scores of pictures that were not trained on.

usage: choose_thresholds.py SCORES.csv > table.csv
  SCORES.csv   of `fauxto evaluate` on the manifest that threshold_manifest.py made; its spread is in calibrated logits

ai_threshold: the smallest, in steps of 0.01, at which no delivery accuses more than 1 % of the human pictures of all sources
taken together, nor more than 2 % of those of any one source. human_threshold: the largest at which no delivery lets more
than 10 % of the AI pictures pass as human. max_spread: the 99th percentile among human pictures as they are.
"""
import collections, csv, sys

rows = collections.defaultdict(list)  # delivery -> [(label, source, probability)]
spreads = []
for r in csv.DictReader(open(sys.argv[1], newline="")):
    rows[r["path_name"]].append((int(r["label"]), r["source"], float(r["probability"])))
    if r["path_name"] == "as-is" and r["label"] == "0":
        spreads.append(float(r["spread"]))


def share(values, test):
    values = list(values)
    return sum(map(test, values)) / len(values) if values else 0.0


def accused(delivery, t):
    by = collections.defaultdict(list)
    for label, source, p in rows[delivery]:
        if label == 0:
            by[source].append(p)
    overall = share((p for ps in by.values() for p in ps), lambda p: p >= t)
    worst = max((share(ps, lambda p: p >= t), source) for source, ps in by.items())
    return overall, worst


def of(delivery, label, test):
    return share((p for l, _, p in rows[delivery] if l == label), test)


def keeps_the_promise(t):
    return all(a <= 0.01 and w[0] <= 0.02 for a, w in (accused(d, t) for d in rows))


grid = [i / 100 for i in range(1, 100)]
ai = min(t for t in grid if t > 0.5 and keeps_the_promise(t))
human = max(t for t in grid if t < 0.5 and all(of(d, 1, lambda p: p <= t) <= 0.10 for d in rows))
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["delivery", "human", "ai", "ai_threshold", "human_threshold", "human_accused", "worst_source",
              "worst_source_accused", "ai_found", "human_cleared", "ai_cleared"])
for d in rows:
    overall, (worst, source) = accused(d, ai)
    n = [sum(1 for l, _, _ in rows[d] if l == k) for k in (0, 1)]
    shares = [of(d, 1, lambda p: p >= ai), of(d, 0, lambda p: p <= human), of(d, 1, lambda p: p <= human)]
    out.writerow([d, *n, ai, human, f"{overall:.4f}", source, f"{worst:.4f}", *(f"{s:.4f}" for s in shares)])
spreads.sort()
print(f"ai_threshold {ai}, human_threshold {human}, max_spread {spreads[int(len(spreads) * 0.99)]:.2f} "
      f"(median {spreads[len(spreads) // 2]:.2f})", file=sys.stderr)
