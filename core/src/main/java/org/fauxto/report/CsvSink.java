// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scalars of the rows as RFC 4180 comma-separated values, UTF-8, lines ended by a line feed, one header line. */
public final class CsvSink implements RowSink {
    /** The header line. */
    public static final List<String> COLUMNS = List.of(
            "schema",
            "path",
            "sha256",
            "width",
            "height",
            "format",
            "verdict",
            "probability_ai",
            "reasons",
            "error_problem",
            "error_message",
            "model_name",
            "model_version",
            "model_sha256",
            "millis");

    private final OutputStream out;

    /**
     * @param out    left open; best unbuffered, since every row is one write
     * @param header whether to write the header line first: not where rows are appended to earlier ones
     */
    public CsvSink(OutputStream out, boolean header) throws IOException {
        this.out = out;
        if (header) {
            line(COLUMNS);
        }
    }

    @Override
    public void write(Row row) throws IOException {
        Row.Failure error = row.error();
        line(List.of(
                row.schema(),
                row.path(),
                text(row.sha256()),
                text(row.width()),
                text(row.height()),
                text(row.format()),
                row.verdict(),
                text(row.probabilityAi()),
                String.join(" | ", row.reasons()),
                error == null ? "" : error.problem(),
                error == null ? "" : error.message(),
                row.model().name(),
                row.model().version(),
                row.model().sha256(),
                Long.toString(row.millis())));
    }

    private void line(List<String> fields) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(fields);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
