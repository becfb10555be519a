#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes real graphics for measuring the content gate, as PNG, JPEG (quality 85) and WebP (quality 80):
# screenshots of local HTML documentation in Chromium, charts, icons of the Adwaita theme on white, line art.
#
# usage: make_graphics.sh OUT      OUT gets png/, jpg/ and webp/
# needs Debian's chromium, python3-matplotlib, adwaita-icon-theme, imagemagick, webp
set -euo pipefail
out=$1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"/{png,jpg,webp}

n=0
sizes=(1280,800 1920,1080 412,915 800,600)
while read -r page; do
  n=$((n + 1))
  timeout 25 chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
    --user-data-dir="$out/.chromium" --window-size="${sizes[n % 4]}" --screenshot="$out/png/shot$n.png" "file://$page" \
    < /dev/null > /dev/null 2>&1 || true
done < <(find /usr/share/doc /usr/share/python-odf -name '*.html' -size +6k | sort | awk 'NR % 7 == 0' | head -60)

/usr/bin/python3 "$here/make_plots.py" "$out/png"

i=0
for icon in /usr/share/icons/Adwaita/{512x512,96x96}/*/*.png; do
  i=$((i + 1))
  if ((i % 3 == 0)); then convert "$icon" -background white -flatten "png24:$out/png/icon_$i.png"; fi
done

RANDOM=1
for i in $(seq 1 16); do
  curves=""
  for _ in $(seq 1 $((5 + i * 2))); do
    curves+="bezier"
    for _ in 1 2 3; do curves+=" $((RANDOM % 800)),$((RANDOM % 600))"; done
    curves+=" "
  done
  convert -size 800x600 xc:white -fill none -stroke black -strokewidth $((i % 4 + 1)) -draw "$curves" "png24:$out/png/line$i.png"
done

for picture in "$out"/png/*.png; do
  name=$(basename "$picture" .png)
  convert "$picture" -quality 85 "$out/jpg/$name.jpg"
  cwebp -quiet -q 80 "$picture" -o "$out/webp/$name.webp"
done
