// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fauxto.evidence.Evidence;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageHeader;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.ModelId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What Fauxto reports of one file: the row of {@code docs/schema/detect-row-v1.json}. Component names in snake_case are
 * the JSON keys; every key is always written, except {@code thumbnail}.
 *
 * @param schema        {@link #SCHEMA}
 * @param path          as named by the user; a {@code file:} URI where the name is not valid UTF-8
 * @param sha256        of the file's bytes, lower-case hexadecimal; null where they could not be read
 * @param width         in pixels, from the header; null where it could not be read
 * @param height        in pixels, from the header; null where it could not be read
 * @param format        from the leading bytes, for example {@code jpeg}; null where unknown
 * @param verdict       {@code ai}, {@code human}, {@code inconclusive} or {@code error}
 * @param probabilityAi calibrated, 0..1; null for an error
 * @param reasons       plain sentences, the most telling first; empty for an error
 * @param evidence      in the order the detectors ran; empty for an error
 * @param error         null unless the verdict is {@code error}
 * @param millis        wall clock spent on this file
 * @param thumbnail     base64 of a small JPEG, only in the journal of an HTML report; otherwise null and not written
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({
    "schema",
    "path",
    "sha256",
    "width",
    "height",
    "format",
    "verdict",
    "probability_ai",
    "reasons",
    "evidence",
    "error",
    "model",
    "millis",
    "thumbnail"
})
public record Row(
        String schema,
        String path,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String format,
        String verdict,
        @Nullable Double probabilityAi,
        List<String> reasons,
        List<Finding> evidence,
        @Nullable Failure error,
        Model model,
        long millis,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String thumbnail) {

    /** Name and version of the row's layout; the version is raised when a reader of the old one would break. */
    public static final String SCHEMA = "fauxto.detect/1";

    /** The verdict of a row whose file could not be examined. */
    public static final String ERROR = "error";

    /**
     * One piece of evidence.
     *
     * @param detector    name of the detector
     * @param version     of the detector
     * @param direction   {@code ai}, {@code human}, {@code abstain} or {@code neutral}
     * @param weight      {@code decisive}, {@code measured}, {@code weak} or {@code none}
     * @param score       0..1 on the detector's own scale
     * @param explanation one plain sentence
     * @param details     named values for the expert
     */
    @JsonPropertyOrder({"detector", "version", "direction", "weight", "score", "explanation", "details"})
    public record Finding(
            String detector,
            String version,
            String direction,
            String weight,
            double score,
            String explanation,
            Map<String, String> details) {}

    /**
     * Why there is no verdict.
     *
     * @param problem one lower-case word, see {@link ImageException.Problem}
     * @param message one sentence naming the cause
     */
    @JsonPropertyOrder({"problem", "message"})
    public record Failure(String problem, String message) {}

    /** The network that was loaded, also where a file failed before it ran. */
    @JsonPropertyOrder({"name", "version", "sha256"})
    public record Model(String name, String version, String sha256) {
        public static Model of(ModelId id) {
            return new Model(id.name(), id.version(), id.sha256());
        }
    }

    /** The row of an examination, under the given path. */
    public static Row of(String path, Examination examination) {
        if (examination instanceof Examination.Examined examined) {
            return of(path, examined);
        }
        return of(path, (Examination.Failed) examination);
    }

    private static Row of(String path, Examination.Examined e) {
        List<Finding> findings = new ArrayList<>();
        e.evidence().forEach(evidence -> findings.add(finding(evidence)));
        ImageHeader header = e.header();
        return new Row(
                SCHEMA,
                path,
                e.sha256(),
                header.width(),
                header.height(),
                header.format().id(),
                e.verdict().outcome().id(),
                rounded(e.verdict().probabilityAi()),
                e.verdict().reasons(),
                findings,
                null,
                Model.of(e.model()),
                e.timings().millis(),
                null);
    }

    private static Row of(String path, Examination.Failed e) {
        Optional<ImageHeader> header = e.header();
        return new Row(
                SCHEMA,
                path,
                e.sha256().orElse(null),
                header.map(ImageHeader::width).orElse(null),
                header.map(ImageHeader::height).orElse(null),
                header.map(h -> h.format().id()).orElse(null),
                ERROR,
                null,
                List.of(),
                List.of(),
                new Failure(lower(e.problem()), e.message()),
                Model.of(e.model()),
                e.timings().millis(),
                null);
    }

    private static Finding finding(Evidence e) {
        return new Finding(
                e.detector().name(),
                e.detector().version(),
                lower(e.direction()),
                lower(e.weight()),
                rounded(e.score()),
                e.explanation(),
                e.details());
    }

    /** The same row with a thumbnail. */
    public Row withThumbnail(String base64) {
        return new Row(
                schema,
                path,
                sha256,
                width,
                height,
                format,
                verdict,
                probabilityAi,
                reasons,
                evidence,
                error,
                model,
                millis,
                base64);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Six decimals: more than the calibration supports, few enough to read. */
    private static double rounded(double probability) {
        return Math.round(probability * 1e6) / 1e6;
    }
}
