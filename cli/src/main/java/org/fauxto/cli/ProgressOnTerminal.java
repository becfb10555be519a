// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left on the last line of the terminal; lines of results scroll above it. */
final class ProgressOnTerminal implements Progress {
    private static final String CLEAR = "\r\u001b[K";

    /** A scan that is over sooner needs no bar. */
    private static final long DELAY_NANOS = Duration.ofSeconds(1).toNanos();

    private final long start = System.nanoTime();

    private final Terminal terminal;
    private final ProgressBar bar;
    private String shown = "";
    private boolean closed;

    /** @param earlier files an interrupted run had done */
    ProgressOnTerminal(Terminal terminal, long earlier) {
        this.terminal = terminal;
        this.bar = new ProgressBarBuilder()
                .setTaskName("Examining")
                .setUnit(" files", 1)
                .setInitialMax(-1)
                .startsFrom(earlier, Duration.ZERO)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setConsumer(new DelegatingProgressBarConsumer(this::show, terminal.errColumns() - 1))
                .build();
    }

    private synchronized void show(String text) {
        if (!closed && System.nanoTime() - start > DELAY_NANOS) {
            shown = text;
            terminal.err().print(CLEAR + text);
            terminal.err().flush();
        }
    }

    @Override
    public void step() {
        bar.step();
    }

    @Override
    public void total(long files) {
        bar.maxHint(files);
    }

    @Override
    public synchronized void print(String line) throws IOException {
        if (terminal.outColumns() == 0 || shown.isEmpty()) {
            terminal.print(line + "\n");
            return;
        }
        terminal.err().print(CLEAR);
        terminal.err().flush();
        terminal.print(line + "\n");
        terminal.err().print(closed ? "" : shown);
        terminal.err().flush();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (!shown.isEmpty()) {
                terminal.err().print(CLEAR);
                terminal.err().flush();
            }
        }
        bar.close();
    }
}
