// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.List;
import org.fauxto.train.config.LoopConfig.Selection;

/**
 * Where a run stands: with the tensors, all that the rest of the run depends on. Randomness needs no more than these counts, since every
 * step and crop draws from a seed made of the run's seed and its own number.
 *
 * @param epoch   epochs finished
 * @param batch   batches of the next epoch that were used already
 * @param seen    what those batches came to
 * @param history of the finished epochs
 */
public record Position(int epoch, int batch, Tally seen, List<EpochRecord> history) {
    /** Before the first step. */
    public static final Position START = new Position(0, 0, Tally.NOTHING, List.of());

    /**
     * Sums over a part of an epoch.
     *
     * @param lossSum over the batches with a finite loss
     * @param losses  how many those are
     * @param skipped batches that changed nothing
     * @param logits  of those crops that the loss saw a logit of
     * @param labels  of the same crops
     */
    public record Tally(double lossSum, int losses, int skipped, List<Float> logits, List<Integer> labels) {
        public static final Tally NOTHING = new Tally(0, 0, 0, List.of(), List.of());

        public Tally {
            logits = List.copyOf(logits);
            labels = List.copyOf(labels);
        }
    }

    public Position {
        history = List.copyOf(history);
    }

    /** Whether an epoch with these figures is better than all before. */
    boolean best(Selection select, double loss, double auc) {
        return switch (select) {
            case VAL_AUC ->
                auc > history.stream().mapToDouble(EpochRecord::valAuc).max().orElse(-1);
            case VAL_LOSS ->
                loss < history.stream().mapToDouble(EpochRecord::valLoss).min().orElse(Double.POSITIVE_INFINITY);
        };
    }

    /** Epochs since the lowest validation loss. */
    int epochsWithoutProgress() {
        int since = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochRecord epoch : history) {
            since = epoch.valLoss() < lowest ? 0 : since + 1;
            lowest = Math.min(lowest, epoch.valLoss());
        }
        return since;
    }
}
