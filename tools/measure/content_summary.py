# SPDX-License-Identifier: Apache-2.0
"""Summarises the CSV of org.fauxto.content.MeasureContent: how often the gate abstains, by source and format.

usage: content_summary.py CONTENT.csv MANIFEST.csv... > results/content-gate.csv
MANIFEST.csv has columns path, label (0 human, 1 AI) and slug; pictures in none of them are those of make_graphics.sh.
`source_rule` is the rule the gate started from: equal > .62, or equal > .56 with fewer than 512 colours.
"""
import collections
import csv
import os
import re
import sys

known = {}
for manifest in sys.argv[2:]:
    for row in csv.DictReader(open(manifest)):
        known[os.path.basename(row["path"])] = ("human" if row["label"] == "0" else "ai", row["slug"])

groups = collections.defaultdict(dict)  # the same picture may lie in two folders: counted once, by name
for row in csv.DictReader(open(sys.argv[1])):
    name = os.path.basename(row["path"])
    ending = name.rsplit(".", 1)[1].lower().replace("jpeg", "jpg")
    of, source = known.get(name) or ("graphics", re.match("[a-z]+", name).group())
    for key in ((of, source, ending), (of, "all", ending), (of, "all", "all")):
        groups[key][name] = row


def share(rows, test):
    return f"{100 * sum(map(test, rows)) / len(rows):.2f}"


print("pictures_of,source,format,pictures,abstains_percent,flat_percent,few_colours_percent,tiny_percent,"
      "source_rule_percent")
for (of, source, ending), rows in sorted(groups.items()):
    rows = list(rows.values())
    print(",".join([of, source, ending, str(len(rows)), share(rows, lambda r: r["reason"] != "-")]
                   + [share(rows, lambda r, x=x: r["reason"] == x) for x in ("flat", "few-colours", "tiny")]
                   + [share(rows, lambda r: float(r["equal"]) > 0.62
                            or float(r["equal"]) > 0.56 and int(r["colours"]) < 512)]))
