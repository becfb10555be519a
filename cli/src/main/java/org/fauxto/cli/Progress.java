// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;

/** Tells how far a scan is. */
interface Progress extends AutoCloseable {
    /** One more file is done. */
    void step();

    /** How many there will be, once known. */
    void total(long files);

    /** Prints a line of results on the terminal that the progress may be shown on. */
    void print(String line) throws IOException;

    @Override
    void close();

    /** A bar on a terminal, plain lines anywhere else. */
    static Progress onError(Terminal terminal) {
        return terminal.errColumns() > 0 ? new ProgressOnTerminal(terminal, 0) : new ProgressLines(terminal, 0);
    }

    /** Shows nothing. */
    static Progress none(Terminal terminal) {
        return new Progress() {
            @Override
            public void step() {}

            @Override
            public void total(long files) {}

            @Override
            public void print(String line) throws IOException {
                terminal.print(line + "\n");
            }

            @Override
            public void close() {}
        };
    }
}
