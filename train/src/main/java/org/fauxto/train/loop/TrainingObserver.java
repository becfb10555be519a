// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import org.fauxto.train.engine.StepResult;

/** Whoever watches a run, called on the training thread. */
public interface TrainingObserver {
    /** Watches nothing. */
    TrainingObserver NONE = new TrainingObserver() {};

    /** A step was taken: batch {@code batch} (from 1) of {@code batches} in epoch {@code epoch} (from 1). */
    default void step(int epoch, int batch, int batches, int crops, StepResult result) {}

    default void epoch(EpochRecord epoch) {}

    /** Something worth a line, such as a wish of the configuration that this machine does not grant. */
    default void note(String line) {}
}
