#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Trains and scores the systems of runs.tsv (name, system, test delivery, options of 'fauxto train', where RUNS is this folder), one after the other; what is done is skipped.
#
# usage: tools/measure/systems/run.sh RUNS [PATTERN]     RUNS: folder of the runs; PATTERN: only names that match this regular expression
# Several may share a folder, each on its own core (options say one thread): a run belongs to who makes its lock first.
# FAUXTO: the program (default ./fauxto). Then: tools/measure/systems/table.py RUNS > results/systems/table.csv
cd "$(dirname "$0")/../../.." || exit 1
fauxto=${FAUXTO:-./fauxto}
runs=$1
mkdir -p "$runs"
runs=$(cd "$runs" && pwd)
[ -e "$runs/subset.csv" ] || python3 tools/measure/systems/subset.py ../shared/corpus/train.csv 20 "$runs/subset.csv"
while IFS=$'\t' read -r name _ delivery options; do
    [[ $name =~ ${2:-.} ]] || continue
    mkdir "$runs/$name.lock" 2>/dev/null || continue
    echo "$(date +%T) $name"
    # values may hold blanks: --set model.backbones=[{name: a}, {name: b}]
    arguments=()
    for word in ${options//RUNS/$runs}; do
        if [[ $word == --* || ${#arguments[@]} -eq 0 || ${arguments[-1]} == --* ]]; then arguments+=("$word"); else arguments[-1]+=" $word"; fi
    done
    {
        [ -e "$runs/$name/report.json" ] || $fauxto train --run "$runs/$name" "${arguments[@]}" </dev/null
        [ -e "$runs/$name/val" ] || $fauxto evaluate --scores "$runs/$name/val-scores.csv" --out "$runs/$name/val" </dev/null
        [ -e "$runs/$name/test" ] || $fauxto evaluate --model "$runs/$name" --data ../shared/corpus/test.csv --deliveries "$delivery" --threads 1 --out "$runs/$name/test" </dev/null
    } >"$runs/$name.log" 2>&1 || { echo "failed: $name"; tail -n 3 "$runs/$name.log"; }
    # moments of the optimiser, up to gigabytes; the run can still be scored and exported
    rm -f "$runs/$name/last.safetensors"
done <"$(dirname "$0")/runs.tsv"
