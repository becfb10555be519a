// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** A plain line every tenth of the way or every ten seconds, whichever is later: for log files. */
final class ProgressLines implements Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final Terminal terminal;
    private final long start = System.nanoTime();
    private final long earlier;
    private long done;
    private long told;
    private long toldAt = start;
    private volatile long total;

    /** @param earlier files an interrupted run had done */
    ProgressLines(Terminal terminal, long earlier) {
        this.terminal = terminal;
        this.earlier = earlier;
        this.done = earlier;
        this.told = earlier;
    }

    @Override
    public void step() {
        done++;
        long now = System.nanoTime();
        boolean tenth = total == 0 || (done - told) * 10 >= total;
        if (tenth && now - toldAt >= INTERVAL_NANOS) {
            told = done;
            toldAt = now;
            terminal.err().println(text(now));
        }
    }

    private String text(long now) {
        double rate = (done - earlier) / ((now - start) / 1e9);
        if (total == 0) {
            return String.format(Locale.ROOT, "%d files, %.1f per second", done, rate);
        }
        long left = Math.round((total - done) / rate);
        return String.format(
                Locale.ROOT,
                "%d of %d files (%d %%), %.1f per second, %d:%02d:%02d left",
                done,
                total,
                100 * done / total,
                rate,
                left / 3600,
                left / 60 % 60,
                left % 60);
    }

    @Override
    public void total(long files) {
        total = files;
    }

    @Override
    public void print(String line) throws IOException {
        terminal.print(line + "\n");
    }

    @Override
    public void close() {}
}
