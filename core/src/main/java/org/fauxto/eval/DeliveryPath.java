// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.Arrays;
import java.util.Optional;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.GaussianNoise;
import org.fauxto.image.transform.Interpolator;
import org.fauxto.image.transform.PixelOps;
import org.fauxto.image.transform.Region;

/**
 * Fixed ways a picture reaches its viewer, for evaluation: every picture of both classes takes the same one.
 *
 * <p>{@code jpeg90}, {@code 768q60} and {@code 512q40} are those of the c143 survey's protocol
 * (github.com/agentatwork/c143-survey, PROTOCOL.md). JPEG has 4:2:0 chroma on the picture's own grid, as libjpeg writes by
 * default. What has a long side shrinks by area average and never grows. Names without a codec are not re-encoded.
 */
public enum DeliveryPath {
    /** The file's own pixels: what {@code detect} sees, with whatever its codec history gives away. */
    AS_IS("as-is"),
    JPEG90("jpeg90"),
    JPEG75("jpeg75"),
    JPEG60("jpeg60"),
    JPEG40("jpeg40"),
    WEBP80("webp80"),
    LONG_SIDE_1600("1600q85"),
    LONG_SIDE_1024("1024q85"),
    LONG_SIDE_640("640q85"),
    LONG_SIDE_512("512q85"),
    LONG_SIDE_768_Q60("768q60"),
    LONG_SIDE_512_Q40("512q40"),
    /** Bilinear to nine tenths, as a browser draws a picture that someone then takes a screenshot of. */
    RESCALE90("rescale90"),
    /** The middle four fifths of both sides. */
    CROP80("crop80"),
    /** Gaussian, one pixel of deviation. */
    BLUR("blur1"),
    /** Gaussian, 4 of 255 of deviation, the same noise for every picture. */
    NOISE("noise4");

    private final String id;

    DeliveryPath(String id) {
        this.id = id;
    }

    /** Name used in result files. */
    public String id() {
        return id;
    }

    /** The path of that name. */
    public static Optional<DeliveryPath> of(String id) {
        return Arrays.stream(values()).filter(d -> d.id.equals(id)).findFirst();
    }

    /** Delivers a picture of any size; the result has at least one pixel. */
    public Pixels deliver(Pixels p) {
        return switch (this) {
            case AS_IS -> p;
            case JPEG90 -> jpeg(p, 90);
            case JPEG75 -> jpeg(p, 75);
            case JPEG60 -> jpeg(p, 60);
            case JPEG40 -> jpeg(p, 40);
            case WEBP80 -> PixelOps.reencode(p, Encoding.webp(80));
            case LONG_SIDE_1600 -> jpeg(PixelOps.shrink(p, 1600), 85);
            case LONG_SIDE_1024 -> jpeg(PixelOps.shrink(p, 1024), 85);
            case LONG_SIDE_640 -> jpeg(PixelOps.shrink(p, 640), 85);
            case LONG_SIDE_512 -> jpeg(PixelOps.shrink(p, 512), 85);
            case LONG_SIDE_768_Q60 -> jpeg(PixelOps.shrink(p, 768), 60);
            case LONG_SIDE_512_Q40 -> jpeg(PixelOps.shrink(p, 512), 40);
            case RESCALE90 -> PixelOps.scale(p, 0.9, Interpolator.BILINEAR);
            case CROP80 -> middle(p);
            case BLUR -> PixelOps.blur(p, 1);
            case NOISE -> GaussianNoise.add(p, 4, 1);
        };
    }

    private static Pixels jpeg(Pixels picture, int quality) {
        return PixelOps.reencode(picture, Encoding.jpeg(quality));
    }

    private static Pixels middle(Pixels picture) {
        int width = (int) Math.max(1, Math.round(picture.width() * 0.8));
        int height = (int) Math.max(1, Math.round(picture.height() * 0.8));
        return new Region((picture.width() - width) / 2, (picture.height() - height) / 2, width, height).cut(picture);
    }
}
