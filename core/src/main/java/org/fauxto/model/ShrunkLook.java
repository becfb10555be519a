// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import org.fauxto.image.Pixels;
import org.fauxto.image.transform.PixelOps;

/**
 * One more look at a picture, from afar: its long side is brought down to {@code longSide} by area average, as sites do that show it smaller,
 * and crops of that are examined. A picture no longer than that has been seen so already.
 *
 * @param longSide in pixels, at least 16
 * @param crops    most that are examined, 1..64
 */
public record ShrunkLook(int longSide, int crops) {
    public ShrunkLook {
        if (longSide < 16 || crops < 1 || crops > 64) {
            throw new IllegalArgumentException(
                    "a shrunk look needs long_side of 16 pixels or more and crops in 1..64, got " + longSide + " and "
                            + crops);
        }
    }

    /** Whether a picture is larger than this look. */
    boolean shrinks(Pixels picture) {
        return Math.max(picture.width(), picture.height()) > longSide;
    }

    /** The picture as it looks from there; one that is no larger, as it is. */
    Pixels of(Pixels picture) {
        return PixelOps.shrink(picture, longSide);
    }
}
