// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import org.fauxto.train.nn.HostTensor;

/**
 * The ring of middle frequencies in a spectrum of side S whose zero frequency is at S / 2: radii of 40 up to but not including 120 at
 * S = 256 (paper, section 4.1; published code, {@code fft_filter.init_mask}), in proportion at other sides.
 *
 * @param side of the square spectrum, a power of two from 32, which ONNX Runtime's transform wants
 */
record MiddleBand(int side) {
    private static final double PUBLISHED_SIDE = 256;
    private static final double INNER = 40;
    private static final double OUTER = 120;

    MiddleBand {
        if (side < 32 || Integer.bitCount(side) != 1) {
            throw new IllegalArgumentException(
                    "FIRE needs crops whose side is a power of two from 32, such as 128 or 256, got " + side);
        }
    }

    /** 1 on the ring, 0 elsewhere; [1, 1, S, S]. */
    HostTensor ring() {
        double scale = side / PUBLISHED_SIDE;
        float[] values = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double radius = Math.hypot(y - side / 2.0, x - side / 2.0);
                values[y * side + x] = radius >= INNER * scale && radius < OUTER * scale ? 1 : 0;
            }
        }
        return new HostTensor(new long[] {1, 1, side, side}, values);
    }

    /** 1 less the ring. */
    HostTensor complement() {
        HostTensor ring = ring();
        float[] values = ring.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 - values[i];
        }
        return ring;
    }

    /**
     * Logits whose sigmoid is a mask's mean over tiles, kept off 0 and 1 by {@code margin}: [1, 1, S / tile, S / tile].
     *
     * @param mask of this side
     */
    HostTensor logits(HostTensor mask, int tile, double margin) {
        int small = side / tile;
        float[] values = new float[small * small];
        for (int y = 0; y < small; y++) {
            for (int x = 0; x < small; x++) {
                double mean = Math.min(1 - margin, Math.max(margin, mean(mask.values(), y * tile, x * tile, tile)));
                values[y * small + x] = (float) StrictMath.log(mean / (1 - mean));
            }
        }
        return new HostTensor(new long[] {1, 1, small, small}, values);
    }

    private double mean(float[] mask, int top, int left, int tile) {
        double sum = 0;
        for (int y = top; y < top + tile; y++) {
            for (int x = left; x < left + tile; x++) {
                sum += mask[y * side + x];
            }
        }
        return sum / (tile * tile);
    }
}
