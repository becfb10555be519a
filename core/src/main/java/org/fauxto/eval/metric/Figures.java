// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.Arrays;

/** A value for each {@link Metric}; NaN where the data do not define it (one class only, nothing called AI). */
public final class Figures {
    private final double[] values;

    Figures(double[] values) {
        if (values.length != Metric.values().length) {
            throw new IllegalArgumentException("one value per metric, got " + values.length);
        }
        this.values = values.clone();
    }

    @SuppressWarnings("EnumOrdinal") // the array never leaves this class
    public double get(Metric metric) {
        return values[metric.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures f && Arrays.equals(values, f.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
