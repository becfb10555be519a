# SPDX-License-Identifier: Apache-2.0
"""What held-out scores say of a recipe: calibration and thresholds for the network that ships, and what verdicts they give.

usage: held.py SCORES.csv OUT/ [FOLDS]
  SCORES.csv   protocol.sh's: every fold's sources, scored by the network that never saw them
  FOLDS        those that choose, for example 023; the others are judged only (default: all choose)

Writes OUT/calibrated.csv (the same rows; probability and spread by a calibration that was fitted on the other folds that choose), OUT/verdicts.csv (shares of
verdicts under every delivery and fold, each fold judged by thresholds that were chosen on the others), and prints the calibration and thresholds of
all folds that choose: those that ship.

Calibration: Platt's, as org.fauxto.eval.metric.Calibration fits it, over all deliveries, then for classes of equal size. ai_threshold: the smallest, in steps of 0.01, at which no
delivery accuses more than 0.5 % of the human pictures, spread regarded. max_spread: the 95th percentile of human pictures as they are.
human_threshold: the largest, in steps of 0.01, at which no delivery lets more than 25 % of the AI pictures pass as human.
"""
import collections
import csv
import math
import pathlib
import sys

import numpy

ACCUSED, CLEARED, SPREAD = 0.005, 0.25, 0.95


def fit(logits, labels):
    """Scale and bias by Newton's method with Platt's targets; the bias for as many human pictures as AI ones, however many of each there are."""
    ai, human = labels.sum(), (1 - labels).sum()
    target = numpy.where(labels == 1, (ai + 1) / (ai + 2), 1 / (human + 2))
    x = numpy.stack([logits, numpy.ones_like(logits)], 1)
    w = numpy.array([0.0, math.log((ai + 1) / (human + 1))])
    for _ in range(100):
        p = 1 / (1 + numpy.exp(-x @ w))
        gradient = x.T @ (p - target)
        w = w - numpy.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]), gradient)
        if numpy.abs(gradient).max() < 1e-9:
            return w[0], w[1] + math.log(human / ai)
    sys.exit("calibration did not converge")


class Scores:
    def __init__(self, rows, fold_of):
        self.rows = rows
        self.label = numpy.array([int(r["label"]) for r in rows])
        self.fold = numpy.array([fold_of[r["source"]] for r in rows])
        self.delivery = numpy.array([r["path_name"] for r in rows])
        self.logit = numpy.array([float(r["logit"]) for r in rows])
        self.spread = numpy.array([float(r["spread"]) for r in rows])
        given = numpy.array([float(r["probability"]) for r in rows])
        for fold in set(self.fold):
            # a row's spread is in logits as its own network calibrated them: back to raw ones
            here = (self.fold == fold) & (given > 0.01) & (given < 0.99)
            scale, _ = numpy.polyfit(self.logit[here], numpy.log(given[here] / (1 - given[here])), 1)
            self.spread[self.fold == fold] /= scale

    def calibrated(self, wanted, by):
        scale, bias = fit(self.logit[by], self.label[by].astype(float))
        return 1 / (1 + numpy.exp(-(scale * self.logit[wanted] + bias))), self.spread[wanted] * scale


def thresholds(label, delivery, p, spread):
    human = label == 0
    limit = numpy.quantile(spread[human & (delivery == "as-is")], SPREAD)
    firm = spread <= limit
    grid = [i / 100 for i in range(1, 100)]
    worst = lambda test, of: max((test & of & (delivery == d)).sum() / (of & (delivery == d)).sum() for d in set(delivery))  # noqa: E731
    ai = min((t for t in grid if t > 0.5 and worst((p >= t) & firm, human) <= ACCUSED), default=0.99)
    low = max((t for t in grid if t < ai and worst((p <= t) & firm, ~human) <= CLEARED), default=0.01)
    return low, ai, limit


def verdicts(p, spread, low, ai, limit):
    return numpy.where(spread > limit, 1, numpy.where(p >= ai, 2, numpy.where(p <= low, 0, 1)))


def main():
    source, out = sys.argv[1], pathlib.Path(sys.argv[2])
    fold_of = {r["slug"]: r["fold"] for r in csv.DictReader(open("corpus/families.csv", newline="", encoding="utf-8"))}
    s = Scores(list(csv.DictReader(open(source, newline="", encoding="utf-8"))), fold_of)
    choosing = numpy.isin(s.fold, list(sys.argv[3])) if len(sys.argv) > 3 else numpy.ones(len(s.rows), bool)
    p, spread, said = numpy.zeros(len(s.rows)), numpy.zeros(len(s.rows)), numpy.zeros(len(s.rows), int)
    for fold in sorted(set(s.fold)):
        here, others = s.fold == fold, (s.fold != fold) & choosing
        p[here], spread[here] = s.calibrated(here, others)
        chosen = thresholds(s.label[others], s.delivery[others], *s.calibrated(others, others))
        said[here] = verdicts(p[here], spread[here], *chosen)
        print(f"fold {fold}, chosen on the others: human_threshold {chosen[0]:.2f}, ai_threshold {chosen[1]:.2f}, max_spread {chosen[2]:.2f}")
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "calibrated.csv", "w", newline="", encoding="utf-8") as f:
        table = csv.DictWriter(f, s.rows[0].keys(), lineterminator="\n")
        table.writeheader()
        for k, r in enumerate(s.rows):
            table.writerow({**r, "spread": f"{spread[k]:.6f}", "probability": f"{p[k]:.6f}"})
    with open(out / "verdicts.csv", "w", newline="", encoding="utf-8") as f:
        table = csv.writer(f, lineterminator="\n")
        table.writerow(["fold", "delivery", "label", "pictures", "human", "inconclusive", "ai"])
        for fold in sorted(set(s.fold)):
            for d in dict.fromkeys(s.delivery):
                for label in (0, 1):
                    v = said[(s.fold == fold) & (s.delivery == d) & (s.label == label)]
                    table.writerow([fold, d, label, len(v), *(f"{(v == k).mean():.4f}" for k in (0, 1, 2))])
    seen = collections.defaultdict(set)
    for k, r in enumerate(s.rows):
        seen[r["path"]].add(said[k])
    print(f"verdicts that flip between ai and human over {len(set(s.delivery))} deliveries: "
          f"{sum({0, 2} <= v for v in seen.values())} of {len(seen)} pictures")
    scale, bias = fit(s.logit[choosing], s.label[choosing].astype(float))
    low, ai, limit = thresholds(s.label[choosing], s.delivery[choosing], *s.calibrated(choosing, choosing))
    print(f"all that choose: temperature {1 / scale:.4f}, bias {bias:.4f}; human_threshold {low:.2f}, ai_threshold {ai:.2f}, max_spread {limit:.2f}")


if __name__ == "__main__":
    main()
