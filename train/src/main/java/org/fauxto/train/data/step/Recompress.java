// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;

/**
 * A lossy re-encode of the picture as it is at this step. Alone it hides no file's own codec and size; see {@link Deliver}.
 *
 * @param probability 0..1
 * @param qualityMin  lowest quality, 1..100
 * @param qualityMax  highest quality, {@code qualityMin}..100
 * @param webpShare   share that is WebP; the rest is JPEG, 0..1
 */
@JsonTypeName("recompress")
public record Recompress(double probability, int qualityMin, int qualityMax, double webpShare) implements Step {
    public Recompress {
        new Reencode(probability, qualityMin, qualityMax); // for its checks
        Probability.require("webp_share of recompress", webpShare);
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        return new Reencode(probability, qualityMin, qualityMax).apply(in, webpShare, rng);
    }
}
