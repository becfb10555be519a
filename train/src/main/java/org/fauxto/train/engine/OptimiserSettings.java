// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

/**
 * Constants of one training step.
 *
 * @param beta1       memory of the gradient's mean, 0..1
 * @param beta2       memory of the gradient's square, 0..1
 * @param epsilon     added to the square's root
 * @param weightDecay share of a weight lost per step and unit of learning rate, at least 0
 * @param clipNorm    longest gradient (Euclidean, over all parameters) that is used unshortened, above 0, may be infinite
 * @param emaDecay    share of the old average kept per step, 0 (no averaging) up to but not including 1
 * @param accumulate  batches whose mean gradient makes an update, at least 1
 * @param fused       whether libtorch's one-kernel AdamW is used: the same formula, rounded otherwise, and several times faster
 */
public record OptimiserSettings(
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clipNorm,
        double emaDecay,
        int accumulate,
        boolean fused) {
    public OptimiserSettings {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && emaDecay >= 0 && emaDecay < 1)) {
            throw new IllegalArgumentException(
                    "beta1, beta2 and ema_decay must lie in [0, 1), got " + beta1 + ", " + beta2 + ", " + emaDecay);
        }
        if (!(epsilon > 0 && weightDecay >= 0 && clipNorm > 0) || accumulate < 1) {
            throw new IllegalArgumentException("epsilon and clip_norm must be above 0, weight_decay not below, and"
                    + " accumulate at least 1, got " + epsilon + ", " + clipNorm + ", " + weightDecay + ", "
                    + accumulate);
        }
    }
}
