// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import org.fauxto.config.ConfigException;

/** The rule for probabilities in section {@code augment}. */
public final class Probability {
    private Probability() {}

    /**
     * Refuses what is no probability.
     *
     * @throws ConfigException if {@code value} lies outside 0..1
     */
    public static void require(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ConfigException(
                    "augment: " + key + " must be a probability in 0..1, got " + value + "; 0 switches it off");
        }
    }
}
