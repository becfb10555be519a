// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.transform;

import org.fauxto.image.Pixels;

/**
 * Bicubic rescaling whose kernel widens with the reduction, so that shrinking averages instead of aliasing: what
 * training code calls "bicubic, antialias".
 *
 * <p>The convolution kernel is Keys' with a = -0.5 ("Cubic convolution interpolation for digital image processing", IEEE
 * ASSP 29(6), 1981). Coefficients, rounding and the order of the passes are those of Pillow's {@code Resample.c}, so that
 * bytes equal {@code Image.resize(size, Image.BICUBIC)}.
 */
public final class AntialiasedBicubic {
    private static final double A = -0.5;
    private static final double SUPPORT = 2;
    /** Fractional bits of a coefficient: 32 less 8 of the sample, less 2 for sign and overshoot. */
    private static final int PRECISION_BITS = 32 - 8 - 2;

    private AntialiasedBicubic() {}

    /** Rescales to exactly {@code width x height}, both at least 1. */
    public static Pixels rescale(Pixels in, int width, int height) {
        Pixels wide = in.width() == width ? in : horizontal(in, Taps.of(in.width(), width));
        return in.height() == height ? wide : vertical(wide, Taps.of(in.height(), height));
    }

    private static Pixels horizontal(Pixels in, Taps taps) {
        int width = taps.first.length;
        byte[] from = in.rgb();
        byte[] to = new byte[3 * width * in.height()];
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < width; x++) {
                int[] weight = taps.weights[x];
                int at = 3 * (y * in.width() + taps.first[x]);
                put(to, 3 * (y * width + x), from, at, 3, weight);
            }
        }
        return new Pixels(width, in.height(), to);
    }

    private static Pixels vertical(Pixels in, Taps taps) {
        int height = taps.first.length;
        int row = 3 * in.width();
        byte[] to = new byte[row * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < row; x += 3) {
                put(to, y * row + x, in.rgb(), taps.first[y] * row + x, row, taps.weights[y]);
            }
        }
        return new Pixels(in.width(), height, to);
    }

    /** One pixel of the result: the weighted sum of pixels {@code stride} bytes apart. */
    private static void put(byte[] to, int target, byte[] from, int start, int stride, int[] weights) {
        int half = 1 << (PRECISION_BITS - 1);
        int r = half;
        int g = half;
        int b = half;
        int at = start;
        for (int w : weights) {
            r += (from[at] & 0xff) * w;
            g += (from[at + 1] & 0xff) * w;
            b += (from[at + 2] & 0xff) * w;
            at += stride;
        }
        to[target] = clip(r);
        to[target + 1] = clip(g);
        to[target + 2] = clip(b);
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }

    /** What each sample of the result is made of along one side. */
    private static final class Taps {
        /** Leftmost source sample. */
        private final int[] first;
        /** Fixed point, one per source sample from there. */
        private final int[][] weights;

        private Taps(int[] first, int[][] weights) {
            this.first = first;
            this.weights = weights;
        }

        static Taps of(int length, int result) {
            double scale = (double) length / result;
            double widening = Math.max(1, scale);
            double support = SUPPORT * widening;
            int[] first = new int[result];
            int[][] weights = new int[result][];
            for (int i = 0; i < result; i++) {
                double centre = (i + 0.5) * scale;
                first[i] = Math.max(0, (int) (centre - support + 0.5));
                int end = Math.min(length, (int) (centre + support + 0.5));
                double[] w = new double[end - first[i]];
                double sum = 0;
                for (int k = 0; k < w.length; k++) {
                    w[k] = kernel((k + first[i] - centre + 0.5) / widening);
                    sum += w[k];
                }
                weights[i] = fixedPoint(w, sum);
            }
            return new Taps(first, weights);
        }

        private static int[] fixedPoint(double[] w, double sum) {
            int[] fixed = new int[w.length];
            for (int k = 0; k < w.length; k++) {
                double scaled = w[k] / sum * (1 << PRECISION_BITS);
                fixed[k] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
            }
            return fixed;
        }

        private static double kernel(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    }
}
