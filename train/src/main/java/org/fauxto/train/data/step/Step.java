// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.image.Pixels;

/**
 * One step of an augmentation; its key {@code step} chooses the record that the rest is read into. Neither label, name nor format of a
 * picture is a parameter, so no step can depend on them.
 *
 * <p>Pictures stay RGB bytes, 0..255, throughout. No step normalises by mean and deviation: networks do that inside
 * ({@link org.fauxto.train.nn.Normalise}), so that the exported file takes RGB in 0..1.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
public sealed interface Step
        permits Blur,
                CentreCrop,
                CoarseDropout,
                ColourJitter,
                Deliver,
                Erase,
                Flip,
                Grayscale,
                Noise,
                QuarterTurn,
                RandomCrop,
                RandomResizedCrop,
                Recompress,
                Resize,
                Rotate {

    /** Longest side, in pixels, that every codec and operation takes: WebP's limit of 16,383 less the phase of its grid, and some. */
    int LONGEST = 16_000;

    /** What a step does to the size of a picture. */
    enum Extent {
        /** Leaves it, or swaps width and height. */
        KEPT,
        /** Makes it another one. */
        CHANGED,
        /** Makes it the square that the network sees. */
        SQUARE
    }

    default Extent extent() {
        return Extent.KEPT;
    }

    /**
     * Applies the step.
     *
     * @param side of the square that the network sees, in pixels
     * @param rng  drawn from by this step only; how often does not depend on the picture's values
     * @return {@code in} or another picture of at least one pixel
     */
    Pixels apply(Pixels in, int side, UniformRandomProvider rng);
}
