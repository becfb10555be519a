// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fauxto.train.engine.StepResult;
import org.jspecify.annotations.Nullable;

/** {@code steps.csv}, one row per batch; does nothing where it is switched off. */
final class StepLog implements AutoCloseable {
    private static final String HEADER = "step,loss,learning_rate,gradient_norm,wait_ms,resident_mib";

    private final @Nullable BufferedWriter out;

    /** @param from batches of the run that are logged already; rows beyond it are of a run that was cut off, and go */
    StepLog(Path file, boolean on, long from) throws IOException {
        if (!on) {
            out = null;
            return;
        }
        List<String> kept = new ArrayList<>(List.of(HEADER));
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().skip(1).limit(from).forEach(kept::add);
        }
        Files.write(file, kept);
        out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    /** @param step from 1, over the whole run */
    void row(long step, StepResult result, double learningRate, long waitedNanos) {
        if (out == null) {
            return;
        }
        try {
            out.write(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,%.3f,%.1f%n",
                    step,
                    result.loss(),
                    learningRate,
                    result.gradientNorm(),
                    waitedNanos / 1e6,
                    ResidentMemory.mebibytes()));
            out.flush(); // a run that is killed keeps its rows, and one that goes on can be watched
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write steps.csv: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
