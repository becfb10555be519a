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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fauxto.image.Sha256;

/**
 * A labelled list of pictures: UTF-8 CSV (RFC 4180) with a header that names at least {@code path} and {@code label}, or
 * a folder with one sub-folder per class.
 *
 * <p>CSV: relative paths are taken from the CSV's folder. {@code label} is 0 for human-made, 1 for AI-made. The columns
 * {@code slug}, {@code source_repo}, {@code source}, {@code generator}, {@code split} and {@code flags} are read where
 * present; others are ignored. The samples are sorted by name, so that the order of the rows changes nothing.
 *
 * <p>Folder: {@code DIR/class/...} or {@code DIR/split/class/...}, where class is, in any case, one of {@code 0, human,
 * humans, human-made, real, nature, natural, photo} (label 0) or {@code 1, ai, ai-made, ai-generated, fake, generated,
 * synthetic, artificial} (label 1), and split one of {@code train, training, val, valid, validation, dev, test}. Folders
 * between class and file are the source. Other folders are left out.
 *
 * @param name    the CSV's or folder's path, for messages
 * @param sha256  of the CSV's bytes, or of the labels and names found in a folder; lower-case hexadecimal, for the record
 *                of a run
 * @param samples sorted by {@link Sample#name()}, never empty, no name twice
 */
public record Manifest(String name, String sha256, List<Sample> samples) {
    public Manifest {
        samples = List.copyOf(samples);
    }

    /**
     * Reads a CSV or a folder; the pictures themselves are not opened.
     *
     * @throws ManifestException if a rule is broken
     * @throws IOException if the CSV or a folder cannot be read
     */
    public static Manifest read(Path data) throws IOException {
        return Files.isDirectory(data) ? readFolders(data) : readCsv(data);
    }

    private static Manifest readFolders(Path root) throws IOException {
        List<Sample> samples = LabelledFolders.read(root).stream()
                .sorted(Comparator.comparing(Sample::name))
                .toList();
        String listing =
                samples.stream().map(s -> s.label() + " " + s.name() + "\n").collect(Collectors.joining());
        return new Manifest(root.toString(), Sha256.hex(listing.getBytes(StandardCharsets.UTF_8)), samples);
    }

    private static Manifest readCsv(Path csv) throws IOException {
        byte[] bytes = Files.readAllBytes(csv);
        Path folder = csv.toAbsolutePath().normalize().getParent();
        TreeMap<String, Sample> samples = new TreeMap<>(Comparator.naturalOrder());
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                Sample sample = sample(csv, folder == null ? csv : folder, row);
                if (samples.put(sample.name(), sample) != null) {
                    throw new ManifestException(
                            at(csv, row) + "path '" + sample.name()
                                    + "' stands on an earlier line too; every picture may be listed once: delete one of the rows");
                }
            }
        } catch (CsvParseException e) {
            throw new ManifestException(csv + ": not a CSV: " + e.getMessage(), e);
        }
        if (samples.isEmpty()) {
            throw new ManifestException(
                    csv + ": no rows; a manifest needs a header 'path,label' and at least one picture");
        }
        return new Manifest(csv.toString(), Sha256.hex(bytes), List.copyOf(samples.values()));
    }

    /** How many samples carry this label. */
    public int count(int label) {
        return (int) samples.stream().filter(s -> s.label() == label).count();
    }

    private static Sample sample(Path csv, Path folder, NamedCsvRecord row) {
        String name = required(csv, row, "path");
        String label = required(csv, row, "label");
        if (!label.equals("0") && !label.equals("1")) {
            throw new ManifestException(
                    at(csv, row) + "label is '" + label + "'; it must be 0 (human-made) or 1 (AI-made)");
        }
        String source = optional(row, "slug", optional(row, "source_repo", optional(row, "source", Sample.UNKNOWN)));
        return new Sample(
                name,
                resolve(csv, folder, row, name),
                label.equals("1") ? 1 : 0,
                source,
                optional(row, "generator", Sample.UNKNOWN),
                optional(row, "split", ""),
                flags(optional(row, "flags", "")));
    }

    private static Path resolve(Path csv, Path folder, NamedCsvRecord row, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new ManifestException(
                    at(csv, row) + "path '" + name + "' is no path on this system: " + e.getReason(), e);
        }
    }

    private static Set<String> flags(String cell) {
        return Arrays.stream(cell.split("[,;]", -1))
                .map(String::strip)
                .filter(f -> !f.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String required(Path csv, NamedCsvRecord row, String column) {
        String value = row.findField(column)
                .orElseThrow(
                        () -> new ManifestException(at(csv, row) + "no column '" + column + "' in " + row.getHeader()
                                + "; the first line must name at least path and label, and every row must fill them"))
                .strip();
        if (value.isEmpty()) {
            throw new ManifestException(at(csv, row) + "column '" + column + "' is empty; fill it or delete the row");
        }
        return value;
    }

    private static String optional(NamedCsvRecord row, String column, String otherwise) {
        return row.findField(column)
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .orElse(otherwise);
    }

    private static String at(Path csv, NamedCsvRecord row) {
        return csv + ", line " + row.getStartingLineNumber() + ": ";
    }
}
