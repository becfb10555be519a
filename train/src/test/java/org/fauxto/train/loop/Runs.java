// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** What two runs that must be the same have in common: all but what they took. */
final class Runs {
    private Runs() {}

    static void assertSameBits(RunDirectory one, RunDirectory other) throws IOException {
        Checkpoint a = Checkpoint.read(one.last());
        Checkpoint b = Checkpoint.read(other.last());
        assertThat(a.state()).isEqualTo(b.state());
        assertThat(withoutCost(a.position().history()))
                .isEqualTo(withoutCost(b.position().history()));
        assertThat(one.best()).hasSameBinaryContentAs(other.best());
    }

    static List<EpochRecord> withoutCost(List<EpochRecord> history) {
        return history.stream()
                .map(e -> new EpochRecord(
                        e.epoch(),
                        e.steps(),
                        e.learningRate(),
                        e.trainLoss(),
                        e.trainAccuracy(),
                        e.trainF1(),
                        e.trainAuc(),
                        e.valLoss(),
                        e.valAccuracy(),
                        e.valF1(),
                        e.valAuc(),
                        e.valBalancedAccuracy(),
                        e.skippedBatches(),
                        e.best(),
                        EpochCost.UNKNOWN))
                .toList();
    }
}
