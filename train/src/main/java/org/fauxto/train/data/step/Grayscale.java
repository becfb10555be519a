// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;

/**
 * Takes the colour away: torchvision's {@code RandomGrayscale}.
 *
 * @param probability 0..1
 */
@JsonTypeName("grayscale")
public record Grayscale(double probability) implements Step {
    public Grayscale {
        Probability.require("probability of grayscale", probability);
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        return rng.nextDouble() < probability ? Colours.grayscale(in) : in;
    }
}
