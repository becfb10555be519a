// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import org.fauxto.image.ImageFormat;

/** A nuisance variable as numbers that a logistic rule can use. */
public final class LogisticFeatures {
    /** What stands for a quantity that is 0 or not known, before its logarithm. */
    private static final double LEAST = 1e-12;

    private LogisticFeatures() {}

    /**
     * A quantity with its square, so that a rule may say "between"; sizes as natural logarithms; a category as one-hot.
     *
     * @param value as {@link NuisanceVariables#get} gives it
     */
    public static double[] of(NuisanceVariable v, double value) {
        return switch (v) {
            case PIXELS, WIDTH, HEIGHT, LONG_SIDE, BYTES, BYTES_PER_PIXEL, ASPECT, HISTOGRAM_MEAN ->
                squared(StrictMath.log(Math.max(value, LEAST)));
            case FORMAT -> oneHot((int) value, ImageFormat.values().length);
            case SUBSAMPLING -> oneHot((int) value, JpegCoding.Subsampling.values().length);
            default -> squared(value);
        };
    }

    private static double[] squared(double x) {
        return new double[] {x, x * x};
    }

    private static double[] oneHot(int category, int categories) {
        double[] x = new double[categories];
        x[category] = 1;
        return x;
    }
}
