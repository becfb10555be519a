// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fauxto.image.Sha256;

/**
 * Pictures to predict, whether or not they have labels.
 *
 * <p>From a CSV with a column {@code id} (Kaggle's {@code test.csv}), {@code path}, or {@code file_name}, whose relative
 * paths are taken from the CSV's folder; from Kaggle's folder, which means its {@code test.csv}; or from any other folder,
 * which means every picture below it. Labels and other columns are not looked at, so every {@link Manifest} is a list too.
 *
 * @param name    the CSV's or folder's path, for messages
 * @param sha256  of the CSV's bytes, or of the names found in a folder; lower-case hexadecimal
 * @param entries in the CSV's order, or sorted by id; never empty, no id twice
 */
public record PictureList(String name, String sha256, List<Entry> entries) {
    private static final List<String> COLUMNS = List.of(KaggleLayout.ID, "path", KaggleLayout.FILE_NAME);

    public PictureList {
        entries = List.copyOf(entries);
    }

    /**
     * One picture.
     *
     * @param id   as the CSV writes it, or the path below the folder with slashes
     * @param path where the file lies
     */
    public record Entry(String id, Path path) {}

    /**
     * Reads a CSV or a folder; the pictures themselves are not opened.
     *
     * @throws ManifestException if a rule is broken
     * @throws IOException if the CSV or a folder cannot be read
     */
    public static PictureList read(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return readCsv(data);
        }
        return KaggleLayout.holdsTest(data) ? readCsv(data.resolve(KaggleLayout.TEST)) : readFolder(data);
    }

    private static PictureList readCsv(Path csv) throws IOException {
        CsvTable table = CsvTable.read(csv);
        if (table.rows().isEmpty()) {
            throw new ManifestException(
                    csv + ": no rows; a list needs a header with id, path or file_name and at least one picture");
        }
        String column = COLUMNS.stream()
                .filter(table::has)
                .findFirst()
                .orElseThrow(() -> new ManifestException(csv + ", line 1: no column id, path or file_name in "
                        + table.header() + "; one of them must name the pictures"));
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NamedCsvRecord row : table.rows()) {
            String id = table.required(row, column);
            if (!seen.add(id)) {
                throw table.twice(row, column, id);
            }
            entries.add(new Entry(id, table.resolve(row, column, id)));
        }
        return new PictureList(csv.toString(), table.sha256(), entries);
    }

    private static PictureList readFolder(Path folder) throws IOException {
        List<Entry> entries;
        try (Stream<Path> files = Files.walk(folder)) {
            entries = files.filter(LabelledFolders::isPicture)
                    .map(file -> new Entry(LabelledFolders.slashed(folder.relativize(file)), file))
                    .sorted(java.util.Comparator.comparing(Entry::id))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (entries.isEmpty()) {
            throw new ManifestException(folder + ": holds no pictures; give a folder of pictures or a CSV");
        }
        String listing = entries.stream().map(e -> e.id() + "\n").collect(Collectors.joining());
        return new PictureList(folder.toString(), Sha256.hex(listing.getBytes(StandardCharsets.UTF_8)), entries);
    }
}
