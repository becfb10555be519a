// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import org.fauxto.config.ConfigException;

/**
 * Section {@code schedule}: how long, and how the learning rate moves: linear warm-up, then half a cosine (Loshchilov and Hutter 2017,
 * equation 5, without restarts).
 *
 * @param epochs        of training, at least 1
 * @param warmupEpochs  of linear rise from 0, may be a fraction, less than {@code epochs}
 * @param finalFraction of the highest learning rate that is left at the end, 0..1
 */
public record ScheduleConfig(int epochs, double warmupEpochs, double finalFraction) {
    public ScheduleConfig {
        if (epochs < 1 || !(warmupEpochs >= 0 && warmupEpochs < epochs)) {
            throw new ConfigException("schedule: epochs must be at least 1 and warmup_epochs in [0, epochs), got "
                    + epochs + " and " + warmupEpochs);
        }
        if (!(finalFraction >= 0 && finalFraction <= 1)) {
            throw new ConfigException("schedule.final_fraction must lie in 0..1, got " + finalFraction);
        }
    }

    /**
     * Share of the highest learning rate that a step uses.
     *
     * @param step from 0
     */
    public double factor(long step, int stepsPerEpoch) {
        double warmup = warmupEpochs * stepsPerEpoch;
        if (step < warmup) {
            return (step + 1) / Math.ceil(warmup);
        }
        double progress = Math.min(1, (step - warmup) / (epochs * (double) stepsPerEpoch - warmup));
        return finalFraction + (1 - finalFraction) * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
