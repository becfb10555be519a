# SPDX-License-Identifier: Apache-2.0
"""Makes the pictures of samples/.

    /usr/bin/python3 tools/samples/make_samples.py [--weights ../shared/weights] [--out samples] [--sign]

Needs Debian 12's python3-skimage 0.19.3-8, python3-torch 1.13.1, python3-pil 9.4.0, python3-opencv 4.6.0,
python3-pywt 1.1.1, fonts-dejavu-core and libimage-exiftool-perl 12.57, and the taef2 weights. Runs on the
CPU with one thread and gives the same bytes again, except marked-c2pa.jpg: a signature, its certificate and
its ids are random, so that file is made only with --sign (see tools/fixtures/c2pa/README.md for what it needs).
"""
import argparse
import os
import subprocess
import sys
import tempfile

import numpy as np
import skimage
from PIL import Image

import drawings
import marks
from tiny_autoencoder import TinyAutoencoder, psnr

sys.path.append(os.path.join(os.path.dirname(__file__), "..", "golden"))
import dwtdct_mark  # noqa: E402  its folder had to be named first

PHOTOGRAPHS = ("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg")
# rocket.jpg is stored as JPEG: making it smaller destroys the grid of its first compression,
# which would otherwise tell the photograph from its decoded twin.
RESIZED = {"rocket.jpg": (480, 320)}
JPEG = {"format": "JPEG", "quality": 90, "subsampling": "4:2:0"}
LANDSCAPES = {
    "marked-iptc.jpg": (1, drawings.DUSK, (0.70, 0.42, 0.05)),
    "marked-a1111.png": (2, drawings.NOON, (0.25, 0.15, 0.04)),
    "marked-aigc-china.jpg": (3, drawings.DAWN, (0.40, 0.40, 0.04)),
    "marked-comfyui.png": (4, drawings.AUTUMN, (0.80, 0.20, 0.04)),
    "marked-c2pa.jpg": (5, drawings.NIGHT, (0.30, 0.20, 0.04)),
    "marked-generator-exif.jpg": (7, drawings.DUSK, (0.30, 0.30, 0.06)),
}
SIGNED = "marked-c2pa.jpg"
# Large enough for a few hundred carriers per bit, pale enough (U near its middle) for the blocks to keep their bits.
WATERMARKED = (512, 384, 6, drawings.MIST, (0.30, 0.20, 0.04))
SDXL_MATCH_NEEDED = 48


def photograph(name):
    """One of scikit-image's photographs, RGB, cut at the right and below to multiples of 8."""
    picture = Image.open(os.path.join(os.path.dirname(skimage.__file__), "data", name)).convert("RGB")
    if name in RESIZED:
        picture = picture.resize(RESIZED[name], Image.LANCZOS)
    width, height = picture.size
    return np.asarray(picture.crop((0, 0, width // 8 * 8, height // 8 * 8)))


def save(rgb, path, **options):
    Image.fromarray(rgb).save(path, **options)


def make_twins(autoencoder, out):
    for name in PHOTOGRAPHS:
        stem = name.split(".")[0]
        original = photograph(name)
        decoded = autoencoder.round_trip(original)
        save(original, f"{out}/photo-{stem}.jpg", **JPEG)
        save(decoded, f"{out}/decoded-{stem}.jpg", **JPEG)
        print(f"{stem:10s} {original.shape[1]}x{original.shape[0]}  PSNR {psnr(original, decoded):.2f} dB")


def sign(unsigned, path):
    """A C2PA manifest by the reference library and a certificate trusted by nobody."""
    script = os.path.join(os.path.dirname(__file__), "..", "fixtures", "c2pa", "sign.mjs")
    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/unsigned.jpg"
        save(unsigned, source, **JPEG)
        subprocess.run(["node", script, "--generator", "Fauxto sample maker", "--signer", "Fauxto samples (test only)",
                        "--title", os.path.basename(path), source, os.path.abspath(path)], check=True)


def make_marked(autoencoder, out, signing):
    png_texts = {"marked-a1111.png": marks.automatic1111, "marked-comfyui.png": marks.comfyui}
    jpeg_marks = {"marked-iptc.jpg": marks.iptc_source_type, "marked-aigc-china.jpg": marks.china_aigc,
                  "marked-generator-exif.jpg": marks.generator_exif}
    for name, (seed, palette, sun) in LANDSCAPES.items():
        if name == SIGNED and not signing:
            continue
        drawn = drawings.landscape(seed, marks.WIDTH, marks.HEIGHT, palette, sun)
        decoded, path = autoencoder.round_trip(drawn), f"{out}/{name}"
        print(f"{name:26s} PSNR {psnr(drawn, decoded):.2f} dB")
        if name in png_texts:
            save(decoded, path, format="PNG", optimize=True, pnginfo=png_texts[name]())
        elif name in jpeg_marks:
            save(decoded, path, **JPEG)
            jpeg_marks[name](path)
        else:
            sign(decoded, path)


def matching_bits(rgb):
    """How many of SDXL's 48 bits the picture carries, by majority of the blocks."""
    message = dwtdct_mark.MESSAGES["sdxl"]
    bgr = np.ascontiguousarray(rgb[..., ::-1]).astype(np.float32)
    return int(np.sum((dwtdct_mark.votes(bgr, len(message)) > 0.5) == (message == 1)))


def make_watermarked(autoencoder, out):
    width, height, seed, palette, sun = WATERMARKED
    plain = autoencoder.round_trip(drawings.landscape(seed, width, height, palette, sun))
    marked = dwtdct_mark.mark_picture(np.ascontiguousarray(plain[..., ::-1]), "sdxl", "float")[..., ::-1]
    bits = matching_bits(marked)
    print(f"watermark: {bits}/48 bits match, {matching_bits(plain)}/48 before; "
          f"PSNR against the unmarked {psnr(plain, marked):.2f} dB")
    if bits < SDXL_MATCH_NEEDED:
        raise SystemExit(f"the watermark came out with {bits} of {SDXL_MATCH_NEEDED} bits: choose a paler picture")
    save(marked, f"{out}/marked-sdxl-watermark.png", format="PNG", optimize=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", default="../shared/weights", help="folder of taef2_{encoder,decoder}.safetensors")
    parser.add_argument("--out", default="samples", help="folder to write into")
    parser.add_argument("--sign", action="store_true", help="make marked-c2pa.jpg too")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    autoencoder = TinyAutoencoder(options.weights)
    make_twins(autoencoder, options.out)
    make_marked(autoencoder, options.out, options.sign)
    make_watermarked(autoencoder, options.out)
    save(drawings.bar_chart(), f"{options.out}/chart.png", format="PNG", optimize=True)


if __name__ == "__main__":
    main()
