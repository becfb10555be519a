// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.fauxto.verdict.ModelId;
import org.jspecify.annotations.Nullable;

/** Turns a journal of rows (JSONL with thumbnails) into one self-contained page; the journal is streamed. */
public final class HtmlReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HtmlReport() {}

    /**
     * What the template shows.
     *
     * @param made when, as text
     * @param rows read once
     */
    public record Page(String made, ModelId model, Tally tally, Iterable<Row> rows) {
        /** Share of a verdict in percent, for the bar. */
        public String share(long count) {
            return String.format(Locale.ROOT, "%.2f", tally.total() == 0 ? 0.0 : 100.0 * count / tally.total());
        }

        /** Probability as whole percent, or a dash. */
        public String percent(@Nullable Double probability) {
            return probability == null ? "\u2013" : Math.round(probability * 100) + "%";
        }

        /** Three decimals. */
        public String score(double score) {
            return String.format(Locale.ROOT, "%.3f", score);
        }

        /** The last part of a path, which readers look for. */
        public String fileName(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * Writes the page.
     *
     * @param journal one row a line, every line whole
     * @param out     left open
     */
    public static void write(Path journal, Instant made, ModelId model, Tally tally, Writer out) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fauxto.report.template");
        try (BufferedReader reader = Files.newBufferedReader(journal, StandardCharsets.UTF_8);
                Stream<Row> rows = reader.lines().map(HtmlReport::row)) {
            Iterator<Row> iterator = rows.iterator();
            engine.render(
                    "report.jte", new Page(TIME.format(made), model, tally, () -> iterator), new WriterOutput(out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private static Row row(String line) {
        return RowJson.read(line)
                .orElseThrow(
                        () -> new UncheckedIOException(new IOException("The journal holds a line that is no row.")));
    }
}
