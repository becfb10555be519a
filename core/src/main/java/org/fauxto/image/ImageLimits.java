// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

/**
 * Bounds checked before memory is spent on a file.
 *
 * @param maxPixels most pixels (width x height from the header) that are decoded
 * @param maxBytes  most bytes of a file that are read
 */
public record ImageLimits(long maxPixels, long maxBytes) {
    /** 200 megapixels and 1 GiB: above every phone and most cameras, below what a bomb needs. */
    public static final ImageLimits DEFAULT = new ImageLimits(200_000_000L, 1L << 30);

    public ImageLimits {
        if (maxPixels < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "image limits must be positive, got maxPixels=" + maxPixels + ", maxBytes=" + maxBytes);
        }
    }
}
