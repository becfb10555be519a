// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import org.fauxto.image.Pixels;

/**
 * Statistics of a picture's colours and of its luma (ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B).
 *
 * @param luminance     mean, 0..255
 * @param contrast      standard deviation, 0..127.5
 * @param saturation    mean over pixels of the largest less the smallest of R, G and B, 0..255
 * @param warmth        mean of R less mean of B, -255..255
 * @param highFrequency share of the variance that lies in the detail bands of a one-level orthonormal Haar wavelet
 *                      transform (Mallat, "A theory for multiresolution signal decomposition", IEEE PAMI 11(7), 1989,
 *                      section IV), that is roughly above half the Nyquist frequency; 0..1, 0 for a flat picture. It
 *                      falls when a picture was enlarged or strongly compressed, and rises with noise
 * @param blockiness    mean absolute step between neighbours across the 8x8 grid of JPEG, divided by the mean step
 *                      elsewhere (the quantities of Wang, Sheikh and Bovik, "No-reference perceptual quality assessment
 *                      of JPEG compressed images", ICIP 2002, equations 1 and 2, as a ratio); 1 without a grid, at most
 *                      {@value #MOST_BLOCKY}
 */
record PixelStatistics(
        double luminance, double contrast, double saturation, double warmth, double highFrequency, double blockiness) {
    static final double MOST_BLOCKY = 10;

    static PixelStatistics of(Pixels pixels) {
        int[] luma = luma(pixels);
        double sum = 0;
        double squares = 0;
        for (int v : luma) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / luma.length;
        double variance = Math.max(0, squares / luma.length - mean * mean);
        return new PixelStatistics(
                mean / 1000,
                Math.sqrt(variance) / 1000,
                saturation(pixels.rgb()),
                warmth(pixels.rgb()),
                highFrequency(luma, pixels.width(), pixels.height()),
                blockiness(luma, pixels.width(), pixels.height()));
    }

    private static double saturation(byte[] rgb) {
        long sum = 0;
        for (int at = 0; at < rgb.length; at += 3) {
            int r = rgb[at] & 0xff;
            int g = rgb[at + 1] & 0xff;
            int b = rgb[at + 2] & 0xff;
            sum += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
        }
        return 3.0 * sum / rgb.length;
    }

    private static double warmth(byte[] rgb) {
        long sum = 0;
        for (int at = 0; at < rgb.length; at += 3) {
            sum += (rgb[at] & 0xff) - (rgb[at + 2] & 0xff);
        }
        return 3.0 * sum / rgb.length;
    }

    /** In thousandths. */
    private static int[] luma(Pixels pixels) {
        byte[] rgb = pixels.rgb();
        int[] luma = new int[rgb.length / 3];
        for (int k = 0, at = 0; k < luma.length; k++, at += 3) {
            luma[k] = 299 * (rgb[at] & 0xff) + 587 * (rgb[at + 1] & 0xff) + 114 * (rgb[at + 2] & 0xff);
        }
        return luma;
    }

    private static double highFrequency(int[] luma, int width, int height) {
        double sum = 0;
        double energy = 0;
        double coarse = 0;
        long n = 0;
        for (int y = 0; y + 1 < height; y += 2) {
            for (int x = 0; x + 1 < width; x += 2) {
                int at = y * width + x;
                double a = luma[at];
                double b = luma[at + 1];
                double c = luma[at + width];
                double d = luma[at + width + 1];
                double four = a + b + c + d;
                sum += four;
                energy += a * a + b * b + c * c + d * d;
                coarse += four * four / 4;
                n += 4;
            }
        }
        double all = n == 0 ? 0 : energy - sum * sum / n;
        // Less than one grey level of deviation is rounding, not structure
        return all < n * 1e4 ? 0 : Math.max(0, Math.min(1, (energy - coarse) / all));
    }

    private static double blockiness(int[] luma, int width, int height) {
        double across = 0;
        double inside = 0;
        long acrossCount = 0;
        long insideCount = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                if (x + 1 < width) {
                    double step = Math.abs(luma[at] - luma[at + 1]);
                    if ((x & 7) == 7) {
                        across += step;
                        acrossCount++;
                    } else {
                        inside += step;
                        insideCount++;
                    }
                }
                if (y + 1 < height) {
                    double step = Math.abs(luma[at] - luma[at + width]);
                    if ((y & 7) == 7) {
                        across += step;
                        acrossCount++;
                    } else {
                        inside += step;
                        insideCount++;
                    }
                }
            }
        }
        if (acrossCount == 0 || across == 0) {
            return 1;
        }
        return inside == 0 ? MOST_BLOCKY : Math.min(MOST_BLOCKY, (across / acrossCount) / (inside / insideCount));
    }
}
