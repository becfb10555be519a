#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Leave one group of sources and generator families out: trains a configuration once per fold, scores each fold's sources by the network that
# never saw them, and reports all of them together.
#
# usage: tools/research/protocol.sh FOLDS OUT CONFIG [options of 'fauxto train' ...]
#   FOLDS   folder that tools/research/folds.py filled
#   OUT     foldK/ (runs), foldK-held/ (evaluations), scores.csv (all folds), report/ (figures.csv, evaluation.html, ...)
# What is there already is kept: run it again to go on. FAUXTO: the program (default ./fauxto). ONLY: one fold.
# DELIVERIES: default as-is,jpeg75,768q60,512q40.
set -e
cd "$(dirname "$0")/../.."
fauxto=${FAUXTO:-./fauxto}
folds=$1 out=$2 config=$3
shift 3
mkdir -p "$out"
for held in "$folds"/fold*-held.csv; do
    fold=$(basename "$held" -held.csv)
    [ -z "$ONLY" ] || [ "$fold" = "fold$ONLY" ] || continue
    tools/research/run.sh "$out/$fold" --config "$config" --set data.train="$folds/$fold-train.csv" --set data.val="$folds/$fold-val.csv" \
        --set artefact.calibration=validation "$@"
    [ -e "$out/$fold-held/figures.csv" ] || $fauxto evaluate --model "$out/$fold" --data "$held" --out "$out/$fold-held" \
        --deliveries "${DELIVERIES:-as-is,jpeg75,768q60,512q40}"
done
[ -z "$ONLY" ] || exit 0
{ head -n 1 "$out"/fold0-held/scores.csv; tail -q -n +2 "$out"/fold*-held/scores.csv; } >"$out/scores.csv"
$fauxto evaluate --scores "$out/scores.csv" --out "$out/report"
grep -E '^[^,]+,(auc|balanced_accuracy|false_positive_rate),' "$out/report/figures.csv"
