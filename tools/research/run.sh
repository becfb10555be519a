#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One run of 'fauxto train': begun, or gone on with where it was stopped, or left alone where it is done.
#
# usage: tools/research/run.sh RUN --config FILE [options of 'fauxto train' ...]      FAUXTO: the program (default ./fauxto)
set -e
fauxto=${FAUXTO:-./fauxto}
run=$1
shift
[ ! -e "$run/report.json" ] || exit 0
[ ! -e "$run/last.safetensors" ] || exec $fauxto train --resume "$run"
rm -rf "${run:?}"
exec $fauxto train --run "$run" "$@"
