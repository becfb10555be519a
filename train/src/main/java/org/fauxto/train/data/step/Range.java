// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.config.ConfigException;

/**
 * Positive bounds of a draw.
 *
 * @param min above 0
 * @param max at least {@code min}
 */
public record Range(double min, double max) {
    public Range {
        if (!(min > 0 && max >= min && max < Double.POSITIVE_INFINITY)) {
            throw new ConfigException("augment: a range needs 0 < min <= max, got min " + min + ", max " + max
                    + "; swap or correct the bounds");
        }
    }

    /** Every value is as likely. */
    public double uniform(UniformRandomProvider rng) {
        return min + (max - min) * rng.nextDouble();
    }

    /** Every ratio is as likely: 1/2 as likely as 2. */
    public double logUniform(UniformRandomProvider rng) {
        double low = StrictMath.log(min);
        double high = StrictMath.log(max);
        return StrictMath.exp(low + (high - low) * rng.nextDouble());
    }

    /** Refuses a range that reaches above {@code limit}. */
    void requireAtMost(String key, double limit, String remedy) {
        if (max > limit) {
            throw new ConfigException(
                    "augment: " + key + ".max must be at most " + limit + ", got " + max + "; " + remedy);
        }
    }
}
