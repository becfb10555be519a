// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.fauxto.train.engine.StepResult;
import org.fauxto.train.loop.EpochRecord;
import org.fauxto.train.loop.Position;
import org.fauxto.train.loop.TrainingObserver;
import org.jspecify.annotations.Nullable;

/** A bar per epoch with loss, rate and remaining time on a terminal; one plain line per epoch anywhere. */
final class ProgressPrinter implements TrainingObserver, AutoCloseable {
    private final PrintWriter err;
    /** The launcher says so: Java 17 cannot tell whether standard error is a terminal. */
    private final boolean terminal = Integer.getInteger("fauxto.terminal.err", 0) > 0;

    private @Nullable ProgressBar bar;
    private double lossSum;
    private int steps;

    ProgressPrinter(PrintWriter err, Position from) {
        this.err = err;
        if (from.epoch() > 0 || from.batch() > 0) {
            err.printf(Locale.ROOT, "resuming after %d epochs and %d batches%n", from.epoch(), from.batch());
            err.flush();
        }
    }

    @Override
    public void step(int epoch, int batch, int batches, int cropsOfBatch, StepResult result) {
        if (result.skipped() > 0) {
            err.printf(Locale.ROOT, "epoch %d, batch %d skipped: loss or gradient is not finite%n", epoch, batch);
            err.flush();
        }
        if (!result.lossLost()) {
            lossSum += result.loss();
            steps++;
        }
        if (terminal) {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName("epoch " + epoch)
                        .setInitialMax((long) batches * cropsOfBatch)
                        .startsFrom((long) (batch - 1) * cropsOfBatch, java.time.Duration.ZERO)
                        .setUnit(" crops", 1)
                        .showSpeed()
                        .build();
            }
            bar.stepTo((long) batch * cropsOfBatch);
            bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", lossSum / Math.max(1, steps)));
        }
    }

    @Override
    public void epoch(EpochRecord e) {
        close();
        err.printf(
                Locale.ROOT,
                "epoch %d: loss %.4f, AUC %.4f, val loss %.4f, val AUC %.4f, val balanced accuracy %.4f, %.1f crops/s, %.0f s,"
                        + " idle %.0f %%, %.0f MiB%s%s%n",
                e.epoch(),
                e.trainLoss(),
                e.trainAuc(),
                e.valLoss(),
                e.valAuc(),
                e.valBalancedAccuracy(),
                e.cost().imagesPerSecond(),
                e.cost().seconds(),
                100 * e.cost().idleShare(),
                e.cost().residentMib(),
                e.skippedBatches() > 0 ? ", " + e.skippedBatches() + " batches skipped" : "",
                e.best() ? ", best so far" : "");
        err.flush();
        lossSum = 0;
        steps = 0;
    }

    /** Cached features are being computed. */
    void features(String source, long done, long of) {
        if (terminal) {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName("features " + source)
                        .setInitialMax(of)
                        .setUnit(" crops", 1)
                        .showSpeed()
                        .build();
            }
            bar.stepTo(done);
        }
        if (done == of) {
            close();
            note("features of " + of + " views of " + source + " computed");
        }
    }

    @Override
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
