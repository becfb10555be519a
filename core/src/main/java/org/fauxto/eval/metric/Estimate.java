// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/**
 * A figure with its 95 % interval.
 *
 * @param value NaN where the data do not define it
 */
public record Estimate(double value, Interval interval) {}
