// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;

/**
 * Grays a rectangle: torchvision's {@code RandomErasing}, after Zhong et al., "Random Erasing Data Augmentation", AAAI 2020, with middle
 * gray where they fill with the mean of ImageNet. Ten tries, then nothing is erased.
 *
 * @param probability 0..1
 * @param area        of the rectangle as a share of the picture's, uniform, at most 1
 * @param ratio       height over width of the rectangle, log-uniform
 */
@JsonTypeName("erase")
public record Erase(double probability, Range area, Range ratio) implements Step {
    private static final int TRIES = 10;

    public Erase {
        Probability.require("probability of erase", probability);
        area.requireAtMost("area of erase", 1, "try min 0.02, max 0.33");
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        if (rng.nextDouble() >= probability) {
            return in;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double target = (double) in.width() * in.height() * area.uniform(rng);
            double shape = ratio.logUniform(rng);
            int h = (int) Math.rint(Math.sqrt(target * shape));
            int w = (int) Math.rint(Math.sqrt(target / shape));
            if (w > 0 && w < in.width() && h > 0 && h < in.height()) {
                int y = rng.nextInt(in.height() - h + 1);
                int x = rng.nextInt(in.width() - w + 1);
                return Gray.rectangle(in, new Region(x, y, w, h));
            }
        }
        return in;
    }
}
