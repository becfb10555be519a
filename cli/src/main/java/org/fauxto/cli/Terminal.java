// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The three streams and what they lead to.
 *
 * <p>Java 17 cannot tell one redirected stream from another, so the launcher says what is a terminal, with its width in
 * columns, in the system properties {@code fauxto.terminal.out} and {@code fauxto.terminal.err}; without them nothing is.
 *
 * @param out        results; unbuffered, failures to write are exceptions
 * @param err        everything else
 * @param outColumns width where {@code out} is a terminal, else 0
 * @param errColumns width where {@code err} is a terminal, else 0
 * @param colours    whether terminals get colours
 */
record Terminal(InputStream in, OutputStream out, PrintStream err, int outColumns, int errColumns, boolean colours) {
    /** Where colours are unwanted: https://no-color.org. */
    private static final String NO_COLOR = "NO_COLOR";

    static Terminal system() {
        String noColor = System.getenv(NO_COLOR);
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Integer.getInteger("fauxto.terminal.out", 0),
                Integer.getInteger("fauxto.terminal.err", 0),
                (noColor == null || noColor.isEmpty()) && !dumb);
    }

    boolean outColoured() {
        return colours && outColumns > 0;
    }

    void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
