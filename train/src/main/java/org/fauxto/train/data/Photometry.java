// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.GaussianNoise;
import org.fauxto.train.data.Delivery.Tone;

/** Changes of value that need no neighbours: tone and noise. */
final class Photometry {
    private Photometry() {}

    /**
     * Applies tone, then noise.
     *
     * @param noiseSigma in units of 1/255
     */
    static Pixels apply(Pixels in, Tone tone, double noiseSigma, long seed) {
        if (tone.equals(Tone.NONE) && noiseSigma == 0) {
            return in;
        }
        UniformRandomProvider rng = RandomSource.SPLIT_MIX_64.create(seed);
        byte[] from = in.rgb();
        byte[] to = new byte[from.length];
        for (int k = 0; k < from.length; k += 3) {
            double r = from[k] & 0xff;
            double g = from[k + 1] & 0xff;
            double b = from[k + 2] & 0xff;
            // Rec. 601 luma, the one JPEG uses (JFIF 1.02, page 3)
            double luma = 0.299 * r + 0.587 * g + 0.114 * b;
            to[k] = value(r, luma, tone, noiseSigma, rng);
            to[k + 1] = value(g, luma, tone, noiseSigma, rng);
            to[k + 2] = value(b, luma, tone, noiseSigma, rng);
        }
        return new Pixels(in.width(), in.height(), to);
    }

    private static byte value(double v, double luma, Tone tone, double noiseSigma, UniformRandomProvider rng) {
        double saturated = luma + (v - luma) * tone.saturation();
        double toned = 127.5 + (saturated - 127.5) * tone.contrast() + 255 * tone.brightness();
        double noisy = noiseSigma == 0 ? toned : toned + noiseSigma * GaussianNoise.normal(rng.nextLong());
        return (byte) Math.max(0, Math.min(255, Math.round(noisy)));
    }
}
