// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import org.fauxto.image.Pixels;

/**
 * What two copies of one picture still share after re-encoding and rescaling.
 *
 * <p>A 64-bit difference hash finds candidates (gradients of an 8x8 grid, Krawetz, "Kind of Like That", 2013); a colour
 * thumbnail of 16x16 decides, because many different pictures share a hash.
 */
final class Fingerprint {
    /** Side of the thumbnail. */
    static final int SIDE = 16;

    /** Most bits of the hash in which copies differ, see docs/audit.md for how it was chosen. */
    static final int MAX_DISTANCE = 6;

    /** Largest root mean square difference of copies' thumbnails, in grey levels of 255. */
    static final double MAX_RMS = 6;

    /** Thumbnails that deviate less from their mean are too flat to tell one picture from another. */
    private static final double FLAT = 8;

    private final long hash;
    private final byte[] thumbnail;
    private final boolean flat;

    private Fingerprint(long hash, byte[] thumbnail, boolean flat) {
        this.hash = hash;
        this.thumbnail = thumbnail;
        this.flat = flat;
    }

    static Fingerprint of(Pixels pixels) {
        double[] grid = means(pixels, 9, 8);
        long hash = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int at = 3 * (y * 9 + x);
                hash = hash << 1 | (luma(grid, at) < luma(grid, at + 3) ? 1 : 0);
            }
        }
        double[] small = means(pixels, SIDE, SIDE);
        byte[] thumbnail = new byte[small.length];
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < small.length; k++) {
            thumbnail[k] = (byte) Math.round(small[k]);
            sum += small[k];
            squares += small[k] * small[k];
        }
        double mean = sum / small.length;
        return new Fingerprint(hash, thumbnail, squares / small.length - mean * mean < FLAT * FLAT);
    }

    long hash() {
        return hash;
    }

    /** Whether nothing but equality of the files can show that this is a copy. */
    boolean flat() {
        return flat;
    }

    /** Whether both were made from one picture. */
    boolean matches(Fingerprint other) {
        return !flat && !other.flat && Long.bitCount(hash ^ other.hash) <= MAX_DISTANCE && rms(other) <= MAX_RMS;
    }

    double rms(Fingerprint other) {
        long squares = 0;
        for (int k = 0; k < thumbnail.length; k++) {
            int difference = (thumbnail[k] & 0xff) - (other.thumbnail[k] & 0xff);
            squares += (long) difference * difference;
        }
        return Math.sqrt(squares / (double) thumbnail.length);
    }

    private static double luma(double[] rgb, int at) {
        return 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
    }

    /** Means of the cells of a grid laid over the picture; cells of pictures smaller than the grid share pixels. */
    private static double[] means(Pixels pixels, int columns, int rows) {
        double[] means = new double[3 * columns * rows];
        byte[] rgb = pixels.rgb();
        for (int row = 0; row < rows; row++) {
            int top = (int) ((long) row * pixels.height() / rows);
            int bottom = Math.max(top + 1, (int) ((row + 1L) * pixels.height() / rows));
            for (int column = 0; column < columns; column++) {
                int left = (int) ((long) column * pixels.width() / columns);
                int right = Math.max(left + 1, (int) ((column + 1L) * pixels.width() / columns));
                long[] sums = new long[3];
                for (int y = top; y < bottom; y++) {
                    for (int at = 3 * (y * pixels.width() + left); at < 3 * (y * pixels.width() + right); at += 3) {
                        sums[0] += rgb[at] & 0xff;
                        sums[1] += rgb[at + 1] & 0xff;
                        sums[2] += rgb[at + 2] & 0xff;
                    }
                }
                double n = (double) (bottom - top) * (right - left);
                for (int channel = 0; channel < 3; channel++) {
                    means[3 * (row * columns + column) + channel] = sums[channel] / n;
                }
            }
        }
        return means;
    }
}
