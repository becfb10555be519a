// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import org.fauxto.config.ConfigException;

/**
 * Section {@code optimiser}: AdamW (Loshchilov and Hutter 2019).
 *
 * @param learningRate highest learning rate, above 0
 * @param beta1        memory of the gradient's mean, [0, 1)
 * @param beta2        memory of the gradient's square, [0, 1)
 * @param epsilon      added to the square's root, above 0
 * @param weightDecay  at least 0
 * @param clipNorm     longest gradient used unshortened, above 0; {@code .inf} shortens none
 * @param fused        whether libtorch's one-kernel form is used: the same formula several times faster, other last bits
 */
public record OptimiserConfig(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clipNorm,
        boolean fused) {
    public OptimiserConfig {
        if (!(learningRate > 0 && epsilon > 0 && clipNorm > 0 && weightDecay >= 0)) {
            throw new ConfigException(
                    "optimiser: learning_rate, epsilon and clip_norm must be above 0, weight_decay at least 0, got "
                            + learningRate + ", " + epsilon + ", " + clipNorm + ", " + weightDecay);
        }
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw new ConfigException("optimiser: beta1 and beta2 must lie in [0, 1), got " + beta1 + ", " + beta2);
        }
    }
}
