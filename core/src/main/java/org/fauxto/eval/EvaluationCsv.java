// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fauxto.eval.metric.Reliability;

/** Writes scores and figures as CSV; columns are described in results/README.md. */
public final class EvaluationCsv {
    private EvaluationCsv() {}

    /** One row per picture and delivery: what later tools need to try other thresholds or fusions. */
    public static void writeScores(Path file, List<ScoredPicture> scores) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(
                    "path",
                    "label",
                    "source",
                    "generator",
                    "format",
                    "width",
                    "height",
                    "bytes",
                    "path_name",
                    "logit",
                    "spread",
                    "probability");
            for (ScoredPicture s : scores) {
                LabelledPicture sample = s.picture();
                csv.writeRecord(
                        sample.name(),
                        Integer.toString(sample.label()),
                        sample.source(),
                        sample.generator(),
                        sample.format(),
                        Integer.toString(sample.width()),
                        Integer.toString(sample.height()),
                        Long.toString(sample.bytes()),
                        s.delivery(),
                        number(s.score().logit()),
                        number(s.score().spread()),
                        number(s.score().probability()));
            }
        }
    }

    /** One row per delivery and group. */
    public static void writeResults(Path file, List<GroupResult> results) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(
                    "path_name",
                    "group",
                    "name",
                    "label",
                    "n",
                    "auc",
                    "balanced_accuracy",
                    "false_positive_rate",
                    "mean_probability",
                    "f1",
                    "log_loss",
                    "brier",
                    "ece",
                    "called_ai",
                    "called_ai_low",
                    "called_ai_high");
            for (GroupResult r : results) {
                csv.writeRecord(row(r));
            }
        }
    }

    /** One row per delivery and metric. */
    public static void writeFigures(Path file, List<PathFigures> paths) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("path_name", "metric", "value", "low", "high");
            for (PathFigures path : paths) {
                path.figures()
                        .forEach((metric, e) -> csv.writeRecord(
                                path.delivery(),
                                metric.id(),
                                number(e.value()),
                                number(e.interval().low()),
                                number(e.interval().high())));
            }
        }
    }

    /** One row per picture: how its probability and verdict depend on the delivery. */
    public static void writeStability(Path file, Stability stability) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("path", "label", "source", "low", "high", "verdicts", "flips");
            for (Stability.Range r : stability.pictures()) {
                csv.writeRecord(
                        r.picture().name(),
                        Integer.toString(r.picture().label()),
                        r.picture().source(),
                        number(r.low()),
                        number(r.high()),
                        r.verdicts().stream()
                                .map(v -> v.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" ")),
                        Boolean.toString(r.flips()));
            }
        }
    }

    /** One row per nuisance rule. */
    public static void writeBaselines(Path file, List<Baseline> baselines) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("rule", "auc", "balanced_accuracy");
            for (Baseline b : baselines) {
                csv.writeRecord(b.rule(), number(b.auc()), number(b.balancedAccuracy()));
            }
        }
    }

    private static List<String> row(GroupResult r) {
        boolean overall = r.label() < 0;
        Reliability reliability = Reliability.of(r.pictures());
        return List.of(
                r.delivery(),
                r.group(),
                r.name(),
                overall ? "" : Integer.toString(r.label()),
                Integer.toString(r.n()),
                number(r.auc()),
                number(r.calls().balancedAccuracy()),
                r.label() == 1 ? "" : number(r.calls().falsePositiveRate()),
                number(r.meanProbability()),
                overall ? number(r.calls().f1()) : "",
                overall ? number(reliability.logLoss()) : "",
                overall ? number(reliability.brier()) : "",
                overall ? number(reliability.expectedCalibrationError()) : "",
                number(r.calledAi()),
                number(r.calledAiInterval().low()),
                number(r.calledAiInterval().high()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }
}
