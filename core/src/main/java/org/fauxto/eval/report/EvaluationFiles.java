// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.EvaluationCsv;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.WorstErrors;
import org.fauxto.report.Page.Card;

/** The files of an evaluation; results/README.md describes them. */
public final class EvaluationFiles {
    private static final int ERRORS = 12;

    private EvaluationFiles() {}

    /**
     * Writes all of them, replacing what is there.
     *
     * @param folder exists
     * @param card   of a picture on the contact sheet
     */
    public static void write(
            Path folder, Evaluation evaluation, List<ScoredPicture> scores, Function<ScoredPicture, Card> card)
            throws IOException {
        EvaluationCsv.writeFigures(folder.resolve("figures.csv"), evaluation.paths());
        EvaluationCsv.writeResults(folder.resolve("evaluation.csv"), evaluation.groups());
        EvaluationCsv.writeStability(folder.resolve("stability.csv"), evaluation.stability());
        EvaluationCsv.writeBaselines(folder.resolve("baselines.csv"), evaluation.baselines());
        Files.writeString(folder.resolve("evaluation.json"), EvaluationJson.write(evaluation));
        Map<String, String> charts = EvaluationCharts.of(evaluation);
        Path plots = Files.createDirectories(folder.resolve("plots"));
        for (Map.Entry<String, String> chart : charts.entrySet()) {
            Files.writeString(plots.resolve(chart.getKey()), chart.getValue());
        }
        WorstErrors worst = WorstErrors.of(
                scores, evaluation.main().delivery(), evaluation.settings().threshold(), ERRORS);
        try (Writer out = Files.newBufferedWriter(folder.resolve("evaluation.html"))) {
            EvaluationPage.of(evaluation, charts.values(), worst, card).write(out);
        }
    }
}
