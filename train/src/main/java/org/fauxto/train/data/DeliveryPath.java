// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import org.fauxto.image.Pixels;
import org.fauxto.train.data.Delivery.Chroma;
import org.fauxto.train.data.Delivery.Codec;
import org.fauxto.train.data.Delivery.Encoding;
import org.fauxto.train.data.Delivery.Interpolator;

/**
 * Fixed ways a picture reaches its viewer, for evaluation: every picture of both classes takes the same one.
 *
 * <p>Names and values are those of the c143 survey's protocol (github.com/agentatwork/c143-survey, PROTOCOL.md). The JPEG
 * is written with 4:2:0 chroma, on the picture's own grid, as libjpeg does by default.
 */
public enum DeliveryPath {
    /** JPEG quality 90 at the picture's own size. */
    JPEG90("jpeg90", Integer.MAX_VALUE, 90),
    /** Long side at most 768 pixels, JPEG quality 60. */
    LONG_SIDE_768_Q60("768q60", 768, 60),
    /** Long side at most 512 pixels, JPEG quality 40. */
    LONG_SIDE_512_Q40("512q40", 512, 40);

    private final String id;
    private final int longSide;
    private final int quality;

    DeliveryPath(String id, int longSide, int quality) {
        this.id = id;
        this.longSide = longSide;
        this.quality = quality;
    }

    /** Name used in result files. */
    public String id() {
        return id;
    }

    /** Delivers: shrinks by area average where the long side is above the limit, never enlarges, then re-encodes. */
    public Pixels deliver(Pixels picture) {
        int now = Math.max(picture.width(), picture.height());
        Pixels sized = picture;
        if (now > longSide) {
            double scale = (double) longSide / now;
            sized = PixelOps.rescale(
                    picture,
                    (int) Math.max(1, Math.round(picture.width() * scale)),
                    (int) Math.max(1, Math.round(picture.height() * scale)),
                    Interpolator.AREA);
        }
        return PixelOps.reencode(sized, new Encoding(Codec.JPEG, quality, Chroma.QUARTER_420, 0, 0));
    }
}
