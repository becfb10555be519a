// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Splits rows written earlier into lines, and knows after how many bytes the last whole line ends. */
final class Lines {
    private final InputStream in;
    private final boolean quoted;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long read;
    private long whole;

    /**
     * @param in     best buffered
     * @param quoted whether line feeds between double quotes belong to the line (CSV)
     */
    Lines(InputStream in, boolean quoted) {
        this.in = in;
        this.quoted = quoted;
    }

    /** The next line with its line feed removed; empty at the end, or before a line that has no line feed. */
    Optional<String> next() throws IOException {
        line.reset();
        boolean inside = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            read++;
            if (b == '\n' && !inside) {
                whole = read;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            inside ^= quoted && b == '"';
            line.write(b);
        }
        return Optional.empty();
    }

    /** Bytes from the start to the end of the last line returned. */
    long wholeBytes() {
        return whole;
    }
}
