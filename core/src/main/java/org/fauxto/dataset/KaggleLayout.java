// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The files of Kaggle's competition "detect-ai-vs-human-generated-images" (2025) as published: {@code train.csv} with an
 * unnamed index column, {@code file_name} ({@code train_data/<md5>.jpg}) and {@code label}; {@code test.csv} with {@code id}
 * ({@code test_data_v2/<md5>.jpg}).
 *
 * <p>The rows of {@code train.csv} are pairs, an authentic picture and its AI-made counterpart, so that a random split
 * shows a network what it is validated on. The pair is the index halved. Without the index column nothing says which
 * rows are a pair, and none is assumed.
 */
final class KaggleLayout {
    static final String TRAIN = "train.csv";
    static final String TEST = "test.csv";
    static final String FILE_NAME = "file_name";
    static final String ID = "id";

    private static final String INDEX = "";

    private KaggleLayout() {}

    /** Whether a folder holds the published test pictures and their list. */
    static boolean holdsTest(Path folder) {
        return Files.isRegularFile(folder.resolve(TEST)) && Files.isDirectory(folder.resolve("test_data_v2"));
    }

    /** Whether a folder holds the published training pictures and their list. */
    static boolean isRoot(Path folder) {
        return Files.isRegularFile(folder.resolve(TRAIN)) && Files.isDirectory(folder.resolve("train_data"));
    }

    static boolean isLabelled(CsvTable table) {
        return table.has(FILE_NAME) && !table.has("path");
    }

    static boolean isUnlabelled(CsvTable table) {
        return table.has(ID) && !table.has("path") && !table.has("label");
    }

    static Sample sample(CsvTable table, NamedCsvRecord row) {
        String name = table.required(row, FILE_NAME);
        return new Sample(
                name,
                table.resolve(row, FILE_NAME, name),
                Manifest.label(table, row),
                Sample.UNKNOWN,
                Sample.UNKNOWN,
                "",
                Set.of(),
                table.has(INDEX) ? "pair " + index(table, row) / 2 : "");
    }

    private static long index(CsvTable table, NamedCsvRecord row) {
        String index = table.optional(row, INDEX, "");
        // 18 digits fit a long
        if (!index.matches("[0-9]{1,18}")) {
            throw new ManifestException(table.at(row) + "the unnamed index column holds '" + index
                    + "'; it must be a whole number from 0, because rows 2k and 2k+1 are a pair:"
                    + " restore the published file, or remove the column to read it without pairs");
        }
        return Long.parseLong(index);
    }
}
