// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One JSON object a line, UTF-8, each line ended by a line feed. */
public final class JsonlSink implements RowSink {
    private final OutputStream out;

    /** @param out left open; best unbuffered, since every row is one write */
    public JsonlSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Row row) throws IOException {
        // Through a String: unpaired surrogates (from hostile metadata) become '?' instead of an exception.
        out.write((RowJson.write(row) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
