# SPDX-License-Identifier: Apache-2.0
"""Marks crops of photographs with every message and saves them as users would ship them.

usage: mark_photographs.py FOLDER OUT   (FOLDER: human pictures, searched recursively; OUT: message-way/NNN.png|jpg)
200 pictures, drawn with seed 7; centre crops of 512, 768 and 1024 in turn, as large as the picture allows.
"""
import glob
import os
import random
import sys

import cv2
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../golden"))
from dwtdct_mark import mark_picture  # noqa: E402

FLAVOUR = {"sd": "byte", "sdxl": "float", "flux": "float"}
WAYS = {
    "png": lambda im: (".png", im, [cv2.IMWRITE_PNG_COMPRESSION, 1]),
    "jpeg95": lambda im: (".jpg", im, [cv2.IMWRITE_JPEG_QUALITY, 95]),
    "jpeg90": lambda im: (".jpg", im, [cv2.IMWRITE_JPEG_QUALITY, 90]),
    "jpeg75": lambda im: (".jpg", im, [cv2.IMWRITE_JPEG_QUALITY, 75]),
    "resized90": lambda im: (
        ".png",
        cv2.resize(im, None, fx=0.9, fy=0.9, interpolation=cv2.INTER_AREA),
        [cv2.IMWRITE_PNG_COMPRESSION, 1],
    ),
}

cv2.setNumThreads(1)
random.seed(7)
files = sorted(f for f in glob.glob(sys.argv[1] + "/**/*", recursive=True) if os.path.isfile(f))
random.shuffle(files)
done = 0
for path in files:
    picture = cv2.imread(path)
    if picture is None or min(picture.shape[:2]) < 512:
        continue
    wanted = (512, 768, 1024)[done % 3]
    side = max(s for s in (512, 768, 1024) if s <= min(wanted, *picture.shape[:2]))
    top, left = (picture.shape[0] - side) // 2, (picture.shape[1] - side) // 2
    crop = np.ascontiguousarray(picture[top : top + side, left : left + side])
    for message, flavour in FLAVOUR.items():
        marked = mark_picture(crop, message, flavour)
        for way, save in WAYS.items():
            os.makedirs(f"{sys.argv[2]}/{message}-{way}", exist_ok=True)
            ending, image, options = save(marked)
            cv2.imwrite(f"{sys.argv[2]}/{message}-{way}/{done:03d}{ending}", image, options)
    done += 1
    if done == 200:
        break
print(done, "pictures marked")
