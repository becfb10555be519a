# SPDX-License-Identifier: Apache-2.0
"""Pictures drawn by this project from arithmetic alone, so that no photograph is ever labelled as AI-made."""
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"  # Debian fonts-dejavu-core
SUPERSAMPLING = 2

# sky top, sky horizon, far hills, near hills, water; sRGB
DUSK = ((38, 44, 92), (244, 160, 96), (104, 84, 120), (38, 36, 56), (92, 84, 116))
NOON = ((64, 124, 196), (208, 226, 236), (120, 150, 152), (62, 96, 58), (82, 132, 160))
DAWN = ((96, 128, 168), (250, 214, 190), (150, 138, 160), (78, 84, 92), (150, 152, 168))
AUTUMN = ((110, 130, 160), (232, 220, 196), (158, 130, 110), (140, 74, 34), (100, 112, 120))
NIGHT = ((6, 10, 28), (36, 52, 92), (22, 30, 54), (8, 12, 20), (20, 32, 62))
MIST = ((150, 160, 166), (214, 216, 214), (164, 172, 172), (96, 108, 104), (160, 168, 170))


def fractal_noise(rng, height, width, coarsest):
    """Sum of smoothly enlarged random grids, each half as coarse and half as strong; mean 0, deviation 1."""
    total, strength, cell = np.zeros((height, width)), 1.0, coarsest
    while cell >= 2:
        grid = rng.standard_normal((height // cell + 2, width // cell + 2)).astype(np.float32)
        layer = Image.fromarray(grid).resize((width, height), Image.BICUBIC)
        total += strength * np.asarray(layer)
        strength, cell = strength / 2, cell // 2
    return (total - total.mean()) / total.std()


def landscape(seed, width, height, palette, sun):
    """A lake between hills: uint8 height x width x 3. ``sun`` is (x, y, radius) in shares of the picture."""
    rng = np.random.default_rng(seed)
    w, h = width * SUPERSAMPLING, height * SUPERSAMPLING
    top, horizon, far, near, water = (np.array(color, dtype=float) for color in palette)
    y, x = np.mgrid[0:h, 0:w] / np.array([h, w]).reshape(2, 1, 1)
    mix = np.clip(y / 0.62, 0, 1)[..., None] ** 1.4
    picture = top * (1 - mix) + horizon * mix
    clouds = np.clip(fractal_noise(rng, h, w, w // 4) * 0.5 + 0.1, 0, 1)[..., None]
    picture += clouds * (255 - picture) * 0.45
    distance = np.hypot((x - sun[0]) * w / h, y - sun[1])
    glow = np.exp(-((distance / (sun[2] * 3)) ** 2))[..., None]
    picture += (np.array((255, 240, 210)) - picture) * np.maximum(glow * 0.7, (distance < sun[2])[..., None])
    for base, height_share, colour in ((0.52, 0.10, far), (0.64, 0.07, near)):
        ridge = base + height_share * fractal_noise(rng, 2, w, w // 5)[0]
        grain = fractal_noise(rng, h, w, 32)[..., None] * 9
        picture = np.where((y > ridge)[..., None], colour + grain + (y - ridge)[..., None] * 60, picture)
    shore = 0.74
    mirrored = picture[np.clip((2 * shore * h - np.arange(h)).astype(int), 0, h - 1)]
    ripple = fractal_noise(rng, h, 8, 8)[:, :1, None] * 10 + fractal_noise(rng, h, w, 16)[..., None] * 4
    picture = np.where((y > shore)[..., None], 0.55 * mirrored + 0.45 * water + ripple, picture)
    large = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    return np.asarray(large.resize((width, height), Image.LANCZOS))


def bar_chart(width=640, height=400):
    """A flat bar chart with a title, as an office program draws it."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    title, label = ImageFont.truetype(FONT, 20), ImageFont.truetype(FONT, 13)
    draw.text((60, 18), "Invented sales by quarter", fill="black", font=title)
    left, bottom, top = 60, height - 50, 70
    for step in range(6):
        level = bottom - step * (bottom - top) // 5
        draw.line((left, level, width - 30, level), fill=(220, 220, 220))
        draw.text((26, level - 8), str(step * 20), fill=(90, 90, 90), font=label)
    for index, value in enumerate((42, 58, 37, 71, 66, 90, 53, 84)):
        x = left + 20 + index * 66
        y = bottom - value * (bottom - top) // 100
        draw.rectangle((x, y, x + 42, bottom), fill=(46, 110, 180) if index % 2 else (232, 140, 40))
        draw.text((x + 12, bottom + 8), f"Q{index % 4 + 1}", fill="black", font=label)
    draw.line((left, bottom, width - 30, bottom), fill="black", width=2)
    return np.asarray(picture)
