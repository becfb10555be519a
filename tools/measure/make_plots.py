# SPDX-License-Identifier: Apache-2.0
"""Draws 48 charts of 8 kinds in 6 styles, seeded; called by make_graphics.sh.

usage: make_plots.py FOLDER     needs: python3-matplotlib (3.6.3)
"""
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

STYLES = ["default", "ggplot", "dark_background", "seaborn-v0_8", "bmh", "fivethirtyeight"]
random = np.random.default_rng(0)


def draw(axes, kind):
    if kind == 0:
        for j in range(4):
            axes.plot(np.cumsum(random.normal(size=200)), label=f"s{j}")
        axes.legend()
    elif kind == 1:
        axes.bar(range(12), random.uniform(1, 9, 12), color=plt.cm.tab20(range(12)))
    elif kind == 2:
        x, y = random.normal(size=(2, 400))
        axes.scatter(x, y, c=random.uniform(size=400), s=random.uniform(5, 80, 400), alpha=0.6)
    elif kind == 3:
        axes.pie(random.uniform(1, 5, 6), labels=list("ABCDEF"), autopct="%d%%")
    elif kind == 4:
        axes.hist(random.normal(size=3000), 40)
    elif kind == 5:
        axes.imshow(random.uniform(size=(12, 18)), cmap="viridis")
    elif kind == 6:
        axes.boxplot(random.normal(size=(50, 8)))
        axes.set_title("Boxes")
    else:
        axes.fill_between(range(60), np.cumsum(random.uniform(-1, 1, 60)), alpha=0.5)
        axes.grid(True)
        axes.set_title("Area")


for i in range(48):
    with plt.style.context(STYLES[i % 6]):
        figure, axes = plt.subplots(figsize=[(6, 4), (8, 6), (10, 5)][i % 3], dpi=[72, 100, 150][i // 16])
        draw(axes, i % 8)
        figure.savefig(f"{sys.argv[1]}/plot{i}.png")
        plt.close(figure)
