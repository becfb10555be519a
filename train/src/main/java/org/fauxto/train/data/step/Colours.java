// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import org.fauxto.image.Pixels;

/**
 * Changes of colour, as torchvision 0.14 makes them of byte tensors ({@code functional_tensor.adjust_*}): float32, then cut off to whole
 * bytes.
 */
final class Colours {
    private Colours() {}

    /** Values times {@code factor}, at least 0. */
    static Pixels brightness(Pixels in, double factor) {
        return blended(in, new float[] {0}, factor);
    }

    /** Distance from the mean gray times {@code factor}, at least 0. */
    static Pixels contrast(Pixels in, double factor) {
        double sum = 0;
        for (int k = 0; k < in.rgb().length; k += 3) {
            sum += gray(in.rgb(), k);
        }
        double mean = sum / in.width() / in.height();
        return blended(in, new float[] {(float) mean}, factor);
    }

    /** Distance from each pixel's gray times {@code factor}, at least 0. */
    static Pixels saturation(Pixels in, double factor) {
        float[] grays = new float[in.rgb().length / 3];
        for (int p = 0; p < grays.length; p++) {
            grays[p] = gray(in.rgb(), 3 * p);
        }
        return blended(in, grays, factor);
    }

    /** Every pixel's gray in all three channels. */
    static Pixels grayscale(Pixels in) {
        byte[] to = new byte[in.rgb().length];
        for (int k = 0; k < to.length; k += 3) {
            byte gray = (byte) gray(in.rgb(), k);
            to[k] = gray;
            to[k + 1] = gray;
            to[k + 2] = gray;
        }
        return new Pixels(in.width(), in.height(), to);
    }

    /** Hue moved by {@code shift} turns, -0.5..0.5, in HSV; grays stay. */
    static Pixels hue(Pixels in, double shift) {
        byte[] from = in.rgb();
        byte[] to = new byte[from.length];
        float[] hsv = new float[3];
        for (int k = 0; k < to.length; k += 3) {
            hsv(from, k, hsv);
            float moved = (hsv[0] + (float) shift) % 1;
            rgb(moved < 0 ? moved + 1 : moved, hsv[1], hsv[2], to, k);
        }
        return new Pixels(in.width(), in.height(), to);
    }

    /** The luma of Rec. 601, whole: torchvision's {@code rgb_to_grayscale}. */
    private static int gray(byte[] rgb, int k) {
        return (int) (0.2989f * (rgb[k] & 0xff) + 0.587f * (rgb[k + 1] & 0xff) + 0.114f * (rgb[k + 2] & 0xff));
    }

    /** {@code factor * in + (1 - factor) * other}, with one value of {@code other} per pixel or for all. */
    private static Pixels blended(Pixels in, float[] other, double factor) {
        byte[] from = in.rgb();
        byte[] to = new byte[from.length];
        float own = (float) factor;
        float rest = (float) (1 - factor);
        for (int k = 0; k < to.length; k++) {
            float value = own * (from[k] & 0xff) + rest * other[other.length == 1 ? 0 : k / 3];
            to[k] = (byte) Math.max(0, Math.min(255, value));
        }
        return new Pixels(in.width(), in.height(), to);
    }

    /** Hue in turns, saturation and value 0..1. */
    private static void hsv(byte[] rgb, int k, float[] hsv) {
        float r = (rgb[k] & 0xff) / 255f;
        float g = (rgb[k + 1] & 0xff) / 255f;
        float b = (rgb[k + 2] & 0xff) / 255f;
        float most = Math.max(r, Math.max(g, b));
        float range = most - Math.min(r, Math.min(g, b));
        float hue = 0;
        if (range > 0) {
            float fromR = (most - r) / range;
            float fromG = (most - g) / range;
            float fromB = (most - b) / range;
            hue = most == r ? fromB - fromG : most == g ? 2 + fromR - fromB : 4 + fromG - fromR;
        }
        hsv[0] = (hue / 6 + 1) % 1;
        hsv[1] = range > 0 ? range / most : 0;
        hsv[2] = most;
    }

    private static void rgb(float hue, float saturation, float value, byte[] to, int k) {
        int sextant = (int) Math.floor(hue * 6);
        float f = hue * 6 - sextant;
        float p = value * (1 - saturation);
        float q = value * (1 - saturation * f);
        float t = value * (1 - saturation * (1 - f));
        switch (sextant % 6) {
            case 0 -> put(to, k, value, t, p);
            case 1 -> put(to, k, q, value, p);
            case 2 -> put(to, k, p, value, t);
            case 3 -> put(to, k, p, q, value);
            case 4 -> put(to, k, t, p, value);
            default -> put(to, k, value, p, q);
        }
    }

    private static void put(byte[] to, int k, float r, float g, float b) {
        to[k] = (byte) (r * 255);
        to[k + 1] = (byte) (g * 255);
        to[k + 2] = (byte) (b * 255);
    }
}
