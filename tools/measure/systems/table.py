# SPDX-License-Identifier: Apache-2.0
"""The table of systems, from what run.sh left in a folder of runs.

usage: table.py RUNS > results/systems/table.csv

One row per line of runs.tsv that has been run. first_loss and last_loss are training losses: the means of the first and of the last 50 steps where
steps were logged, of the first and the last epoch elsewhere. Validation pictures chose the epoch and come from training's sources; the test
pictures come from others. Intervals are evaluate's, by whole sources. The command is what run.sh calls, from the project's folder.
"""
import csv
import json
import pathlib
import re
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent
METRICS = ("auc", "balanced_accuracy", "f1_ai")
COLUMNS = [
    "run", "system", "weights", "crop", "trained", "updates", "first_loss", "last_loss", "best_epoch",
    "val_auc", "val_auc_low", "val_auc_high", "val_balanced_accuracy", "val_f1_ai",
    "test_delivery", "test_auc", "test_auc_low", "test_auc_high", "test_balanced_accuracy", "test_f1_ai",
    "test_false_positive_rate", "engine", "git_commit", "command",
]


def table(file):
    return list(csv.DictReader(open(file, newline="", encoding="utf-8")))


def figures(folder, delivery):
    """metric -> (value, low, high), rounded."""
    rows = table(folder / "figures.csv") if (folder / "figures.csv").exists() else []
    if rows and not any(r["path_name"] == delivery for r in rows):
        delivery = rows[0]["path_name"]  # a baseline's validation takes no delivery
    return {
        r["metric"]: [f"{float(r[k]):.3f}" if r[k] else "" for k in ("value", "low", "high")]
        for r in rows if r["path_name"] == delivery
    }


def losses(run):
    steps = run / "steps.csv"
    if steps.exists():
        loss = [float(r["loss"]) for r in table(steps)]
        return statistics.mean(loss[:50]), statistics.mean(loss[-50:])
    loss = [float(r["train_loss"]) for r in table(run / "epochs.csv")]
    return loss[0], loss[-1]


def scored(row, prefix, found):
    value, low, high = found.get("auc", ["", "", ""])
    row |= {f"{prefix}_auc": value, f"{prefix}_auc_low": low, f"{prefix}_auc_high": high}
    row |= {f"{prefix}_{m}": found.get(m, [""])[0] for m in METRICS[1:]}


def row_of(run, name, system, delivery, options):
    record = json.loads((run / "run.json").read_text())
    row = {
        "run": name, "system": system, "test_delivery": delivery, "engine": record.get("engine", ""),
        "git_commit": record.get("git_commit", "")[:7], "command": f"./fauxto train --run runs/{name} {options}",
    }
    config = (run / "config.yaml").read_text()
    row["weights"] = ", ".join(dict.fromkeys(re.findall(r"\bweights: *\"?([\w.-]+)", config))) or "none"
    crop = re.search(r"crop_size: *(\d+)", config)
    row["crop"] = crop.group(1) if crop else ""
    if (run / "epochs.csv").exists():
        epochs = table(run / "epochs.csv")
        row["trained"] = f"{len(epochs)} epochs"
        row["updates"] = epochs[-1]["steps"]
        row["first_loss"], row["last_loss"] = (f"{x:.3f}" for x in losses(run))
        row["best_epoch"] = max((int(e["epoch"]) for e in epochs if e["best"] == "true"), default="")
    scored(row, "val", figures(run / "val", "validation"))
    found = figures(run / "test", delivery)
    scored(row, "test", found)
    row["test_false_positive_rate"] = found.get("false_positive_rate", [""])[0]
    return row


def main():
    runs = pathlib.Path(sys.argv[1])
    out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n", restval="")
    out.writeheader()
    for line in (HERE / "runs.tsv").read_text(encoding="utf-8").splitlines():
        name, system, delivery, options = line.replace("RUNS/", "runs/").split("\t")
        if (runs / name / "report.json").exists():
            out.writerow(row_of(runs / name, name, system, delivery, options))
        else:
            print(f"not run: {name}", file=sys.stderr)


if __name__ == "__main__":
    main()
