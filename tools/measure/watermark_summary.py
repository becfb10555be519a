# SPDX-License-Identifier: Apache-2.0
"""Summarises the CSV of org.fauxto.watermark.MeasureWatermark.

usage: watermark_summary.py false-positives READ.csv MANIFEST.csv... > results/watermark-false-positives.csv
       watermark_summary.py detection READ.csv > results/watermark-detection.csv
       watermark_summary.py package FOLDER     > results/watermark-package-reading.csv
READ.csv of `detection` and FOLDER are those of mark_photographs.py; MANIFEST.csv has columns path and label (0 human,
1 AI). `package` counts what the package's own reading (8-bit U, a bit is one above 127/255 of its votes, FLUX as 48
bits) finds in the same unchanged PNG files, 44 of 48 or 126 of 136 bits.
"""
import collections
import csv
import glob
import os
import sys
from math import comb

ACCEPTED = {"stable-diffusion-1": 126, "stable-diffusion-2": 31, "sdxl": 44, "flux": 43}
WRITTEN = {"sd": ("stable-diffusion-1", "8-bit"), "sdxl": ("sdxl", "float"), "flux": ("flux", "float")}


def tail(n, k):
    """chance that n fair coins show at least k heads"""
    return sum(comb(n, i) for i in range(k, n + 1)) / 2**n


def false_positives(read, manifests):
    label = {}
    for manifest in manifests:
        for row in csv.DictReader(open(manifest)):
            label[os.path.basename(row["path"])] = {"0": "human", "1": "ai"}[row["label"]]
    groups = collections.defaultdict(dict)  # the same picture may lie in two folders: counted once, by name
    for row in csv.DictReader(open(read)):
        name = os.path.basename(row["path"])
        groups[label[name], row["message"], row["chroma"]][name] = row
    print("pictures_of,message,chroma,bits,accepted_from,pictures,hits,upper95,chance_binomial,"
          "best_match_median,best_match_p99,best_match_max,binomial_expected_max,contrast_max")
    for (of, message, chroma), rows in sorted(groups.items()):
        rows = list(rows.values())
        n, bits = len(rows), int(rows[0]["bits"])
        matches = sorted(int(r["matching"]) for r in rows)
        hits = sum(r["accepted"] == "1" for r in rows)
        expected = max(k for k in range(bits + 1) if n * tail(bits, k) >= 1)
        upper = f"{3 / n:.2e}" if hits == 0 and of == "human" else ""
        print(f"{of},{message},{chroma},{bits},{ACCEPTED[message]},{n},{hits},{upper},{tail(bits, ACCEPTED[message]):.1e},"
              f"{matches[n // 2]},{matches[n * 99 // 100]},{matches[-1]},{expected},"
              f"{max(float(r['contrast']) for r in rows):.3f}")


def detection(read):
    groups = collections.defaultdict(list)
    for row in csv.DictReader(open(read)):
        cell = os.path.basename(os.path.dirname(row["path"]))
        message, way = cell.split("-")
        side = max(512, round(int(row["width"]) / (0.9 if way == "resized90" else 1)))
        groups[message, way, side].append(row)
    print("written,way,side,pictures,found,other_message_found,median_share_of_bits,median_contrast")
    for (message, way, side), rows in sorted(groups.items()):
        own = [r for r in rows if (r["message"], r["chroma"]) == WRITTEN[message]]
        other = sum(r["accepted"] == "1" for r in rows if r["message"] != WRITTEN[message][0])
        shares = sorted(int(r["matching"]) / int(r["bits"]) for r in own)
        contrasts = sorted(float(r["contrast"]) for r in own)
        print(f"{message},{way},{side},{len(own)},{sum(r['accepted'] == '1' for r in own)},{other},"
              f"{shares[len(own) // 2]:.3f},{contrasts[len(own) // 2]:.3f}")


def package(folder):
    import cv2
    import numpy as np
    sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../golden"))
    from dwtdct_mark import MESSAGES, votes
    print("written,pictures,found_by_package_reading")
    for message, bits in MESSAGES.items():
        sought = np.concatenate([np.zeros(48 - bits.size, int), bits]) if bits.size < 48 else bits
        files = sorted(glob.glob(f"{folder}/{message}-png/*.png"))
        found = 0
        for path in files:
            read = votes(cv2.imread(path), sought.size) * 255 > 127
            found += (read == sought).sum() >= (44 if sought.size == 48 else 126)
        print(f"{message},{len(files)},{found}")


if __name__ == "__main__":
    if sys.argv[1] == "false-positives":
        false_positives(sys.argv[2], sys.argv[3:])
    elif sys.argv[1] == "detection":
        detection(sys.argv[2])
    else:
        package(sys.argv[2])
