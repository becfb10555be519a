// SPDX-License-Identifier: Apache-2.0
package org.fauxto.testing;

import org.fauxto.image.Pixels;

/** Pictures of known content, drawn in memory. */
public final class DrawnPictures {
    private DrawnPictures() {}

    /** Smooth waves with some texture; differs with the seed. */
    public static Pixels waves(int seed) {
        int w = 260 + 70 * (seed % 5);
        int h = 240 + 50 * (seed % 7);
        byte[] rgb = new byte[3 * w * h];
        for (int k = 0; k < rgb.length; k++) {
            int x = k / 3 % w;
            int y = k / 3 / w;
            double wave =
                    Math.sin(x * 0.11 + seed) + Math.cos(y * 0.07 * (1 + k % 3)) + 0.2 * ((x * 31 + y * 17) % 7 - 3);
            rgb[k] = (byte) Math.max(0, Math.min(255, 128 + 45 * wave));
        }
        return new Pixels(w, h, rgb);
    }

    /** One colour. */
    public static Pixels flat(int width, int height, int r, int g, int b) {
        byte[] rgb = new byte[3 * width * height];
        for (int k = 0; k < rgb.length; k += 3) {
            rgb[k] = (byte) r;
            rgb[k + 1] = (byte) g;
            rgb[k + 2] = (byte) b;
        }
        return new Pixels(width, height, rgb);
    }
}
