// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;

/**
 * Grays some of the tiles that a picture is divided into: DeVries and Taylor, "Improved Regularization of Convolutional Neural Networks with
 * Cutout", arXiv:1708.04552, with many small squares.
 *
 * @param probability that tiles are grayed, 0..1
 * @param tile        side of a tile in pixels, at least 1
 * @param share       largest share of the tiles; the share is drawn uniform in {@code 0..share}
 */
@JsonTypeName("coarse-dropout")
public record CoarseDropout(double probability, int tile, double share) implements Step {
    public CoarseDropout {
        Probability.require("probability of coarse-dropout", probability);
        Probability.require("share of coarse-dropout", share);
        if (tile < 1) {
            throw new ConfigException(
                    "augment: tile of coarse-dropout must be at least 1 pixel, got " + tile + "; try 16");
        }
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        double drawn = share * rng.nextDouble();
        if (!happens) {
            return in;
        }
        byte[] to = in.rgb().clone();
        for (int y = 0; y < in.height(); y += tile) {
            for (int x = 0; x < in.width(); x += tile) {
                if (rng.nextDouble() < drawn) {
                    int width = Math.min(tile, in.width() - x);
                    Gray.cover(to, in.width(), new Region(x, y, width, Math.min(tile, in.height() - y)));
                }
            }
        }
        return new Pixels(in.width(), in.height(), to);
    }
}
