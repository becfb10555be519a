// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;

/**
 * Mirrors the picture.
 *
 * @param horizontal probability that left and right change places, 0..1
 * @param vertical   probability that top and bottom change places, 0..1
 */
@JsonTypeName("flip")
public record Flip(double horizontal, double vertical) implements Step {
    public Flip {
        Probability.require("horizontal of flip", horizontal);
        Probability.require("vertical of flip", vertical);
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        boolean leftRight = rng.nextDouble() < horizontal;
        boolean upDown = rng.nextDouble() < vertical;
        return leftRight || upDown ? flipped(in, leftRight, upDown) : in;
    }

    private static Pixels flipped(Pixels in, boolean leftRight, boolean upDown) {
        int width = in.width();
        int height = in.height();
        byte[] to = new byte[in.rgb().length];
        for (int y = 0; y < height; y++) {
            int row = (upDown ? height - 1 - y : y) * width;
            for (int x = 0; x < width; x++) {
                System.arraycopy(in.rgb(), 3 * (row + (leftRight ? width - 1 - x : x)), to, 3 * (y * width + x), 3);
            }
        }
        return new Pixels(width, height, to);
    }
}
