// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fauxto.report.CsvSink;
import org.fauxto.report.ReportFormat;
import org.fauxto.report.Row;
import org.fauxto.report.RowJson;
import org.fauxto.report.Tally;
import org.fauxto.verdict.ModelId;

/** What an interrupted scan has already written. */
public final class EarlierRows {
    /** For a scan that starts afresh. */
    public static final EarlierRows NONE = new EarlierRows(new PathSet(), Tally.NONE, 0);

    private final PathSet names;
    private final Tally tally;
    private final long bytes;

    private EarlierRows(PathSet names, Tally tally, long bytes) {
        this.names = names;
        this.tally = tally;
        this.bytes = bytes;
    }

    /** Whether the file of this name has its row. */
    public boolean contains(String name) {
        return names.contains(name);
    }

    public Tally tally() {
        return tally;
    }

    /** Length of the whole rows; anything beyond is a row that a killed process did not finish. */
    long bytes() {
        return bytes;
    }

    /** The part of a row that resuming needs. */
    private record Key(String schema, String path, String verdict, Row.Model model) {}

    /**
     * Reads the rows of an earlier run.
     *
     * @param format JSONL or CSV
     * @param model  of this run: rows of two models are not mixed
     * @throws OutputException if the file holds something else, or rows of another schema or model
     */
    static EarlierRows read(Path file, ReportFormat format, ModelId model) throws IOException {
        boolean csv = format == ReportFormat.CSV;
        PathSet names = new PathSet();
        Tally tally = Tally.NONE;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Lines lines = new Lines(in, csv);
            long number = 0;
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                if (csv && number == 1) {
                    requireHeader(file, line.get());
                    continue;
                }
                Key key = (csv ? csvKey(line.get()) : jsonKey(line.get())).orElse(null);
                if (key == null) {
                    throw new OutputException(file + " line " + number
                            + " is not a row of fauxto detect, so the scan cannot go on there; choose another --out.");
                }
                requireSame(file, "schema", key.schema(), Row.SCHEMA);
                requireSame(file, "model", text(key.model()), text(Row.Model.of(model)));
                tally = tally.plus(key.verdict());
                names.add(key.path());
            }
            return new EarlierRows(names, tally, lines.wholeBytes());
        }
    }

    private static Optional<Key> jsonKey(String line) {
        return RowJson.read(line).map(row -> new Key(row.schema(), row.path(), row.verdict(), row.model()));
    }

    private static Optional<Key> csvKey(String line) {
        List<String> fields = fields(line);
        if (fields.size() != CsvSink.COLUMNS.size()) {
            return Optional.empty();
        }
        Row.Model model = new Row.Model(
                field(fields, "model_name"), field(fields, "model_version"), field(fields, "model_sha256"));
        return Optional.of(new Key(field(fields, "schema"), field(fields, "path"), field(fields, "verdict"), model));
    }

    private static String field(List<String> fields, String column) {
        return fields.get(CsvSink.COLUMNS.indexOf(column));
    }

    private static List<String> fields(String line) {
        return CsvReader.builder().ofCsvRecord(line).stream()
                .findFirst()
                .map(CsvRecord::getFields)
                .orElse(List.of());
    }

    private static void requireHeader(Path file, String line) throws OutputException {
        if (!fields(line).equals(CsvSink.COLUMNS)) {
            throw new OutputException(file + " does not begin with the header line of " + Row.SCHEMA
                    + ", so the scan cannot go on there; choose another --out.");
        }
    }

    private static void requireSame(Path file, String what, String theirs, String ours) throws OutputException {
        if (!theirs.equals(ours)) {
            throw new OutputException(file + " was written with " + what + " " + theirs + ", this is " + what + " "
                    + ours + "; rows of the two are not mixed. Choose another --out, or --force to start anew.");
        }
    }

    private static String text(Row.Model model) {
        return model.name() + " " + model.version() + " (sha256 " + model.sha256() + ")";
    }
}
