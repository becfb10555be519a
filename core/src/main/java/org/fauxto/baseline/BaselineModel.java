// SPDX-License-Identifier: Apache-2.0
package org.fauxto.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fauxto.audit.LogisticFeatures;
import org.fauxto.audit.NuisanceVariable;
import org.fauxto.audit.NuisanceVariables;
import org.fauxto.eval.FileScorer;
import org.fauxto.eval.ImageScorer;
import org.fauxto.eval.metric.Calibration;
import org.fauxto.eval.metric.LogisticRule;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;
import org.fauxto.model.ModelException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fitted logistic rule on nuisance variables, kept as {@value #FILE} in a run's folder.
 *
 * @param name         for reports
 * @param features     {@link NuisanceVariable#id() ids}, in the order of the coefficients
 * @param coefficients one per number of {@link LogisticFeatures}, then the constant: the logit is their sum
 * @param trainedOn    the data, in words and by manifest hash
 */
public record BaselineModel(String name, List<String> features, List<Double> coefficients, String trainedOn)
        implements FileScorer {
    /** Name of the file in a run's folder. */
    public static final String FILE = "baseline.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public BaselineModel {
        features = List.copyOf(features);
        coefficients = List.copyOf(coefficients);
        int expected = 1;
        for (String feature : features) {
            expected += LogisticFeatures.of(variable(feature), 0).length;
        }
        if (features.isEmpty() || coefficients.size() != expected) {
            throw new IllegalArgumentException("a baseline on " + features + " needs " + expected
                    + " coefficients and at least one feature, got " + coefficients.size());
        }
    }

    /**
     * Fits a rule, both classes weighing the same.
     *
     * @param rows one per picture, as {@link #row} measures them
     */
    public static BaselineModel fit(
            String name, List<String> features, List<double[]> rows, int[] labels, String trainedOn) {
        double[] coefficients = LogisticRule.fit(rows, labels).coefficients();
        return new BaselineModel(
                name, features, Arrays.stream(coefficients).boxed().toList(), trainedOn);
    }

    /** The numbers that a rule on these features looks at. */
    public static double[] row(List<String> features, ImageFile file, ImageHeader header, Pixels pixels) {
        NuisanceVariables measured = NuisanceVariables.measure(file, header, Optional.of(pixels));
        return features.stream()
                .map(BaselineModel::variable)
                .flatMapToDouble(v -> Arrays.stream(LogisticFeatures.of(v, measured.get(v))))
                .toArray();
    }

    /**
     * The variable of that id.
     *
     * @throws IllegalArgumentException if there is none; lists those there are
     */
    public static NuisanceVariable variable(String id) {
        return Stream.of(NuisanceVariable.values())
                .filter(v -> v.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a baseline knows no feature '" + id + "'; known: "
                        + Stream.of(NuisanceVariable.values())
                                .map(NuisanceVariable::id)
                                .collect(Collectors.joining(", "))));
    }

    /** The logit of one row, positive for AI. */
    public double logit(double[] row) {
        double sum = coefficients.get(row.length);
        for (int k = 0; k < row.length; k++) {
            sum += coefficients.get(k) * row[k];
        }
        return sum;
    }

    @Override
    public ImageScorer.Score score(ImageFile file, ImageHeader header, Pixels pixels) {
        double logit = logit(row(features, file, header, pixels));
        return new ImageScorer.Score(logit, 0, Calibration.IDENTITY.probability(logit));
    }

    /** What must stand wherever a score of this rule is shown. */
    public String warning() {
        String looksAt = features.stream()
                .map(BaselineModel::variable)
                .map(NuisanceVariable::title)
                .collect(Collectors.joining(", "));
        String leak = String.format(
                Locale.ROOT,
                "This is a baseline, not a detector: it looks only at %s, never at what a picture shows. What it scores is"
                        + " what the collection leaks.",
                looksAt);
        return features.contains(NuisanceVariable.HISTOGRAM_MEAN.id())
                ? leak + " The mean of the 256\u00b3 colour histogram is pixels / 256\u00b3 for any picture: it is the"
                        + " picture's size."
                : leak;
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ModelException if it cannot be read or is damaged
     */
    public static BaselineModel read(Path file) throws ModelException {
        try {
            return JSON.readValue(Files.readString(file), BaselineModel.class);
        } catch (IOException e) {
            throw new ModelException(file + " could not be read as a baseline: " + e, e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ModelException(
                    file + " is a damaged baseline: " + e.getMessage() + "; fit it again with fauxto train", e);
        }
    }
}
