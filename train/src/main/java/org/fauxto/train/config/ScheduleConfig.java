// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.fauxto.config.ConfigException;

/** Section {@code schedule}: how long, and how the learning rate moves; its key {@code curve} chooses the record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "curve")
public sealed interface ScheduleConfig {
    /** Of training, at least 1. */
    int epochs();

    /**
     * Share of the highest learning rate that a batch uses.
     *
     * @param batch from 0, over the whole run
     */
    double factor(long batch, int batchesPerEpoch);

    /**
     * Linear warm-up, then half a cosine (Loshchilov and Hutter 2017, equation 5, without restarts), moving with every batch.
     *
     * @param warmupEpochs  of linear rise from 0, may be a fraction, less than {@code epochs}
     * @param finalFraction of the highest learning rate that is left at the end, 0..1
     */
    @JsonTypeName("warmup-cosine")
    record WarmupCosine(int epochs, double warmupEpochs, double finalFraction) implements ScheduleConfig {
        public WarmupCosine {
            requireEpochs(epochs);
            if (!(warmupEpochs >= 0 && warmupEpochs < epochs)) {
                throw new ConfigException("schedule.warmup_epochs must lie in [0, epochs), got " + warmupEpochs + " of "
                        + epochs + " epochs");
            }
            if (!(finalFraction >= 0 && finalFraction <= 1)) {
                throw new ConfigException("schedule.final_fraction must lie in 0..1, got " + finalFraction);
            }
        }

        @Override
        public double factor(long batch, int batchesPerEpoch) {
            double warmup = warmupEpochs * batchesPerEpoch;
            if (batch < warmup) {
                return (batch + 1) / Math.ceil(warmup);
            }
            double progress = Math.min(1, (batch - warmup) / (epochs * (double) batchesPerEpoch - warmup));
            return finalFraction + (1 - finalFraction) * 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    }

    /**
     * torch's {@code CosineAnnealingLR} down to 0, stepped after every epoch: after {@code t_max} epochs it is 0, and then rises again.
     *
     * @param tMax epochs of half a cosine, at least 1
     */
    @JsonTypeName("cosine")
    record Cosine(int epochs, int tMax) implements ScheduleConfig {
        public Cosine {
            requireEpochs(epochs);
            if (tMax < 1) {
                throw new ConfigException("schedule.t_max must be at least 1, got " + tMax);
            }
        }

        @Override
        public double factor(long batch, int batchesPerEpoch) {
            long epoch = batch / batchesPerEpoch;
            return 0.5 * (1 + Math.cos(Math.PI * (double) epoch / tMax));
        }
    }

    /** The highest learning rate throughout. */
    @JsonTypeName("constant")
    record Constant(int epochs) implements ScheduleConfig {
        public Constant {
            requireEpochs(epochs);
        }

        @Override
        public double factor(long batch, int batchesPerEpoch) {
            return 1;
        }
    }

    private static void requireEpochs(int epochs) {
        if (epochs < 1) {
            throw new ConfigException("schedule.epochs must be at least 1, got " + epochs);
        }
    }
}
