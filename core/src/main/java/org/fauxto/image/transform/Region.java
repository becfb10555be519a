// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import org.fauxto.image.Pixels;

/**
 * A rectangle of a picture, in pixels, that holds one work of one maker.
 *
 * @param x      leftmost column
 * @param y      topmost row
 * @param width  at least 1
 * @param height at least 1
 */
public record Region(int x, int y, int width, int height) {
    public Region {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "region must lie in a picture, got " + width + "x" + height + "+" + x + "+" + y);
        }
    }

    /** The whole picture. */
    public static Region of(Pixels pixels) {
        return new Region(0, 0, pixels.width(), pixels.height());
    }

    public int shortSide() {
        return Math.min(width, height);
    }

    public int longSide() {
        return Math.max(width, height);
    }

    /** The pixels of this rectangle, copied. */
    public Pixels cut(Pixels from) {
        if (equals(of(from))) {
            return from;
        }
        byte[] rgb = new byte[3 * width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(from.rgb(), 3 * ((y + row) * from.width() + x), rgb, 3 * row * width, 3 * width);
        }
        return new Pixels(width, height, rgb);
    }
}
