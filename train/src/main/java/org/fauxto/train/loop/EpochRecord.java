// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

/**
 * What an epoch came to.
 *
 * @param epoch               from 1
 * @param steps               updates since the start of the run
 * @param learningRate        of the epoch's last step
 * @param trainLoss           mean over the epoch's batches, with label smoothing
 * @param valLoss             of the averaged weights, per picture, uncalibrated
 * @param valAuc              of the averaged weights, per picture
 * @param valBalancedAccuracy of the averaged weights, per picture, at logit 0
 * @param skippedBatches      of this epoch, for a loss or gradient that was not finite
 * @param best                whether {@code valAuc} is the highest so far
 */
public record EpochRecord(
        int epoch,
        long steps,
        double learningRate,
        double trainLoss,
        double valLoss,
        double valAuc,
        double valBalancedAccuracy,
        int skippedBatches,
        boolean best) {}
