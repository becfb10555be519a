# SPDX-License-Identifier: Apache-2.0
"""Training throughput of Fauxto's engine against Python's PyTorch: the same step on the same shapes, in alternating short runs.

usage: compare.py --classpath FILE --out FOLDER [--networks resnet18,resnet50] [--threads 1,2] [--rounds 12] [--steps 10]
                  [--warm-up 10] [--batch 8] [--side 224] [--blas FOLDER] [--choose 3] [--summarise] [--fauxto WAY] [--pytorch WAY]

FILE is made by   ./mvnw -q -pl train -am test-compile dependency:build-classpath -Dmdep.outputFile=FILE -Dmdep.includeScope=test
needs: Debian 12's python3-torch and python3-torchvision

Writes throughput.csv, one row per run, and throughput-summary.csv, one row per network and number of threads.

A run is a fresh process that takes the warm-up steps, then times the others, by the clock and by the processor time of the whole process
(compiler and collector threads of Java included). First every way to set up either side takes --choose short rounds, and the one with the
least median wall time is kept, for each side: Python is met at its best. Then the two alternate, A B, B A, ..., and a round's ratio is Python's
time by ours, above 1 where ours is faster. Ratios are medians over the rounds, with percentile bootstrap intervals of 95 %
(2,000 replicates, seed 1).

Both sides get the environment of the launcher (OMP_WAIT_POLICY=passive, one malloc arena, glibc's thresholds); Python is tried without it as well. Both get
the same number of threads. --blas names a folder with a libblas.so.3 for Python, because Debian's default, the reference BLAS, multiplies
matrices ten times slower than the OpenBLAS that ours carries: apt-get download libopenblas0-openmp && dpkg -x FILE.deb somewhere.
"""
import argparse
import csv
import os
import pathlib
import platform
import random
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
LAUNCHER = {
    "MALLOC_ARENA_MAX": "1",
    "OMP_WAIT_POLICY": "passive",
    "MALLOC_MMAP_THRESHOLD_": "1073741824",
    "MALLOC_TRIM_THRESHOLD_": "8589934592",
}
# the words of a way to set a side up; "default-env" keeps the launcher's environment away
WAYS = {
    "fauxto": ["fused", "fused channels_last"],
    "pytorch": ["", "foreach", "channels_last", "foreach channels_last", "foreach channels_last default-env"],
}
COLUMNS = [
    "phase", "network", "threads", "batch", "side", "round", "place", "engine", "settings", "steps", "wall_s_per_step",
    "cpu_s_per_step", "images_per_s", "images_per_cpu_s", "load_1min",
]


def command(engine, options, network, threads, warm_up, steps, settings):
    words = [w for w in settings.split() if w != "default-env"]
    arguments = [network, options.batch, options.side, threads, warm_up, steps, *words]
    if engine == "pytorch":
        return ["/usr/bin/python3", str(HERE / "pytorch_step.py"), *map(str, arguments)]
    classes = ":".join(
        [str(ROOT / "train/target/classes"), str(ROOT / "train/target/test-classes"), options.classpath.read_text().strip()]
    )
    return [
        options.java, "-XX:+UseParallelGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-cp", classes,
        "org.fauxto.train.measure.TrainingThroughput", *map(str, arguments),
    ]


def environment(engine, options, settings):
    env = {k: v for k, v in os.environ.items() if k not in LAUNCHER}
    if "default-env" not in settings.split():
        env.update(LAUNCHER)
    if engine == "pytorch" and options.blas:
        env["LD_LIBRARY_PATH"] = str(options.blas)
    return env


def run(engine, options, network, threads, steps, settings, **labels):
    done = subprocess.run(
        command(engine, options, network, threads, options.warm_up, steps, settings),
        env=environment(engine, options, settings), text=True, capture_output=True,
    )
    timed = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("step ")]
    if done.returncode or len(timed) != steps:
        sys.exit(f"{engine} {settings} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    wall = statistics.mean(float(w) for w, _ in timed)
    cpu = statistics.mean(float(c) for _, c in timed)
    return dict(
        labels, network=network, threads=threads, batch=options.batch, side=options.side, engine=engine, settings=settings,
        steps=steps, wall_s_per_step=f"{wall:.5f}", cpu_s_per_step=f"{cpu:.5f}", images_per_s=f"{options.batch / wall:.3f}",
        images_per_cpu_s=f"{options.batch / cpu:.3f}", load_1min=f"{os.getloadavg()[0]:.2f}",
    )


def choose(engine, options, network, threads, write):
    """The fastest way to set an engine up, by median wall time of short runs that take turns."""
    walls = {way: [] for way in WAYS[engine]}
    for k in range(options.choose):
        for way in walls:
            row = run(engine, options, network, threads, max(3, options.steps // 2), way, phase="choose", round=k, place=0)
            write(row)
            walls[way].append(float(row["wall_s_per_step"]))
    return min(walls, key=lambda way: statistics.median(walls[way]))


def median_and_interval(ratios):
    dice = random.Random(1)
    medians = sorted(statistics.median(dice.choices(ratios, k=len(ratios))) for _ in range(2000))
    return statistics.median(ratios), medians[49], medians[1949]


def summary(options, network, threads, ways, rounds):
    row = {"network": network, "threads": threads, "batch": options.batch, "side": options.side, "rounds": len(rounds)}
    row.update({f"settings_{engine}": way for engine, way in ways.items()})
    for key in ("wall", "cpu"):
        seconds = {e: [float(r[e][f"{key}_s_per_step"]) for r in rounds] for e in WAYS}
        ratios = [p / f for p, f in zip(seconds["pytorch"], seconds["fauxto"])]
        middle, low, high = median_and_interval(ratios)
        row |= {f"{key}_ratio": f"{middle:.3f}", f"{key}_ratio_low": f"{low:.3f}", f"{key}_ratio_high": f"{high:.3f}"}
        for e in WAYS:
            row[f"{key}_s_per_step_{e}"] = f"{statistics.median(seconds[e]):.4f}"
    row["machine"] = f"{cpu_model()}, {os.cpu_count()} cores, Linux {platform.release()}"
    row["commit"] = subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], text=True, capture_output=True
    ).stdout.strip()
    return row


def cpu_model():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classpath", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--networks", default="resnet18,resnet50")
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--blas", type=pathlib.Path)
    parser.add_argument("--java", default="java")
    for engine in WAYS:
        parser.add_argument(f"--{engine}", help="how to set this side up; chosen by trial without it")
    parser.add_argument("--summarise", action="store_true", help="only write the summary of OUT/throughput.csv anew; its column commit is the present one, not that of the runs")
    for name, default in (("rounds", 12), ("choose", 3), ("steps", 10), ("warm-up", 10), ("batch", 8), ("side", 224)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def report(options, summaries):
    with open(options.out / "throughput-summary.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, summaries[0], lineterminator="\n")
        rows.writeheader()
        rows.writerows(summaries)
    for s in summaries:
        print(f"{s['network']}, {s['threads']} threads: ours is {s['wall_ratio']} times as fast"
              f" [{s['wall_ratio_low']}, {s['wall_ratio_high']}] by the clock, {s['cpu_ratio']}"
              f" [{s['cpu_ratio_low']}, {s['cpu_ratio_high']}] by processor time;"
              f" ours: {s['settings_fauxto']}; Python: {s['settings_pytorch'] or 'plain'}")


def again(options):
    """Summaries of the rounds that are complete in a file that was written before."""
    rows = list(csv.DictReader(open(options.out / "throughput.csv", newline="", encoding="utf-8")))
    kept = [r for r in rows if r["phase"] == "compare"]
    summaries = []
    for network, threads in dict.fromkeys((r["network"], r["threads"]) for r in kept):
        mine = [r for r in kept if (r["network"], r["threads"]) == (network, threads)]
        rounds = [{r["engine"]: r for r in mine if r["round"] == k} for k in dict.fromkeys(r["round"] for r in mine)]
        rounds = [r for r in rounds if len(r) == len(WAYS)]
        if not rounds:
            continue
        ways = {engine: rounds[0][engine]["settings"] for engine in WAYS}
        summaries.append(summary(options, network, int(threads), ways, rounds))
    return summaries


def main():
    options = parse()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.summarise:
        report(options, again(options))
        return
    summaries = []
    with open(options.out / "throughput.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()

        def write(row):
            rows.writerow(row)
            file.flush()
            print(" ".join(f"{row[k]}" for k in ("phase", "network", "threads", "round", "engine", "settings",
                                                 "wall_s_per_step", "cpu_s_per_step")), file=sys.stderr)

        for network in options.networks.split(","):
            for threads in map(int, options.threads.split(",")):
                ways = {}
                for engine in WAYS:
                    given = getattr(options, engine)
                    ways[engine] = choose(engine, options, network, threads, write) if given is None else given
                rounds = []
                for k in range(options.rounds):
                    order = list(WAYS) if k % 2 == 0 else list(WAYS)[::-1]
                    rounds.append({})
                    for place, engine in enumerate(order):
                        row = run(engine, options, network, threads, options.steps, ways[engine],
                                  phase="compare", round=k, place=place)
                        write(row)
                        rounds[-1][engine] = row
                summaries.append(summary(options, network, threads, ways, rounds))
    report(options, summaries)


if __name__ == "__main__":
    main()
