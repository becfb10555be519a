// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.WholeView;

/**
 * Brings the short side to {@code side} by bicubic interpolation with antialiasing, the long side in proportion, as
 * {@link WholeView#shortSide} does before a network looks. A smaller picture is enlarged.
 *
 * @param side in pixels, 16..4096
 */
@JsonTypeName("resize")
public record Resize(int side) implements Step {
    public Resize {
        if (side < 16 || side > 4096) {
            throw new ConfigException("augment: side of resize must lie in 16..4096 pixels, got " + side + "; try 256");
        }
    }

    @Override
    public Extent extent() {
        return Extent.CHANGED;
    }

    @Override
    public Pixels apply(Pixels in, int networkSide, UniformRandomProvider rng) {
        return WholeView.shortSide(in, side);
    }

    /** The picture, enlarged where a square of {@code side} does not fit into it. */
    static Pixels covering(Pixels in, int side) {
        return Math.min(in.width(), in.height()) < side ? WholeView.shortSide(in, side) : in;
    }
}
