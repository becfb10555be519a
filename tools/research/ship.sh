#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Trains the network that ships, from the manifests of folds.py: three runs that differ in their seed only; the one with the highest validation AUC is
# copied to OUT/shipped.onnx, which is core/src/main/resources/org/fauxto/model/shipped.onnx.
#
# usage: tools/research/ship.sh OUT [options of 'fauxto train' ...]
#   OUT     seed1/, seed2/, seed3/ (runs), seeds.csv (seed, epoch, val_auc)
# What is there already is kept, and a stopped run goes on: run it again. FAUXTO: the program (default ./fauxto). SEEDS: default "1 2 3".
set -e
cd "$(dirname "$0")/../.."
out=$1
shift
mkdir -p "$out"
for seed in ${SEEDS:-1 2 3}; do
    tools/research/run.sh "$out/seed$seed" --config configs/embedded.yaml --set seed="$seed" "$@"
done
[ -z "$SEEDS" ] || exit 0
echo seed,epoch,val_auc >"$out/seeds.csv"
for seed in 1 2 3; do
    # columns 1 and 11 of epochs.csv: epoch, val_auc
    tail -n +2 "$out/seed$seed/epochs.csv" | sort -t, -k11,11gr | head -n 1 | awk -F, -v seed="$seed" '{ print seed "," $1 "," $11 }' >>"$out/seeds.csv"
done
best=$(tail -n +2 "$out/seeds.csv" | sort -t, -k3,3gr | head -n 1 | cut -d, -f1)
cp "$out/seed$best/model.onnx" "$out/shipped.onnx"
cat "$out/seeds.csv"
echo "seed $best ships: $out/shipped.onnx"
