// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.ScoresCsv;
import org.fauxto.eval.VerdictRule;
import org.fauxto.eval.metric.ClassificationReport;
import org.fauxto.eval.metric.Curves;
import org.fauxto.eval.metric.Metric;
import org.fauxto.report.Page;
import org.fauxto.report.Page.Section;
import org.fauxto.report.Page.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of {@code fauxto train} came to: {@code report.html}, {@code report.json}, {@code classification-report.txt} and
 * {@code plots/*.svg} in its folder, from {@code epochs.csv}, {@code steps.csv}, {@code run.json} and {@value #SCORES}; what is not
 * there yet is left out.
 */
public final class RunReport {
    /** Scores of the validation pictures by the exported weights, as {@link ScoresCsv} reads them. */
    public static final String SCORES = "val-scores.csv";

    private static final double THRESHOLD = 0.5;
    private static final int REPLICATES = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path run;
    private final String warning;
    private final EpochTable epochs;
    private final Optional<Evaluation> evaluation;

    private RunReport(Path run, String warning, EpochTable epochs, Optional<Evaluation> evaluation) {
        this.run = run;
        this.warning = warning;
        this.epochs = epochs;
        this.evaluation = evaluation;
    }

    /**
     * Writes all files, replacing what is there.
     *
     * @param warning what must be told before any figure; empty for none
     * @return the page
     * @throws IOException if there is nothing to report yet, or a file cannot be read or written
     */
    public static Path write(Path run, String warning) throws IOException {
        Path csv = run.resolve("epochs.csv");
        Path scores = run.resolve(SCORES);
        if (!Files.isRegularFile(csv) && !Files.isRegularFile(scores)) {
            throw new IOException(run + " has neither epochs.csv nor " + SCORES + ": there is nothing to report before"
                    + " the first epoch; go on with 'fauxto train --resume " + run + "'");
        }
        EpochTable epochs = Files.isRegularFile(csv) ? EpochTable.read(csv) : new EpochTable(List.of(), List.of());
        RunReport report = new RunReport(
                run,
                warning,
                epochs,
                Files.isRegularFile(scores) ? Optional.of(evaluated(run, scores, warning)) : Optional.empty());
        return report.write();
    }

    private static Evaluation evaluated(Path run, Path scores, String warning) throws IOException {
        return Evaluation.of(
                name(run),
                "validation",
                ScoresCsv.read(scores),
                List.of(),
                new Evaluation.Settings(THRESHOLD, VerdictRule.shipped(), REPLICATES, 1, Set.of("source")),
                warning);
    }

    private Path write() throws IOException {
        Map<String, String> curves = new LinkedHashMap<>(EpochCharts.of(epochs));
        curves.putAll(StepCharts.of(run.resolve("steps.csv")));
        Map<String, String> scored = evaluation.map(EvaluationCharts::of).orElse(Map.of());
        Path plots = Files.createDirectories(run.resolve("plots"));
        Map<String, String> all = new LinkedHashMap<>(curves);
        all.putAll(scored);
        for (Map.Entry<String, String> chart : all.entrySet()) {
            Files.writeString(plots.resolve(chart.getKey()), chart.getValue());
        }
        Files.writeString(run.resolve("report.json"), json());
        if (evaluation.isPresent()) {
            Files.writeString(
                    run.resolve("classification-report.txt"),
                    report(evaluation.get()).text());
        }
        Path page = run.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(page)) {
            page(curves, scored).write(out);
        }
        return page;
    }

    private static ClassificationReport report(Evaluation evaluation) {
        return ClassificationReport.of(evaluation.main().calls());
    }

    private Page page(Map<String, String> curves, Map<String, String> scored) throws IOException {
        List<Section> sections = new ArrayList<>();
        if (!curves.isEmpty()) {
            sections.add(new Section(
                    "Training",
                    "By epoch, and by step where steps were logged. A dot marks the epoch whose weights were kept.",
                    List.copyOf(curves.values()),
                    List.of(),
                    List.of()));
        }
        evaluation.ifPresent(e -> {
            sections.add(new Section(
                    "Validation",
                    "Of the exported weights, calibrated.",
                    List.copyOf(scored.values()),
                    List.of(),
                    List.of()));
            sections.add(Section.of(
                    "Classification report",
                    String.format(
                            Locale.ROOT,
                            "A picture is called AI from probability %.2f. The text of classification-report.txt.",
                            THRESHOLD),
                    table(report(e))));
            sections.add(Section.of("All figures", "", EvaluationPage.all(e.main())));
        });
        if (!epochs.rows().isEmpty()) {
            sections.add(Section.of("Epochs", "epochs.csv.", new Table(epochs.columns(), shortened(epochs.rows()))));
        }
        return new Page("Run " + name(run), lead(), !warning.isEmpty(), notes(), sections);
    }

    private String lead() {
        String trained = epochs.rows().isEmpty()
                ? ""
                : epochs.rows().size() == 1
                        ? " after 1 epoch"
                        : " after " + epochs.rows().size() + " epochs";
        String figures = evaluation
                .map(e -> String.format(
                        Locale.ROOT,
                        "Validation%s: AUC %.3f, balanced accuracy %.3f, F1 of AI %.3f on %d pictures.",
                        trained,
                        e.main().value(Metric.ROC_AUC),
                        e.main().value(Metric.BALANCED_ACCURACY),
                        e.main().value(Metric.F1_AI),
                        e.main().logits().size()))
                .orElse("Trained" + trained + ", not exported yet: no validation scores.");
        return warning.isEmpty() ? figures : warning + " " + figures;
    }

    private List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        if (evaluation.isPresent()) {
            notes.add(
                    "Epoch and calibration were chosen on these validation pictures: the figures flatter. Measure with"
                            + " 'fauxto evaluate --model " + name(run)
                            + " --data CSV' on pictures that chose nothing.");
            notes.add(evaluation.get().notes().get(0));
        } else {
            notes.add("Validation scores are written at export: 'fauxto train --export-only " + name(run) + "'.");
        }
        record().properties()
                .forEach(e -> notes.add(
                        e.getKey().replace('_', ' ') + ": " + e.getValue().asString("")));
        return notes;
    }

    /** {@code run.json}, or nothing. */
    private JsonNode record() throws IOException {
        Path file = run.resolve("run.json");
        try {
            return Files.isRegularFile(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private String json() throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", record());
        json.put("warning", warning.isEmpty() ? null : warning);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> row : epochs.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int k = 0; k < row.size(); k++) {
                cells.put(epochs.columns().get(k), row.get(k));
            }
            rows.add(cells);
        }
        json.put("epochs", rows);
        evaluation.ifPresent(e -> {
            json.put("classification_report", report(e));
            json.put("roc", Curves.roc(e.main().logits()));
            json.put("precision_recall", Curves.precisionRecall(e.main().logits()));
            json.put("validation", JSON.readTree(EvaluationJson.write(e)));
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Table table(ClassificationReport r) {
        return new Table(
                List.of("", "precision", "recall", "F1", "support"),
                List.of(
                        row("human", r.human()),
                        row("AI", r.ai()),
                        List.of(
                                "accuracy",
                                "",
                                "",
                                four(r.accuracy()),
                                Integer.toString(r.macro().support())),
                        row("macro average", r.macro()),
                        row("weighted average", r.weighted())));
    }

    private static List<String> row(String name, ClassificationReport.Row r) {
        return List.of(name, four(r.precision()), four(r.recall()), four(r.f1()), Integer.toString(r.support()));
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Fractions with the digits a reader wants; epochs.csv keeps them all. */
    private static List<List<String>> shortened(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(RunReport::shortened).toList())
                .toList();
    }

    private static String shortened(String cell) {
        if (!cell.contains(".")) {
            return cell;
        }
        try {
            return String.format(Locale.ROOT, "%.4g", Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return cell;
        }
    }

    private static String name(Path run) {
        return String.valueOf(run.toAbsolutePath().normalize().getFileName());
    }
}
