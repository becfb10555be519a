// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/**
 * An interval of confidence; both ends NaN where there is none.
 *
 * @param low  at most {@code high}
 * @param high at least {@code low}
 */
public record Interval(double low, double high) {
    /** No interval can be given. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);
}
