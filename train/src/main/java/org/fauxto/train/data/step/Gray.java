// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import java.util.Arrays;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Region;

/** Middle gray over parts of a picture. */
final class Gray {
    private static final byte VALUE = (byte) 128;

    private Gray() {}

    static Pixels rectangle(Pixels in, Region region) {
        byte[] to = in.rgb().clone();
        cover(to, in.width(), region);
        return new Pixels(in.width(), in.height(), to);
    }

    /** Grays a rectangle of {@code rgb}, rows of {@code width} pixels, in place. */
    static void cover(byte[] rgb, int width, Region region) {
        for (int y = region.y(); y < region.y() + region.height(); y++) {
            int start = 3 * (y * width + region.x());
            Arrays.fill(rgb, start, start + 3 * region.width(), VALUE);
        }
    }
}
