#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: kill_and_resume.sh FOLDER   scans FOLDER whole, then again with kill -9 about halfway and --resume, and compares.
# Exit code 0 only if both runs give the same rows (apart from `millis`) in the same order.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/fauxto" detect -q "$folder" --format jsonl --out "$work/whole.jsonl" || true
whole=$(wc -l < "$work/whole.jsonl")
: > "$work/killed.jsonl"
"$root/fauxto" detect -q "$folder" --format jsonl --out "$work/killed.jsonl" &
pid=$!
while [ "$(wc -l < "$work/killed.jsonl")" -lt $((whole / 2)) ]; do sleep 0.05; done
kill -9 "$pid"
wait "$pid" 2> /dev/null || true
before=$(wc -l < "$work/killed.jsonl")
"$root/fauxto" detect -q "$folder" --format jsonl --out "$work/killed.jsonl" --resume || true
strip() { sed -E 's/"millis":[0-9]+/"millis":0/' "$1"; }
cmp <(strip "$work/whole.jsonl") <(strip "$work/killed.jsonl")
echo "uninterrupted: $whole rows; killed after $before rows, resumed to $(wc -l < "$work/killed.jsonl"); the same rows in the same order"
