// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fauxto.dataset.ManifestException;
import org.fauxto.dataset.Sample;

/**
 * Reads scores that are there already: {@code scores.csv} of an earlier evaluation, or of any other detector.
 *
 * <p>The columns {@code path}, {@code label} (0 human, 1 AI) and {@code probability} (of AI, 0..1) are needed; {@code source},
 * {@code generator}, {@code format}, {@code width}, {@code height}, {@code bytes}, {@code path_name} (the delivery),
 * {@code logit} and {@code spread} are read where present.
 */
public final class ScoresCsv {
    /** Delivery of scores that name none. */
    public static final String ONLY = "as-scored";

    private ScoresCsv() {}

    /**
     * Reads every row, in the file's order.
     *
     * @throws ManifestException if a rule is broken; names line, value and rule
     * @throws IOException if the file cannot be read
     */
    public static List<ScoredPicture> read(Path csv) throws IOException {
        List<ScoredPicture> scores = new ArrayList<>();
        Map<String, LabelledPicture> pictures = new HashMap<>();
        Map<String, Set<String>> seen = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                ScoredPicture scored = new Row(csv, row).scored();
                LabelledPicture picture = pictures.putIfAbsent(scored.picture().name(), scored.picture());
                if (picture != null && picture.label() != scored.picture().label()) {
                    throw new ManifestException(csv + ", line " + row.getStartingLineNumber() + ": path '"
                            + picture.name() + "' has label " + picture.label() + " on an earlier line");
                }
                if (!seen.computeIfAbsent(scored.delivery(), d -> new HashSet<>())
                        .add(scored.picture().name())) {
                    throw new ManifestException(csv + ", line " + row.getStartingLineNumber() + ": path '"
                            + scored.picture().name() + "' stands twice under " + scored.delivery());
                }
                scores.add(scored);
            }
        } catch (CsvParseException e) {
            throw new ManifestException(csv + ": not a CSV: " + e.getMessage(), e);
        }
        check(csv, scores, pictures.size(), seen);
        return scores;
    }

    private static void check(Path csv, List<ScoredPicture> scores, int pictures, Map<String, Set<String>> seen) {
        long ai = scores.stream().filter(s -> s.picture().label() == 1).count();
        if (ai == 0 || ai == scores.size()) {
            throw new ManifestException(csv + " needs pictures of both classes, has " + (scores.size() - ai)
                    + " rows of human and " + ai + " of AI ones");
        }
        seen.forEach((delivery, names) -> {
            if (names.size() != pictures) {
                throw new ManifestException(
                        csv + ": " + names.size() + " of " + pictures + " pictures have a score under " + delivery
                                + "; every picture needs one under every delivery");
            }
        });
    }

    /** One row, with what is needed to name it in messages. */
    private record Row(Path csv, NamedCsvRecord row) {
        ScoredPicture scored() {
            String label = required("label");
            if (!label.equals("0") && !label.equals("1")) {
                throw wrong("label is '" + label + "'; it must be 0 (human-made) or 1 (AI-made)");
            }
            double probability = number("probability", required("probability"));
            if (!(probability >= 0 && probability <= 1)) {
                throw wrong("probability is '" + probability + "'; it must lie in 0..1");
            }
            LabelledPicture picture = new LabelledPicture(
                    required("path"),
                    label.equals("1") ? 1 : 0,
                    optional("source", Sample.UNKNOWN),
                    optional("generator", Sample.UNKNOWN),
                    optional("format", Sample.UNKNOWN),
                    (int) number("width", optional("width", "0")),
                    (int) number("height", optional("height", "0")),
                    (long) number("bytes", optional("bytes", "0")));
            String logit = optional("logit", "");
            return new ScoredPicture(
                    picture,
                    optional("path_name", ONLY),
                    new ImageScorer.Score(
                            logit.isEmpty() ? probability : number("logit", logit),
                            number("spread", optional("spread", "0")),
                            probability));
        }

        private double number(String column, String value) {
            try {
                double number = Double.parseDouble(value);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw wrong(column + " is '" + value + "', which is no number");
            }
            throw wrong(column + " is '" + value + "'; it must be finite");
        }

        private String required(String column) {
            String value = optional(column, "");
            if (value.isEmpty()) {
                throw wrong("column '" + column + "' is missing or empty; scores need path, label and probability");
            }
            return value;
        }

        private String optional(String column, String otherwise) {
            return row.findField(column)
                    .map(String::strip)
                    .filter(v -> !v.isEmpty())
                    .orElse(otherwise);
        }

        private ManifestException wrong(String message) {
            return new ManifestException(csv + ", line " + row.getStartingLineNumber() + ": " + message);
        }
    }
}
