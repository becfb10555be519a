// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import org.fauxto.image.Pixels;

/**
 * How networks for whole pictures see one: the short side brought to {@code resizeSide} by {@link AntialiasedBicubic},
 * the long side in proportion (rounded down), then the centre square of {@code cropSize}. A smaller picture is enlarged.
 * The same as torchvision's {@code Resize(resizeSide, BICUBIC)} and {@code CenterCrop(cropSize)}.
 *
 * @param resizeSide in pixels, at least {@code cropSize}
 * @param cropSize   in pixels, at least 1
 */
public record WholeView(int resizeSide, int cropSize) {
    /** A picture longer than this many times its short side is cut about its middle before it is resized. */
    private static final int MOST_ELONGATION = 32;

    public WholeView {
        if (cropSize < 1 || resizeSide < cropSize) {
            throw new IllegalArgumentException("a whole view needs resize_side >= crop_size >= 1, got " + resizeSide
                    + " and " + cropSize + "; raise resize_side or lower crop_size");
        }
    }

    /** The view: a square of {@code cropSize} pixels a side. */
    public Pixels of(Pixels picture) {
        return centre(shortSide(picture, resizeSide), cropSize);
    }

    /**
     * The picture with its short side brought to {@code side}, the long side in proportion (rounded down).
     *
     * @param side in pixels, at least 1
     */
    public static Pixels shortSide(Pixels picture, int side) {
        int width = picture.width();
        int height = picture.height();
        // Of a 20,000 x 1 picture only the middle is kept: cut first what no view shows, so that memory is bounded.
        long longSide = (long) side * Math.max(width, height) / Math.min(width, height);
        if (longSide > (long) MOST_ELONGATION * side) {
            int kept = MOST_ELONGATION * Math.min(width, height);
            return shortSide(
                    width > height
                            ? new Region((width - kept) / 2, 0, kept, height).cut(picture)
                            : new Region(0, (height - kept) / 2, width, kept).cut(picture),
                    side);
        }
        return AntialiasedBicubic.rescale(
                picture, width <= height ? side : (int) longSide, width <= height ? (int) longSide : side);
    }

    /**
     * The middle square of a picture that is no smaller. Halves of a pixel go to the even side, as Python rounds them.
     *
     * @param side in pixels, at least 1
     */
    public static Pixels centre(Pixels picture, int side) {
        int x = (int) Math.rint((picture.width() - side) / 2.0);
        int y = (int) Math.rint((picture.height() - side) / 2.0);
        return new Region(x, y, side, side).cut(picture);
    }
}
