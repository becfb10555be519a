// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report.chart;

import java.util.Locale;

/**
 * An axis of five equal parts between round numbers.
 *
 * @param from first tick
 * @param step between ticks, above 0
 */
public record Scale(double from, double step) {
    /** 0 to 1. */
    public static final Scale UNIT = new Scale(0, 0.2);

    private static final int PARTS = 5;

    /** The finest round scale that holds both numbers; a step is 1, 2, 2.5 or 5 times a power of ten. */
    public static Scale holding(double least, double most) {
        double low = Math.min(least, most);
        double span = Math.max(Math.abs(most - least), 1e-9);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(span / PARTS)));
        double[] steps = {1, 2, 2.5, 5, 10, 20, 25, 50};
        for (double s : steps) {
            double step = s * power;
            double from = Math.floor(low / step + 1e-9) * step;
            if (from + PARTS * step >= low + span - 1e-9 * span) {
                return new Scale(from, step);
            }
        }
        throw new IllegalStateException("50 times the power of ten below a fifth of the span holds the span");
    }

    /** 0 to at least {@code most} in whole steps, for counts. */
    public static Scale counting(int most) {
        return new Scale(0, Math.max(1, (most + PARTS - 1) / PARTS));
    }

    /** Where a value lies between the ends, 0..1 if between. */
    double share(double value) {
        return (value - from) / (PARTS * step);
    }

    /** The k-th tick's label. */
    String tick(int k) {
        double value = from + k * step;
        int digits = (int) Math.max(0, Math.ceil(-StrictMath.log10(step) - 1e-9));
        boolean quarter =
                Math.abs(step * StrictMath.pow(10, digits) - Math.rint(step * StrictMath.pow(10, digits))) > 1e-6;
        return String.format(Locale.ROOT, "%." + (quarter ? digits + 1 : digits) + "f", value);
    }
}
