# SPDX-License-Identifier: Apache-2.0
"""What one change of the recipe brought: differences of held-out figures, with intervals.

usage: ablation.py BASE.csv NAME=OTHER.csv ... > table.csv
  scores.csv files of `fauxto evaluate` (or protocol.sh's, all folds together); compared on the pictures and deliveries that both have

A row per variant and delivery: ROC AUC of both, their difference, and its 95 % interval from 2,000 draws of whole sources with replacement, human
and AI sources apart (pictures of a source are alike, so they are drawn together; both scorers see the same draw). Logits of different folds come from
different networks: within a fold they are compared, and folds are averaged by their number of pairs. Seed 1.
"""
import collections
import csv
import sys

import numpy

DRAWS = 2000


def read(file):
    """{delivery: {path: (label, source, fold, logit)}}"""
    table = collections.defaultdict(dict)
    for r in csv.DictReader(open(file, newline="", encoding="utf-8")):
        table[r["path_name"]][r["path"]] = (int(r["label"]), r["source"], float(r["logit"]))
    return table


def folds(families):
    return {r["slug"]: r["fold"] for r in csv.DictReader(open(families, newline="", encoding="utf-8"))}


def wins(ai, human):
    """Matrix of 1 where the AI picture scores higher, 0.5 where both score alike."""
    d = ai[:, None] - human[None, :]
    return (d > 0) + 0.5 * (d == 0)


class Fold:
    """Sums of wins by AI source and human source: an AUC of any draw of sources is a weighted mean of them."""

    def __init__(self, pictures, scores):
        sources = [sorted({p[1] for p in pictures if p[0] == label}) for label in (1, 0)]
        index = [{s: i for i, s in enumerate(names)} for names in sources]
        side = [[k for k, p in enumerate(pictures) if p[0] == label] for label in (1, 0)]
        owner = [numpy.array([index[n][pictures[k][1]] for k in side[n]]) for n in (0, 1)]
        w = wins(scores[side[0]], scores[side[1]])
        rows = numpy.zeros((len(sources[0]), w.shape[1]))
        numpy.add.at(rows, owner[0], w)
        self.sums = numpy.zeros((len(sources[1]), len(sources[0])))
        numpy.add.at(self.sums, owner[1], rows.T)
        self.sizes = [numpy.bincount(owner[n], minlength=len(sources[n])).astype(float) for n in (0, 1)]

    def part(self, ai, human):
        return human @ self.sums @ ai, (self.sizes[0] @ ai) * (self.sizes[1] @ human)


def auc(parts):
    return sum(p[0] for p in parts) / sum(p[1] for p in parts)


def main():
    base, others = read(sys.argv[1]), dict(a.split("=", 1) for a in sys.argv[2:])
    fold_of = folds("corpus/families.csv")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["variant", "delivery", "pictures", "auc", "base_auc", "difference", "low", "high"])
    for name, file in others.items():
        other = read(file)
        for delivery in (d for d in base if d in other):
            common = sorted(set(base[delivery]) & set(other[delivery]))
            pairs = []
            for fold in sorted({fold_of[base[delivery][p][1]] for p in common}):
                here = [p for p in common if fold_of[base[delivery][p][1]] == fold]
                pictures = [base[delivery][p] for p in here]
                pairs.append([Fold(pictures, numpy.array([t[delivery][p][2] for p in here])) for t in (base, other)])
            ones = [[numpy.ones(len(n)) for n in pair[0].sizes] for pair in pairs]
            before, after = (auc([pair[k].part(*w) for pair, w in zip(pairs, ones)]) for k in (0, 1))
            random, draws = numpy.random.default_rng(1), []
            for _ in range(DRAWS):
                w = [[random.multinomial(len(n), numpy.full(len(n), 1 / len(n))).astype(float) for n in pair[0].sizes] for pair in pairs]
                draws.append(auc([p[1].part(*d) for p, d in zip(pairs, w)]) - auc([p[0].part(*d) for p, d in zip(pairs, w)]))
            low, high = numpy.percentile(draws, [2.5, 97.5])
            figures = [after, before, after - before, low, high]
            out.writerow([name, delivery, len(common), *(f"{x:.3f}" for x in figures)])


if __name__ == "__main__":
    main()
