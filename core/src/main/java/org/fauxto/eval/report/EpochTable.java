// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run's {@code epochs.csv}: one row per epoch. Columns that a version of training does not write are simply not there.
 *
 * @param columns names, in the file's order
 * @param rows    cells as written, each row as long as {@code columns}
 */
record EpochTable(List<String> columns, List<List<String>> rows) {
    EpochTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Reads the file; one that is no CSV is an {@link IOException}. */
    static EpochTable read(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> columns = List.of();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : reader) {
                columns = row.getHeader();
                rows.add(List.copyOf(row.getFields()));
            }
        } catch (CsvParseException e) {
            throw new IOException(csv + " is no CSV, delete it or resume the run: " + e.getMessage(), e);
        }
        return new EpochTable(columns, rows);
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** Epoch and value of one column; NaN where a cell is no number. Empty if there is no such column. */
    List<double[]> points(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            return List.of();
        }
        int epoch = columns.indexOf("epoch");
        return IntStream.range(0, rows.size())
                .mapToObj(k -> new double[] {
                    epoch < 0 ? k + 1 : number(rows.get(k).get(epoch)),
                    number(rows.get(k).get(at))
                })
                .toList();
    }

    /** Row of the last epoch marked best, or -1. */
    int best() {
        int column = columns.indexOf("best");
        return column < 0
                ? -1
                : IntStream.range(0, rows.size())
                        .filter(k -> rows.get(k).get(column).equals("true"))
                        .max()
                        .orElse(-1);
    }

    /** NaN for what is no number. */
    static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
