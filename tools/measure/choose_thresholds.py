#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Choose the verdict's thresholds from scores of pictures that were not trained on.

usage: choose_thresholds.py MANIFEST.csv SCORES.csv DETECT.jsonl > table.csv
  MANIFEST.csv  made by threshold_manifest.py
  SCORES.csv    of `fauxto evaluate --data MANIFEST.csv` (deliveries jpeg90, 768q60, 512q40)
  DETECT.jsonl  of `cut -d, -f1 MANIFEST.csv | tail -n +2 | fauxto detect --format jsonl -` (delivery: as it is)

ai_threshold: the smallest, in steps of 0.01, at which no delivery accuses more than 1 % of the human pictures of all sources
taken together, nor more than 2 % of those of any one source. human_threshold: the largest at which no delivery lets more
than 10 % of the AI pictures pass as human. Pictures that the content gate turns away count as neither; a spread above
MAX_SPREAD (the 99th percentile of human pictures as they are) makes inconclusive.
"""
import collections, csv, json, math, sys

manifest = {r["path"]: r for r in csv.DictReader(open(sys.argv[1], newline=""))}
rows = collections.defaultdict(list)  # delivery -> [(label, slug, probability)]
for r in csv.DictReader(open(sys.argv[2], newline="")):
    rows[r["path_name"]].append((int(r["label"]), r["source"], float(r["probability"])))
spreads = []
for line in open(sys.argv[3]):
    r = json.loads(line)
    m = manifest[r["path"]]
    network = [e for e in r["evidence"] if e["detector"] == "pixel-network" and e["weight"] == "measured"]
    if not network or any(e["direction"] == "abstain" for e in r["evidence"]):
        continue
    rows["as it is"].append((int(m["label"]), m["slug"], network[0]["score"]))
    if m["label"] == "0":
        spreads.append(float(network[0]["details"]["spread"]))


def share(values, test):
    values = list(values)
    return sum(map(test, values)) / len(values) if values else 0.0


def accusations(delivery, t):
    human = [(s, p) for l, s, p in rows[delivery] if l == 0]
    by = collections.defaultdict(list)
    for s, p in human:
        by[s].append(p)
    overall = share((p for _, p in human), lambda p: p >= t)
    worst = max((share(ps, lambda p: p >= t), s) for s, ps in by.items())
    return overall, worst


def passed(delivery, t):
    return share((p for l, _, p in rows[delivery] if l == 1), lambda p: p <= t)


grid = [i / 100 for i in range(1, 100)]
ai = next((t for t in grid if t > 0.5 and all(a <= 0.01 and w[0] <= 0.02 for a, w in (accusations(d, t) for d in rows))), None)
human = max((t for t in grid if t < 0.5 and all(passed(d, t) <= 0.10 for d in rows)), default=None)
spreads.sort()
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["delivery", "human", "ai", "threshold", "human_accused", "worst_source", "worst_source_accused", "ai_found", "human_cleared", "ai_passed_as_human"])
for d in sorted(rows):
    for t in sorted({ai or 0.99, 0.5}):
        a, w = accusations(d, t)
        n = [sum(1 for l, _, _ in rows[d] if l == k) for k in (0, 1)]
        out.writerow([d, n[0], n[1], t, f"{a:.4f}", w[1], f"{w[0]:.4f}",
                      f"{share((p for l, _, p in rows[d] if l == 1), lambda p: p >= t):.4f}",
                      f"{share((p for l, _, p in rows[d] if l == 0), lambda p: p <= (human or 0)):.4f}",
                      f"{passed(d, human or 0):.4f}"])
print(f"ai_threshold {ai}, human_threshold {human}, spread of humans as they are: median {spreads[len(spreads) // 2]:.2f}, "
      f"99th percentile {spreads[int(len(spreads) * 0.99)]:.2f}", file=sys.stderr)
