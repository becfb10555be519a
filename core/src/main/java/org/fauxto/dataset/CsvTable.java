// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fauxto.image.Sha256;

/**
 * A UTF-8 CSV (RFC 4180) with a header, read whole; what is wrong with a row is told with file and line.
 *
 * @param header names of the columns, empty where the file has no rows
 * @param sha256 of the file's bytes
 */
record CsvTable(Path file, List<String> header, List<NamedCsvRecord> rows, String sha256) {
    /** Byte order mark that spreadsheets put before UTF-8. */
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * Reads a file.
     *
     * @throws ManifestException if it is no CSV
     * @throws IOException if it cannot be read
     */
    static CsvTable read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean marked = bytes.length >= 3 && bytes[0] == BOM[0] && bytes[1] == BOM[1] && bytes[2] == BOM[2];
        int start = marked ? BOM.length : 0;
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(
                        new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8)) {
            reader.forEach(rows::add);
        } catch (CsvParseException e) {
            throw new ManifestException(file + ": not a CSV: " + e.getMessage(), e);
        }
        List<String> header = rows.isEmpty() ? List.of() : rows.get(0).getHeader();
        return new CsvTable(file, header, rows, Sha256.hex(bytes));
    }

    boolean has(String column) {
        return header.contains(column);
    }

    /** A cell that must be filled. */
    String required(NamedCsvRecord row, String column) {
        String value = row.findField(column)
                .orElseThrow(() -> new ManifestException(at(row) + "no column '" + column + "' in " + row.getHeader()
                        + "; the first line must name at least path and label, and every row must fill them"))
                .strip();
        if (value.isEmpty()) {
            throw new ManifestException(at(row) + "column '" + column + "' is empty; fill it or delete the row");
        }
        return value;
    }

    String optional(NamedCsvRecord row, String column, String otherwise) {
        return row.findField(column)
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .orElse(otherwise);
    }

    /** A picture's place; relative ones are taken from the CSV's folder. */
    Path resolve(NamedCsvRecord row, String column, String name) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        try {
            return folder == null ? Path.of(name) : folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new ManifestException(
                    at(row) + column + " '" + name + "' is no path on this system: " + e.getReason(), e);
        }
    }

    /** File and line, before what is wrong there. */
    String at(NamedCsvRecord row) {
        return file + ", line " + row.getStartingLineNumber() + ": ";
    }

    /** An error for a row that repeats an earlier one's picture. */
    ManifestException twice(NamedCsvRecord row, String column, String name) {
        return new ManifestException(at(row) + column + " '" + name
                + "' stands on an earlier line too; every picture may be listed once: delete one of the rows");
    }
}
