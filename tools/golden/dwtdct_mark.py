# SPDX-License-Identifier: Apache-2.0
"""Marks pictures with the `dwtDct` watermark the way Stable Diffusion, SDXL and FLUX do.

Own code, written from the published algorithm of the package invisible-watermark (class EmbedMaxDct); the package
itself could not be installed where the golden files were made (no PyPI). What it does, in spite of its name, has no
DCT in it: in every 4x4 block of the Haar LL band of U, the coefficient of largest magnitude (the first one left out)
is moved to a quarter (bit 0) or three quarters (bit 1) of its step of 36.

Two flavours exist in the wild, and they are not the same watermark:
  byte   Stable Diffusion 1/2's scripts hand the package 8-bit pictures: OpenCV's 8-bit U is centred on 128,
         and the marked U is cut to whole numbers;
  float  SDXL (generative-models, diffusers) and FLUX hand it float pictures of 0..255: OpenCV's float U is centred
         on 0.5, and nothing is cut before the final rounding to 8 bits.

usage: dwtdct_mark.py IN OUT.png --message sd|sdxl|flux --flavour byte|float [--crop W H] [--blur]
needs: python3-numpy python3-opencv python3-pywt (made with 1.24.2, 4.6.0, 1.1.1)
"""
import argparse

import cv2
import numpy as np
import pywt

STEP = 36.0
MESSAGES = {
    "sd": np.unpackbits(np.frombuffer(b"StableDiffusionV1", np.uint8)),
    "sdxl": np.array([int(b) for b in "101100111110110010010000011110111011000110011110"]),
    # FLUX's constant is written with 48 digits, but bin(x)[2:] drops the two leading zeros: 46 bits are embedded.
    "flux": np.array([int(b) for b in bin(0b001010101111111010000111100111001111010100101110)[2:]]),
}


def blocks(band):
    """[h, w] -> a copy of shape [h//4, w//4, 16]; rows and columns beyond a multiple of 4 are left out."""
    h, w = band.shape[0] // 4, band.shape[1] // 4
    return band[: 4 * h, : 4 * w].reshape(h, 4, w, 4).transpose(0, 2, 1, 3).reshape(h, w, 16).copy()


def loudest(cells):
    """index of the coefficient of largest magnitude in each block, the first left out"""
    return 1 + np.argmax(np.abs(cells[..., 1:]), axis=-1)


def mark(bgr, bits):
    """bgr: [h, w, 3], uint8 (flavour byte) or float32 0..255 (flavour float); returns the same type"""
    yuv = cv2.cvtColor(bgr, cv2.COLOR_BGR2YUV)
    h, w = bgr.shape[0] // 4 * 4, bgr.shape[1] // 4 * 4
    low, (horizontal, vertical, diagonal) = pywt.dwt2(yuv[:h, :w, 1], "haar")
    cells = blocks(low)
    bit = np.resize(bits, cells.shape[:2])  # repeats cyclically, row by row
    at = loudest(cells)[..., None]
    value = np.take_along_axis(cells, at, -1)[..., 0]
    moved = (np.abs(value) // STEP + 0.25 + 0.5 * bit) * STEP
    np.put_along_axis(cells, at, np.where(value >= 0, moved, -moved)[..., None], -1)
    bh, bw = cells.shape[:2]
    low[: 4 * bh, : 4 * bw] = cells.reshape(bh, bw, 4, 4).transpose(0, 2, 1, 3).reshape(4 * bh, 4 * bw)
    # The package hands the two detail bands back in swapped order; kept, as pictures in the wild carry it.
    yuv[:h, :w, 1] = pywt.idwt2((low, (vertical, horizontal, diagonal)), "haar").astype(yuv.dtype)
    return cv2.cvtColor(yuv, cv2.COLOR_YUV2BGR)


def mark_picture(bgr, message, flavour):
    """bgr: uint8; returns the uint8 picture a user would have on disk"""
    if flavour == "byte":
        return mark(bgr, MESSAGES[message])
    return np.clip(np.rint(mark(bgr.astype(np.float32), MESSAGES[message])), 0, 255).astype(np.uint8)


def votes(bgr, length):
    """bgr as in mark(); returns the share of votes for 1 of each bit, as the package's decoder counts them"""
    yuv = cv2.cvtColor(bgr, cv2.COLOR_BGR2YUV)
    h, w = bgr.shape[0] // 4 * 4, bgr.shape[1] // 4 * 4
    cells = blocks(pywt.dwt2(yuv[:h, :w, 1], "haar")[0])
    value = np.abs(np.take_along_axis(cells, loudest(cells)[..., None], -1)).ravel()
    one = value % STEP > STEP / 2
    index = np.arange(one.size) % length
    return np.bincount(index, one, length) / np.bincount(index, None, length)


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("source")
    p.add_argument("target")
    p.add_argument("--message", choices=sorted(MESSAGES), required=True)
    p.add_argument("--flavour", choices=["byte", "float"], required=True)
    p.add_argument("--crop", nargs=2, type=int)
    p.add_argument("--blur", action="store_true", help="blur (5x5) before marking, for smaller files")
    a = p.parse_args()
    picture = cv2.imread(a.source, cv2.IMREAD_COLOR)
    if a.crop:
        picture = picture[: a.crop[1], : a.crop[0]]
    if a.blur:
        picture = cv2.GaussianBlur(picture, (5, 5), 0)
    cv2.imwrite(a.target, mark_picture(picture, a.message, a.flavour), [cv2.IMWRITE_PNG_COMPRESSION, 9])
