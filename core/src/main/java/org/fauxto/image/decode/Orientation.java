// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.decode;

import java.util.Arrays;
import java.util.Optional;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;
import org.fauxto.image.container.TiffDirectory;

/**
 * How the stored picture must be turned to stand upright: the eight values of tag 274 (Exif 3.0, 4.6.5.1.6; TIFF 6.0).
 *
 * <p>Named by where the stored first row and first column lie in the upright picture.
 */
public enum Orientation {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    LEFT_TOP,
    RIGHT_TOP,
    RIGHT_BOTTOM,
    LEFT_BOTTOM;

    private static final int TAG = 274;
    private static final String EXIF = "Exif\0\0";

    /** The orientation a file states, {@link #TOP_LEFT} where it states none or nonsense. */
    public static Orientation of(ImageFile file, ImageFormat format) {
        byte[] b = file.bytes();
        return exif(b, format)
                .map(TiffDirectory::read)
                .map(d -> d.values(TAG))
                .filter(v -> v.length > 0 && v[0] >= 1 && v[0] <= 8)
                .map(v -> values()[(int) v[0] - 1])
                .orElse(TOP_LEFT);
    }

    private static Optional<byte[]> exif(byte[] b, ImageFormat format) {
        if (format == ImageFormat.TIFF) {
            return Optional.of(b);
        }
        ContainerBlocks blocks = Containers.blocks(b, format);
        Optional<Block> block = switch (format) {
            case JPEG ->
                blocks.ofType("APP1").stream()
                        .filter(x -> Bytes.matches(b, x.offset(), EXIF))
                        .findFirst();
            case PNG -> blocks.first("eXIf");
            case WEBP -> blocks.first("EXIF");
            default -> Optional.empty();
        };
        // Some writers keep JPEG's prefix in PNG and WebP as well
        return block.map(x -> Arrays.copyOfRange(
                b, x.offset() + (Bytes.matches(b, x.offset(), EXIF) ? Math.min(6, x.length()) : 0), x.end()));
    }

    /** Whether width and height change places. */
    boolean swapsSides() {
        return this == LEFT_TOP || this == RIGHT_TOP || this == RIGHT_BOTTOM || this == LEFT_BOTTOM;
    }

    /** Where the stored pixel (x, y) of a width x height picture goes: its index in the upright, row-major picture. */
    int target(int x, int y, int width, int height) {
        return switch (this) {
            case TOP_LEFT -> y * width + x;
            case TOP_RIGHT -> y * width + (width - 1 - x);
            case BOTTOM_RIGHT -> (height - 1 - y) * width + (width - 1 - x);
            case BOTTOM_LEFT -> (height - 1 - y) * width + x;
            case LEFT_TOP -> x * height + y;
            case RIGHT_TOP -> x * height + (height - 1 - y);
            case RIGHT_BOTTOM -> (width - 1 - x) * height + (height - 1 - y);
            case LEFT_BOTTOM -> (width - 1 - x) * height + y;
        };
    }
}
