// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.GaussianNoise;

/**
 * Gaussian noise, independent in every value.
 *
 * @param probability 0..1
 * @param sigma       in units of 1/255, uniform, at most 128
 */
@JsonTypeName("noise")
public record Noise(double probability, Range sigma) implements Step {
    public Noise {
        Probability.require("probability of noise", probability);
        sigma.requireAtMost("sigma of noise", 128, "the unit is 1/255, try min 1, max 4");
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        double drawn = sigma.uniform(rng);
        return happens ? GaussianNoise.add(in, drawn, rng.nextLong()) : in;
    }
}
