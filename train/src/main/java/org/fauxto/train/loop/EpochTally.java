// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.ArrayList;
import java.util.List;
import org.fauxto.train.engine.StepResult;

/** Adds up an epoch's batches. */
final class EpochTally {
    private double lossSum;
    private int losses;
    private int skipped;
    private final List<Float> logits;
    private final List<Integer> labels;
    private final long began = System.nanoTime();
    private long images;

    EpochTally(Position.Tally from) {
        lossSum = from.lossSum();
        losses = from.losses();
        skipped = from.skipped();
        logits = new ArrayList<>(from.logits());
        labels = new ArrayList<>(from.labels());
    }

    void add(Batch batch, StepResult result) {
        images += batch.size();
        skipped += result.skipped();
        if (result.lossLost()) {
            return;
        }
        lossSum += result.loss();
        losses++;
        if (result.logits().length == batch.size()) {
            for (int k = 0; k < batch.size(); k++) {
                logits.add(result.logits()[k]);
                labels.add(batch.labels()[k]);
            }
        }
    }

    Position.Tally tally() {
        return new Position.Tally(lossSum, losses, skipped, logits, labels);
    }

    /** Of the batches added here. */
    EpochCost cost(long waitedNanos) {
        double seconds = Math.max(1, System.nanoTime() - began) / 1e9;
        return new EpochCost(
                seconds, images / seconds, Math.min(1, waitedNanos / 1e9 / seconds), ResidentMemory.mebibytes());
    }
}
