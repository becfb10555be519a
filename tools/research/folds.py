# SPDX-License-Identifier: Apache-2.0
"""Manifests of the validation protocol: leave one group of sources and generator families out.

usage: folds.py --out FOLDER [--cap 250] [--held-cap 24,24] [--apart PREFIX,...] [--apart-cap 10,20]
                 [--families corpus/families.csv] MANIFEST=PICTURES ...
  MANIFEST=PICTURES   a manifest in full-pool.csv's format and the folder that materialise.py filled from it; files that are not there are left out

For every fold K of families.csv (slug,family,fold):
  foldK-train.csv   pictures of all other folds' sources, at most --cap a source
  foldK-val.csv     every tenth of those, not trained on: chooses the epoch
  foldK-held.csv    pictures of fold K's sources, at most --held-cap a source (human, AI): what is reported
and all-train.csv, all-val.csv of every source, for the model that ships. Sources whose names begin with a prefix of --apart are in none of these but in
  apart.csv              at most --apart-cap a source (human, AI): what a network that learned from none of them is judged and calibrated by

A source and a family lie in one fold only; '*' as a fold marks sources that are never held out (labels too noisy to judge by, or too few pictures).
Pictures are chosen by the order of their sha256: no seed, no taste. The test set is not read.
"""
import argparse
import collections
import csv
import os
import pathlib
import sys

COLUMNS = ["path", "label", "generator", "slug", "licence", "sha256", "flags"]


def read(spec, out):
    manifest, folder = spec.split("=", 1)
    for row in csv.DictReader(open(manifest, newline="", encoding="utf-8")):
        path = pathlib.Path(folder, row["path"])
        # sheets of several works that nothing cuts apart; 2x2 grids are cut (org.fauxto.dataset.Cleaning)
        if path.exists() and "grid" not in row["flags"].split(";"):
            yield {**{c: row[c] for c in COLUMNS}, "path": os.path.relpath(path, out)}


def write(file, rows):
    with open(file, "w", newline="", encoding="utf-8") as out:
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(sorted(rows, key=lambda r: r["path"]))
    counts = collections.Counter(r["label"] for r in rows)
    print(f"{file}: {counts['0']} human, {counts['1']} AI, {len({r['slug'] for r in rows})} sources")


def caps(text):
    human, ai = text.split(",")
    return {"0": int(human), "1": int(ai)}


def few(sources, cap):
    return {s: [r for label in cap for r in [r for r in rows if r["label"] == label][: cap[label]]] for s, rows in sources.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifests", nargs="+", metavar="MANIFEST=PICTURES")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--families", type=pathlib.Path, default=pathlib.Path("corpus/families.csv"))
    parser.add_argument("--cap", type=int, default=250)
    parser.add_argument("--held-cap", type=caps, default="24,24")
    parser.add_argument("--apart", type=lambda prefixes: tuple(prefixes.split(",")), default=())
    parser.add_argument("--apart-cap", type=caps, default="10,20")
    options = parser.parse_args()
    families = {r["slug"]: r for r in csv.DictReader(open(options.families, newline="", encoding="utf-8"))}
    by_family = collections.defaultdict(set)
    for r in families.values():
        by_family[r["family"]].add(r["fold"])
    torn = [f for f, folds in by_family.items() if len(folds - {"*"}) > 1]
    if torn:
        sys.exit(f"{options.families}: families in more than one fold: {', '.join(torn)}")

    sources, seen = collections.defaultdict(list), set()
    for spec in options.manifests:
        for row in read(spec, options.out):
            if row["sha256"] not in seen:
                seen.add(row["sha256"])
                sources[row["slug"]].append(row)
    unknown = sorted(set(sources) - set(families))
    if unknown:
        sys.exit(f"{options.families} lacks {', '.join(unknown)}; give each a family and a fold")

    kept = {s: sorted(rows, key=lambda r: r["sha256"])[: options.cap] for s, rows in sources.items()}
    apart = {s: kept.pop(s) for s in sorted(kept) if s.startswith(options.apart)} if options.apart else {}
    val = {s: rows[9::10] for s, rows in kept.items()}
    train = {s: [r for k, r in enumerate(rows) if k % 10 != 9] for s, rows in kept.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    flat = lambda table, wanted: [r for s in sorted(table) if wanted(s) for r in table[s]]  # noqa: E731
    for fold in sorted({r["fold"] for r in families.values()} - {"*"}):
        others = lambda s: families[s]["fold"] != fold  # noqa: B023, E731
        write(options.out / f"fold{fold}-train.csv", flat(train, others))
        write(options.out / f"fold{fold}-val.csv", flat(val, others))
        write(options.out / f"fold{fold}-held.csv", flat(few(kept, options.held_cap), lambda s: not others(s)))
    if apart:
        write(options.out / "apart.csv", flat(few(apart, options.apart_cap), lambda s: True))
    write(options.out / "all-train.csv", flat(train, lambda s: True))
    write(options.out / "all-val.csv", flat(val, lambda s: True))


if __name__ == "__main__":
    main()
