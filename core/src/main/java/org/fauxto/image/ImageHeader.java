// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

/**
 * What a file says about itself before any pixel is decoded.
 *
 * @param format container found from the leading bytes
 * @param width  coded width in pixels, at least 1, before EXIF orientation is applied
 * @param height coded height in pixels, at least 1, before EXIF orientation is applied
 */
public record ImageHeader(ImageFormat format, int width, int height) {
    public ImageHeader {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "image dimensions must be at least 1x1, header says " + width + "x" + height);
        }
    }

    /** Number of pixels the header promises. */
    public long pixelCount() {
        return (long) width * height;
    }
}
