// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

/**
 * What an epoch came to. Training figures are of the crops as they passed, from the logits that the loss saw, so that the weights behind
 * them changed on the way; validation figures are per picture, uncalibrated, of the weights that would be exported.
 *
 * @param epoch               from 1
 * @param steps               updates since the start of the run
 * @param learningRate        of the epoch's last batch
 * @param trainLoss           mean over the epoch's batches, with label smoothing and all terms of the objective
 * @param trainAccuracy       share of crops on the right side of logit 0; NaN where the objective judges no logit
 * @param trainF1             of AI, at logit 0
 * @param trainAuc            area under the ROC curve of the logits
 * @param valLoss             mean binary cross-entropy, in nats
 * @param valAccuracy         at logit 0
 * @param valF1               of AI, at logit 0
 * @param valAuc              area under the ROC curve of the logits
 * @param valBalancedAccuracy mean of the classes' accuracies, at logit 0
 * @param skippedBatches      of this epoch, for a loss or gradient that was not finite
 * @param best                whether the epoch is the best so far, by {@code loop.select}
 * @param cost                what it took; differs from run to run
 */
public record EpochRecord(
        int epoch,
        long steps,
        double learningRate,
        double trainLoss,
        double trainAccuracy,
        double trainF1,
        double trainAuc,
        double valLoss,
        double valAccuracy,
        double valF1,
        double valAuc,
        double valBalancedAccuracy,
        int skippedBatches,
        boolean best,
        EpochCost cost) {}
