// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fauxto.image.Sha256;

/**
 * A labelled list of pictures: UTF-8 CSV (RFC 4180) with a header that names at least {@code path} and {@code label}, or
 * a folder with one sub-folder per class.
 *
 * <p>CSV: relative paths are taken from the CSV's folder. {@code label} is 0 for human-made, 1 for AI-made. The columns
 * {@code slug}, {@code source_repo}, {@code source}, {@code generator}, {@code split}, {@code flags} and {@code group} are
 * read where present; others are ignored. The samples are sorted by name, so that the order of the rows changes nothing.
 *
 * <p>Kaggle: {@code train.csv} as the competition published it, with an unnamed index column, {@code file_name} and
 * {@code label}, or the folder that holds it beside {@code train_data/}. Rows 2k and 2k+1 are a picture and its
 * AI-made counterpart, and so one {@link Sample#group()}.
 *
 * <p>Folder: {@code DIR/class/...} or {@code DIR/split/class/...}, where class is, in any case, one of {@code 0, human,
 * humans, human-made, real, nature, natural, photo} (label 0) or {@code 1, ai, ai-made, ai-generated, fake, generated,
 * synthetic, artificial} (label 1), and split one of {@code train, training, val, valid, validation, dev, test}. Folders
 * between class and file are the source. Other folders are left out.
 *
 * <p>A {@link DataPath} names one part of either, by {@link Sample#split()}.
 *
 * @param name    the CSV's or folder's path, with {@code #part} where it is a part; for messages
 * @param sha256  of the CSV's bytes, or of the labels and names found in a folder; lower-case hexadecimal, for the record
 *                of a run
 * @param samples sorted by {@link Sample#name()}, never empty, no name twice
 */
public record Manifest(String name, String sha256, List<Sample> samples) {
    public Manifest {
        samples = List.copyOf(samples);
    }

    /**
     * Reads a CSV or a folder of any of the layouts; the pictures themselves are not opened.
     *
     * @throws ManifestException if a rule is broken
     * @throws IOException if the CSV or a folder cannot be read
     */
    public static Manifest read(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            return KaggleLayout.isRoot(data) ? readCsv(data.resolve(KaggleLayout.TRAIN)) : readFolders(data);
        }
        return readCsv(data);
    }

    /**
     * Reads a CSV or folder, or the one part of it that is named.
     *
     * @throws ManifestException if a rule is broken, or there is no such part
     * @throws IOException if the CSV or a folder cannot be read
     */
    public static Manifest read(DataPath data) throws IOException {
        Manifest whole = read(data.file());
        return data.part().isEmpty() ? whole : whole.part(data);
    }

    private Manifest part(DataPath data) {
        List<Sample> part =
                samples.stream().filter(s -> s.split().equals(data.part())).toList();
        if (part.isEmpty()) {
            Map<String, Integer> parts = partSizes();
            throw new ManifestException(name + ": no part '" + data.part() + "'; "
                    + (parts.isEmpty()
                            ? "it has no parts: no column split is filled; make one with 'fauxto split'"
                            : "it has "
                                    + parts.entrySet().stream()
                                            .map(e -> e.getKey() + " (" + e.getValue() + ")")
                                            .collect(Collectors.joining(", "))));
        }
        return new Manifest(data.toString(), sha256, part);
    }

    /** How many samples each named part has, sorted by name; those of no part are left out. */
    public SortedMap<String, Integer> partSizes() {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        samples.stream().filter(s -> !s.split().isEmpty()).forEach(s -> sizes.merge(s.split(), 1, Integer::sum));
        return sizes;
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
        CsvTable table = CsvTable.read(csv);
        if (KaggleLayout.isUnlabelled(table)) {
            throw new ManifestException(csv + ": column '" + KaggleLayout.ID
                    + "' but no 'label': this is a list of pictures to predict, and labels are needed here;"
                    + " give the set's train.csv or a CSV with the columns path,label");
        }
        boolean kaggle = KaggleLayout.isLabelled(table);
        TreeMap<String, Sample> samples = new TreeMap<>(Comparator.naturalOrder());
        for (NamedCsvRecord row : table.rows()) {
            Sample sample = kaggle ? KaggleLayout.sample(table, row) : sample(table, row);
            if (samples.put(sample.name(), sample) != null) {
                throw table.twice(row, kaggle ? KaggleLayout.FILE_NAME : "path", sample.name());
            }
        }
        if (samples.isEmpty()) {
            throw new ManifestException(
                    csv + ": no rows; a manifest needs a header 'path,label' and at least one picture");
        }
        return new Manifest(csv.toString(), table.sha256(), List.copyOf(samples.values()));
    }

    /** How many samples carry this label. */
    public int count(int label) {
        return (int) samples.stream().filter(s -> s.label() == label).count();
    }

    private static Sample sample(CsvTable table, NamedCsvRecord row) {
        String name = table.required(row, "path");
        String repository = table.optional(row, "source_repo", table.optional(row, "source", Sample.UNKNOWN));
        return new Sample(
                name,
                table.resolve(row, "path", name),
                label(table, row),
                table.optional(row, "slug", repository),
                table.optional(row, "generator", Sample.UNKNOWN),
                table.optional(row, "split", ""),
                flags(table.optional(row, "flags", "")),
                table.optional(row, "group", ""));
    }

    /** Column {@code label}: 0 or 1. */
    static int label(CsvTable table, NamedCsvRecord row) {
        String label = table.required(row, "label");
        if (!label.equals("0") && !label.equals("1")) {
            throw new ManifestException(
                    table.at(row) + "label is '" + label + "'; it must be 0 (human-made) or 1 (AI-made)");
        }
        return label.equals("1") ? 1 : 0;
    }

    private static Set<String> flags(String cell) {
        return Arrays.stream(cell.split("[,;]", -1))
                .map(String::strip)
                .filter(f -> !f.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
