// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.fauxto.image.Pixels;

/** Noise that is the same on every platform. */
public final class GaussianNoise {
    /** Deviation of the sum of eight uniform bytes: sqrt(8 (256^2 - 1) / 12). */
    private static final double BYTES_DEVIATION = 209.02;

    private static final double BYTES_MEAN = 8 * 127.5;

    private GaussianNoise() {}

    /**
     * Adds noise to every sample, clipped to 0..255.
     *
     * @param sigma in units of 1/255
     */
    public static Pixels add(Pixels in, double sigma, long seed) {
        UniformRandomProvider rng = RandomSource.SPLIT_MIX_64.create(seed);
        byte[] from = in.rgb();
        byte[] to = new byte[from.length];
        for (int k = 0; k < from.length; k++) {
            long noisy = Math.round((from[k] & 0xff) + sigma * normal(rng.nextLong()));
            to[k] = (byte) Math.max(0, Math.min(255, noisy));
        }
        return new Pixels(in.width(), in.height(), to);
    }

    /**
     * About normal (Irwin-Hall with eight terms, so within 4.9 deviations) and cheap.
     *
     * @param bits 64 random bits
     */
    public static double normal(long bits) {
        long pairs = (bits & 0x00ff00ff00ff00ffL) + ((bits >>> 8) & 0x00ff00ff00ff00ffL);
        long sum = (pairs & 0xffff) + (pairs >>> 16 & 0xffff) + (pairs >>> 32 & 0xffff) + (pairs >>> 48);
        return (sum - BYTES_MEAN) / BYTES_DEVIATION;
    }
}
