// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.fauxto.train.weights.Publication;
import org.fauxto.train.weights.WeightPull;
import org.jspecify.annotations.Nullable;

/** A bar per file on a terminal; anywhere else a line every ten seconds. */
final class DownloadProgress implements WeightPull.Listener, AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long MIB = 1 << 20;

    private final PrintWriter err;
    /** The launcher says so: Java 17 cannot tell whether standard error is a terminal. */
    private final boolean terminal = Integer.getInteger("fauxto.terminal.err", 0) > 0;

    private @Nullable ProgressBar bar;
    private Publication.@Nullable File current;
    private long toldAt = System.nanoTime();

    DownloadProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(Publication.File file, long done, long of) {
        if (!file.equals(current)) {
            current = file;
            if (done > 0) {
                say("going on with %s after %.1f MiB", file.file(), mib(done));
            }
        }
        if (terminal) {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName(file.file())
                        .setInitialMax(of)
                        .startsFrom(done, Duration.ZERO)
                        .setUnit(" MiB", MIB)
                        .showSpeed()
                        .build();
            }
            bar.stepTo(done);
        } else if (System.nanoTime() - toldAt >= INTERVAL_NANOS) {
            toldAt = System.nanoTime();
            say("%s: %.1f of %.1f MiB", file.file(), mib(done), mib(of));
        }
    }

    @Override
    public void done(Path file, String sum) {
        close();
        say("%s%s", file, sum.isEmpty() ? "" : "  SHA-256 " + sum);
    }

    private static double mib(long bytes) {
        return bytes / (double) MIB;
    }

    private void say(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
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
