// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.fauxto.config.ConfigException;

/**
 * Section {@code loop}: batches and what is done with them.
 *
 * @param batchSize      crops per batch, at least 2 (batch normalisation needs two)
 * @param accumulate     batches whose mean gradient makes one update, at least 1
 * @param cropsPerEpoch  crops drawn per epoch, at least one batch; a remainder that fills no batch is not drawn
 * @param sourceExponent how a class's sources share it: 0 equally, 1 by their size, between: by size to this power
 * @param labelSmoothing how far targets are drawn from 0 and 1 towards one half, 0..1
 * @param emaDecay       of the averaged weights that are validated and exported, [0, 1); 0 keeps no average
 * @param threads        libtorch threads, at least 1
 * @param workers        threads that prepare crops, at least 1
 * @param channelsLast   memory layout of pictures and kernels; another layout, other last bits
 * @param featureViews   augmented views per training picture whose features a completely frozen backbone computes once; 0 runs the
 *                       backbone in every step
 * @param select         which epoch's weights are kept as best
 * @param patience       epochs without a lower validation loss after which training ends; 0 never
 * @param stepLog        whether {@code steps.csv} is written
 */
public record LoopConfig(
        int batchSize,
        int accumulate,
        int cropsPerEpoch,
        double sourceExponent,
        double labelSmoothing,
        double emaDecay,
        int threads,
        int workers,
        Device device,
        Precision precision,
        boolean channelsLast,
        int featureViews,
        Selection select,
        int patience,
        boolean stepLog) {
    /** Where tensors live. */
    public enum Device {
        @JsonProperty("cpu")
        CPU,
        @JsonProperty("cuda")
        CUDA
    }

    /** Of matrix products and convolutions in training. */
    public enum Precision {
        @JsonProperty("float32")
        FLOAT32,
        @JsonProperty("bfloat16")
        BFLOAT16,
        @JsonProperty("float16")
        FLOAT16
    }

    /** What the best epoch is best at. */
    public enum Selection {
        @JsonProperty("val_auc")
        VAL_AUC,
        @JsonProperty("val_loss")
        VAL_LOSS
    }

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
        if (threads < 1 || workers < 1 || accumulate < 1) {
            throw new ConfigException("loop: threads, workers and accumulate must be at least 1, got " + threads + ", "
                    + workers + " and " + accumulate);
        }
        if (patience < 0 || featureViews < 0 || featureViews > 1000) {
            throw new ConfigException("loop: patience must be 0 (never) or more and feature_views 0 (off)..1000, got "
                    + patience + " and " + featureViews);
        }
    }

    /** Whole batches in an epoch. */
    public int stepsPerEpoch() {
        return cropsPerEpoch / batchSize;
    }
}
