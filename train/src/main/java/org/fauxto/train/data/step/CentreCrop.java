// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.WholeView;

/** The network's square in the middle. A picture that is smaller is enlarged until it holds one. */
@JsonTypeName("centre-crop")
public record CentreCrop() implements Step {
    @Override
    public Extent extent() {
        return Extent.SQUARE;
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        return WholeView.centre(Resize.covering(in, side), side);
    }
}
