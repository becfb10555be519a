// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/** The normal distribution. */
final class Normal {
    /** 97.5 % quantile. */
    static final double Z95 = 1.959963984540054;

    private static final double SERIES_UP_TO = 1;

    private Normal() {}

    /**
     * Probability that a standard normal deviate is further from 0 than {@code z}, both sides.
     *
     * <p>Below 1 the Taylor series of erf (Abramowitz and Stegun 7.1.6), above it the continued fraction of erfc (7.1.14);
     * relative error below 1e-12.
     */
    static double twoSided(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        return x < SERIES_UP_TO ? 1 - erfBySeries(x) : erfcByFraction(x);
    }

    private static double erfBySeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    private static double erfcByFraction(double x) {
        double tail = 0;
        for (int k = 200; k >= 1; k--) {
            tail = k / 2.0 / (x + tail);
        }
        return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * (x + tail));
    }
}
