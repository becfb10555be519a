// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import org.fauxto.report.CsvSink;
import org.fauxto.report.HtmlReport;
import org.fauxto.report.JsonlSink;
import org.fauxto.report.ReportFormat;
import org.fauxto.report.RowSink;
import org.fauxto.report.Tally;
import org.fauxto.scan.EarlierRows;
import org.fauxto.scan.OutputException;
import org.fauxto.scan.OutputFile;
import org.fauxto.scan.OutputFile.Mode;
import org.fauxto.verdict.ModelId;

/** Where the rows of one scan go. */
interface Output extends Closeable {
    /**
     * Takes the rows.
     *
     * @param progress moved out of the way of rows that go to a terminal
     */
    RowSink sink(Progress progress) throws IOException;

    /** Rows that are there already and need not be made again. */
    default EarlierRows earlier() {
        return EarlierRows.NONE;
    }

    /** Called once after the last row of a scan that was not interrupted. */
    default void complete(Tally tally) throws IOException {}

    @Override
    default void close() throws IOException {}

    /** JSONL or CSV on standard output. */
    static Output standard(Terminal terminal, ReportFormat format) {
        return progress ->
                format == ReportFormat.CSV ? new CsvSink(terminal.out(), true) : new JsonlSink(terminal.out());
    }

    /** JSONL or CSV in a file. */
    static Output file(Path file, ReportFormat format, Mode mode, ModelId model) throws IOException {
        return new ToFile(OutputFile.open(file, format, mode, model));
    }

    /**
     * An HTML page. Rows are kept in a journal until all are there: beside the file, where an interrupted scan finds it
     * again, or in a temporary file.
     */
    static Output html(Terminal terminal, Optional<Path> file, Mode mode, ModelId model) throws IOException {
        if (file.isEmpty()) {
            Path journal = Files.createTempFile("fauxto-", ".journal.jsonl");
            journal.toFile().deleteOnExit();
            return new Html(
                    terminal, file, journal, OutputFile.open(journal, ReportFormat.JSONL, Mode.FORCE, model), model);
        }
        Path page = file.get();
        Path journal = page.resolveSibling(page.getFileName() + ".journal.jsonl");
        if (mode == Mode.RESUME && Files.exists(page) && !Files.exists(journal)) {
            throw new OutputException(
                    page + " is a finished report, there is nothing to resume; --force makes it anew.");
        }
        if (mode != Mode.RESUME) {
            OutputFile.requireFree(page, mode);
        }
        return new Html(terminal, file, journal, OutputFile.open(journal, ReportFormat.JSONL, mode, model), model);
    }

    /** See {@link #file}. */
    record ToFile(OutputFile file) implements Output {
        @Override
        public RowSink sink(Progress progress) throws IOException {
            return file.sink();
        }

        @Override
        public EarlierRows earlier() {
            return file.earlier();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** See {@link #html}. */
    record Html(Terminal terminal, Optional<Path> page, Path journal, OutputFile rows, ModelId model)
            implements Output {
        @Override
        public RowSink sink(Progress progress) throws IOException {
            return rows.sink();
        }

        @Override
        public EarlierRows earlier() {
            return rows.earlier();
        }

        @Override
        public void complete(Tally tally) throws IOException {
            if (page.isEmpty()) {
                Writer out = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
                HtmlReport.write(journal, Clock.systemUTC().instant(), model, tally, out);
            } else {
                // Renamed when whole: a page that exists is a finished one.
                Path part = page.get().resolveSibling(page.get().getFileName() + ".part");
                try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                    HtmlReport.write(journal, Clock.systemUTC().instant(), model, tally, out);
                }
                Files.move(part, page.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(journal);
        }

        @Override
        public void close() throws IOException {
            rows.close();
            if (page.isEmpty()) {
                Files.deleteIfExists(journal);
            }
        }
    }
}
