// SPDX-License-Identifier: Apache-2.0
package org.fauxto.content;

import java.util.Arrays;
import org.fauxto.image.Pixels;

/**
 * What the content gate measures in the middle of a picture, at native resolution: at most {@link #WINDOW} x
 * {@link #WINDOW} pixels, so that the cost does not grow with the picture.
 *
 * @param equal     share of pixels equal to their right neighbour, 0 to 1
 * @param nearEqual share of pixels that differ from their right neighbour by at most 2 in every channel, 0 to 1; lossy
 *                  compression blurs equality but leaves this
 * @param dominant  share of pixels in the four commonest 12-bit colours (4 bits a channel), 0 to 1
 * @param colours   number of distinct 15-bit colours (5 bits a channel), as the gate's source counts them; shown in
 *                  measurements, not used by a rule
 */
record ContentStatistics(double equal, double nearEqual, double dominant, int colours) {
    /** Side of the window looked at, in pixels. */
    static final int WINDOW = 1024;

    private static final int NEAR = 2;
    private static final int DOMINANT = 4;

    static ContentStatistics of(Pixels pixels) {
        int width = Math.min(WINDOW, pixels.width());
        int height = Math.min(WINDOW, pixels.height());
        int left = (pixels.width() - width) / 2;
        int top = (pixels.height() - height) / 2;
        var fine = new int[1 << 15];
        var coarse = new int[1 << 12];
        int equal = 0;
        int near = 0;
        byte[] rgb = pixels.rgb();
        for (int y = top; y < top + height; y++) {
            int p = (y * pixels.width() + left) * 3;
            for (int x = 0; x < width; x++, p += 3) {
                int r = rgb[p] & 0xff;
                int g = rgb[p + 1] & 0xff;
                int b = rgb[p + 2] & 0xff;
                fine[r >> 3 << 10 | g >> 3 << 5 | b >> 3]++;
                coarse[r >> 4 << 8 | g >> 4 << 4 | b >> 4]++;
                if (x + 1 < width) {
                    int step = stepToTheRight(rgb, p);
                    equal += step == 0 ? 1 : 0;
                    near += step <= NEAR ? 1 : 0;
                }
            }
        }
        double pairs = Math.max(1, (width - 1) * height);
        return new ContentStatistics(equal / pairs, near / pairs, dominantShare(coarse, width * height), (int)
                Arrays.stream(fine).filter(n -> n > 0).count());
    }

    /** Largest difference of a channel between the pixel at {@code p} and the next. */
    private static int stepToTheRight(byte[] rgb, int p) {
        int red = Math.abs((rgb[p] & 0xff) - (rgb[p + 3] & 0xff));
        int green = Math.abs((rgb[p + 1] & 0xff) - (rgb[p + 4] & 0xff));
        int blue = Math.abs((rgb[p + 2] & 0xff) - (rgb[p + 5] & 0xff));
        return Math.max(red, Math.max(green, blue));
    }

    private static double dominantShare(int[] histogram, int pixels) {
        Arrays.sort(histogram);
        long sum = 0;
        for (int i = 1; i <= DOMINANT; i++) {
            sum += histogram[histogram.length - i];
        }
        return (double) sum / pixels;
    }
}
