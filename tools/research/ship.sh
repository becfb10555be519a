#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Trains the network that ships, from the manifests of folds.py: three runs that differ in their seed only, averaged into one and exported.
#
# usage: tools/research/ship.sh OUT [options of 'fauxto train' ...]
#   OUT     seed1/, seed2/, seed3/ (runs) and soup/ (the average; soup/model.onnx is core's shipped.onnx)
# What is there already is kept, and a stopped run goes on: run it again. FAUXTO: the program (default ./fauxto). SEEDS: default "1 2 3".
set -e
cd "$(dirname "$0")/../.."
fauxto=${FAUXTO:-./fauxto}
out=$1
shift
mkdir -p "$out"
for seed in ${SEEDS:-1 2 3}; do
    run="$out/seed$seed"
    [ ! -e "$run/report.json" ] || continue
    if [ -e "$run/last.safetensors" ]; then
        $fauxto train --resume "$run"
    else
        rm -rf "${run:?}"
        $fauxto train --config configs/embedded.yaml --run "$run" --set seed="$seed" "$@"
    fi
done
[ -z "$SEEDS" ] || exit 0
[ -e "$out/soup" ] || python3 tools/research/soup.py "$out/soup" "$out/seed1" "$out/seed2" "$out/seed3"
$fauxto train --export-only "$out/soup"
