// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;

/** The network's square at a random place, every place as likely. A picture that is smaller is enlarged until it holds one. */
@JsonTypeName("random-crop")
public record RandomCrop() implements Step {
    @Override
    public Extent extent() {
        return Extent.SQUARE;
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        Pixels large = Resize.covering(in, side);
        int x = rng.nextInt(large.width() - side + 1);
        int y = rng.nextInt(large.height() - side + 1);
        return new Region(x, y, side, side).cut(large);
    }
}
