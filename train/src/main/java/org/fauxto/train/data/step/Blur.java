// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.PixelOps;

/**
 * Gaussian blur.
 *
 * @param probability 0..1
 * @param sigma       in pixels, uniform as in torchvision's {@code GaussianBlur}, at most 16
 */
@JsonTypeName("blur")
public record Blur(double probability, Range sigma) implements Step {
    public Blur {
        Probability.require("probability of blur", probability);
        sigma.requireAtMost("sigma of blur", 16, "try min 0.1, max 2");
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        double drawn = sigma.uniform(rng);
        return happens ? PixelOps.blur(in, drawn, 2 * (int) Math.ceil(3 * drawn) + 1) : in;
    }
}
