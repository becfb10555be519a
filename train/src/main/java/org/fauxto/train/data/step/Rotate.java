// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.PixelOps;

/**
 * Turns the picture about its middle by an angle from {@code -degrees..degrees}, uniform as in torchvision's {@code RandomRotation}, on a
 * canvas of the same size. The corners show the picture's mirror image rather than black. A picture longer than
 * {@link Step#LONGEST} stays as it is.
 *
 * @param degrees largest angle, 0..180
 */
@JsonTypeName("rotate")
public record Rotate(double degrees) implements Step {
    public Rotate {
        if (!(degrees >= 0 && degrees <= 180)) {
            throw new ConfigException(
                    "augment: degrees of rotate must lie in 0..180, got " + degrees + "; try 10, or drop the step");
        }
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        double angle = degrees * (2 * rng.nextDouble() - 1);
        return angle == 0 || Math.max(in.width(), in.height()) > LONGEST ? in : PixelOps.rotate(in, angle);
    }
}
