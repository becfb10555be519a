// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import org.fauxto.config.ConfigException;

/**
 * Section {@code loop}: batches and what is done with them.
 *
 * @param batchSize      crops per step, at least 2 (batch normalisation needs two)
 * @param cropsPerEpoch  crops drawn per epoch, at least one batch; a remainder that fills no batch is not drawn
 * @param sourceExponent how a class's sources share it: 0 equally, 1 by their size, between: by size to this power
 * @param labelSmoothing how far targets are drawn from 0 and 1 towards one half, 0..1
 * @param emaDecay       of the averaged weights that are validated and exported, [0, 1); 0 exports the last step's
 * @param threads        libtorch threads, at least 1
 * @param workers        threads that prepare crops, at least 1
 */
public record LoopConfig(
        int batchSize,
        int cropsPerEpoch,
        double sourceExponent,
        double labelSmoothing,
        double emaDecay,
        int threads,
        int workers) {
    public LoopConfig {
        if (batchSize < 2 || cropsPerEpoch < batchSize) {
            throw new ConfigException("loop: batch_size must be at least 2 and crops_per_epoch at least one batch, got "
                    + batchSize + " and " + cropsPerEpoch);
        }
        if (!(sourceExponent >= 0 && sourceExponent <= 1 && labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new ConfigException("loop: source_exponent must lie in [0, 1] and label_smoothing in [0, 1), got "
                    + sourceExponent + " and " + labelSmoothing);
        }
        if (!(emaDecay >= 0 && emaDecay < 1)) {
            throw new ConfigException("loop.ema_decay must lie in [0, 1), got " + emaDecay);
        }
        if (threads < 1 || workers < 1) {
            throw new ConfigException(
                    "loop: threads and workers must be at least 1, got " + threads + " and " + workers);
        }
    }

    /** Whole batches in an epoch. */
    public int stepsPerEpoch() {
        return cropsPerEpoch / batchSize;
    }
}
