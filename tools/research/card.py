# SPDX-License-Identifier: Apache-2.0
"""Tables of the model card.

usage: card.py data TRAIN.csv VAL.csv MANIFEST ... > data.csv     what the network learned from: a row per source (TRAIN, VAL of folds.py)
       card.py held EVALUATION/                                   Markdown on held-out pictures, from `fauxto evaluate --scores calibrated.csv`
       card.py kinds SCORES.csv DELIVERY HUMAN AI SPREAD          the same by kind of human picture, with verdicts by these thresholds and the ROC AUC against
                                                                  the AI pictures of the second collection
"""
import collections
import csv
import pathlib
import sys

# of sources collected by kind: corpus/README.md
KINDS = {"ha-": "drawn and rendered", "hd-": "designed: posters, memes, product shots, screenshots, scans", "hp-": "photographs"}


def rows(file):
    return list(csv.DictReader(open(file, newline="", encoding="utf-8")))


def data(train, val, manifests):
    families = {r["slug"]: r for r in rows("corpus/families.csv")}
    repository = {r["slug"]: r["source_repo"] for m in manifests for r in rows(m)}
    parts = [collections.defaultdict(list), collections.defaultdict(list)]
    for part, file in zip(parts, (train, val)):
        for r in rows(file):
            part[r["slug"]].append(r)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["source", "label", "repository", "family", "fold", "train", "val", "generator or kind", "licence of the images"])
    for slug in sorted(parts[0], key=lambda s: (parts[0][s][0]["label"], s)):
        every = parts[0][slug] + parts[1][slug]
        kinds = [k for k, _ in collections.Counter(r["generator"] for r in every).most_common(6)]
        licences = sorted({r["licence"] for r in every})
        family = families[slug]
        out.writerow([slug, every[0]["label"], repository[slug], family["family"], family["fold"], len(parts[0][slug]), len(parts[1][slug]),
                      "; ".join(kinds), "; ".join(licences)])


def interval(figures, delivery, metric):
    r = figures[delivery, metric]
    return f"{float(r['value']):.3f} [{float(r['low']):.2f}, {float(r['high']):.2f}]"


def held(folder):
    figures = {(r["path_name"], r["metric"]): r for r in rows(folder / "figures.csv")}
    groups = rows(folder / "evaluation.csv")
    deliveries = list(dict.fromkeys(d for d, _ in figures))
    print("| delivery | ROC AUC | balanced accuracy at 0.5 | human pictures at 0.5 or above |\n|---|---|---|---|")
    for d in deliveries:
        print(f"| {d} | {interval(figures, d, 'auc')} | {interval(figures, d, 'balanced_accuracy')} | {interval(figures, d, 'false_positive_rate')} |")
    families = {r["slug"]: r for r in rows("corpus/families.csv")}
    by = {(g["path_name"], g["group"], g["name"], g["label"]): g for g in groups}
    print("\n| family held out | sources | pictures | called AI at 0.5, as-is | 768q60 |\n|---|---|---|---|---|")
    table = collections.defaultdict(list)
    for g in groups:
        if g["group"] == "source" and g["path_name"] == "as-is":
            other = by["768q60", "source", g["name"], g["label"]]
            table[g["label"], families[g["name"]]["family"]].append((int(g["n"]), float(g["called_ai"]), float(other["called_ai"])))
    ai = sorted((f, t) for (label, f), t in table.items() if label == "1")
    for family, t in ai:
        n = sum(x[0] for x in t)
        print(f"| {family} | {len(t)} | {n} | {sum(x[0] * x[1] for x in t) / n:.0%} | {sum(x[0] * x[2] for x in t) / n:.0%} |")
    human = sorted(((x, name) for g in groups if g["group"] == "source" and g["path_name"] == "as-is" and g["label"] == "0"
                    for x, name in [(float(g["called_ai"]), g["name"])]), reverse=True)
    print("\n| human pictures held out | sources | pictures | called AI at 0.5, as-is | 768q60 |\n|---|---|---|---|---|")
    kinds = collections.defaultdict(list)
    for _, name in human:
        kinds[KINDS.get(name[:3], "of the pool and the first collection")].append([by[d, "source", name, "0"] for d in ("as-is", "768q60")])
    for kind, t in sorted(kinds.items()):
        n = sum(int(a["n"]) for a, _ in t)
        share = [sum(int(r[k]["n"]) * float(r[k]["called_ai"]) for r in t) / n for k in (0, 1)]
        print(f"| {kind} | {len(t)} | {n} | {share[0]:.0%} | {share[1]:.0%} |")
    print("\n| human source held out, worst first | pictures | called AI at 0.5, as-is | 768q60 |\n|---|---|---|---|")
    for _, name in human[:15]:
        a, b = (by[d, "source", name, "0"] for d in ("as-is", "768q60"))
        print(f"| `{name}` | {a['n']} | {float(a['called_ai']):.0%} | {float(b['called_ai']):.0%} |")
    print("\n| generator held out | pictures | AUC as-is | 768q60 | called AI at 0.5, as-is |\n|---|---|---|---|---|")
    for g in sorted((g for g in groups if g["group"] == "generator" and g["path_name"] == "as-is" and g["label"] == "1" and int(g["n"]) >= 12),
                    key=lambda g: float(g["auc"])):
        other = by["768q60", "generator", g["name"], "1"]
        print(f"| {g['name']} | {g['n']} | {float(g['auc']):.2f} | {float(other['auc']):.2f} | {float(g['called_ai']):.0%} |")


def kinds(scores, delivery, low, high, limit):
    here = [r for r in rows(scores) if r["path_name"] == delivery]
    second = [float(r["logit"]) for r in here if r["source"].startswith("ax-")]
    groups = collections.defaultdict(list)
    for r in here:
        groups["all AI" if r["label"] == "1" else KINDS.get(r["source"][:3], "of the pool and the first collection")].append(r)
        if r["label"] == "0":
            groups["all human"].append(r)
    print("| pictures | n | at 0.5 or above | ai | human | ROC AUC |\n|---|---|---|---|---|---|")
    for name, group in sorted(groups.items()):
        share = lambda test: sum(map(test, group)) / len(group)  # noqa: B023, E731
        firm = lambda r: float(r["spread"]) <= limit  # noqa: E731
        wins = sum((a > float(r["logit"])) + 0.5 * (a == float(r["logit"])) for a in second for r in group) / len(second) / len(group)
        print(f"| {name} | {len(group)} | {share(lambda r: float(r['probability']) >= 0.5):.1%} | {share(lambda r: firm(r) and float(r['probability']) >= high):.1%} "
              f"| {share(lambda r: firm(r) and float(r['probability']) <= low):.1%} | {'' if name == 'all AI' else f'{wins:.3f}'} |")


if __name__ == "__main__":
    if len(sys.argv) >= 5 and sys.argv[1] == "data":
        data(sys.argv[2], sys.argv[3], sys.argv[4:])
    elif len(sys.argv) == 3 and sys.argv[1] == "held":
        held(pathlib.Path(sys.argv[2]))
    elif len(sys.argv) == 7 and sys.argv[1] == "kinds":
        kinds(sys.argv[2], sys.argv[3], *map(float, sys.argv[4:]))
    else:
        sys.exit(__doc__)
