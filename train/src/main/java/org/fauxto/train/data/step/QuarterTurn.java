// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;

/**
 * Turns the picture by 90, 180 or 270 degrees, each as likely; no pixel is interpolated.
 *
 * @param probability of a turn, 0..1; 0.75 makes the four orientations as likely
 */
@JsonTypeName("quarter-turn")
public record QuarterTurn(double probability) implements Step {
    public QuarterTurn {
        Probability.require("probability of quarter-turn", probability);
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        int turns = 1 + rng.nextInt(3);
        return happens ? turned(in, turns) : in;
    }

    /** Counter-clockwise. */
    static Pixels turned(Pixels in, int turns) {
        boolean upright = turns % 2 == 0;
        int width = upright ? in.width() : in.height();
        int height = upright ? in.height() : in.width();
        byte[] to = new byte[in.rgb().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromX = turns == 1 ? in.width() - 1 - y : turns == 2 ? in.width() - 1 - x : y;
                int fromY = turns == 1 ? x : turns == 2 ? in.height() - 1 - y : in.height() - 1 - x;
                System.arraycopy(in.rgb(), 3 * (fromY * in.width() + fromX), to, 3 * (y * width + x), 3);
            }
        }
        return new Pixels(width, height, to);
    }
}
