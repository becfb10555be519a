// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

/**
 * What one batch came to.
 *
 * @param loss         mean over the batch, before the update
 * @param gradientNorm before clipping, of the batches accumulated so far; 0 where this batch did not complete an update
 * @param skipped      batches whose loss or gradient was not finite, so that they changed nothing: 0, 1, or all that were accumulated
 * @param logits       the network's, one per row, as the loss saw them; empty where it saw none
 */
@SuppressWarnings("ArrayRecordComponent") // passed along once, never compared
public record StepResult(double loss, double gradientNorm, int skipped, float[] logits) {
    /** Whether the batch's own loss is of no use. */
    public boolean lossLost() {
        return !Double.isFinite(loss);
    }
}
