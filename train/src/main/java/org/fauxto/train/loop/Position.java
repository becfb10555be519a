// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.List;

/**
 * Where a run stands: with the tensors, all that the rest of the run depends on. Randomness needs no more than these counts, since every
 * step and crop draws from a seed made of the run's seed and its own number.
 *
 * @param epoch     epochs finished
 * @param batch     batches of the next epoch that were used already
 * @param lossSum   over those batches that were not skipped
 * @param skipped   of those batches
 * @param history   of the finished epochs
 */
public record Position(int epoch, int batch, double lossSum, int skipped, List<EpochRecord> history) {
    /** Before the first step. */
    public static final Position START = new Position(0, 0, 0, 0, List.of());

    public Position {
        history = List.copyOf(history);
    }

    /** Highest validation AUC so far, or less than any AUC. */
    double bestAuc() {
        return history.stream().mapToDouble(EpochRecord::valAuc).max().orElse(-1);
    }
}
