// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

/**
 * A decoded picture: 8-bit sRGB, upright (EXIF orientation applied), alpha composited on white.
 *
 * <p>Layout: interleaved {@code RGBRGB...}, row-major, {@code height x width x 3} bytes, each an unsigned value 0..255.
 * The array is shared, not copied: nobody writes to it.
 */
public final class Pixels {
    private final int width;
    private final int height;
    private final byte[] rgb;

    /**
     * @param rgb shape [height, width, 3], unsigned bytes
     * @throws IllegalArgumentException if the array's length is not {@code width * height * 3}
     */
    public Pixels(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("pixels of " + width + "x" + height + " need " + 3L * width * height
                    + " bytes of RGB, got " + rgb.length);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The shared array, shape [height, width, 3]. */
    public byte[] rgb() {
        return rgb;
    }

    /**
     * One sample.
     *
     * @param channel 0 red, 1 green, 2 blue
     * @return 0..255
     */
    public int at(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 0xff;
    }
}
