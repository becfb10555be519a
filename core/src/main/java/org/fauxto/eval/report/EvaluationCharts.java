// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.PathFigures;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.Curves;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.Metric;
import org.fauxto.report.chart.Histogram;
import org.fauxto.report.chart.LineChart;
import org.fauxto.report.chart.MatrixChart;
import org.fauxto.verdict.Outcome;

/** The plots of an evaluation, as SVG by file name. */
public final class EvaluationCharts {
    /** Share of pictures that must be judged for an accuracy to be drawn. */
    private static final double LEAST_COVERAGE = 0.05;

    private EvaluationCharts() {}

    /** All plots, in the order of the page. */
    public static Map<String, String> of(Evaluation evaluation) {
        PathFigures main = evaluation.main();
        List<PathFigures> shown = main.equals(evaluation.worst()) ? List.of(main) : List.of(main, evaluation.worst());
        Map<String, String> charts = new LinkedHashMap<>();
        LineChart roc =
                new LineChart("ROC", "share of human pictures accused", "share of AI pictures found").diagonal();
        LineChart pr = new LineChart("Precision and recall", "recall of AI", "precision of AI");
        LineChart reliability = new LineChart("Reliability", "stated probability of AI", "share of AI found")
                .diagonal()
                .legendAtTop();
        for (int k = 0; k < shown.size(); k++) {
            PathFigures path = shown.get(k);
            roc.line(named(path, Metric.ROC_AUC, "AUC"), k, k > 0, points(Curves.roc(path.logits())));
            pr.line(
                    named(path, Metric.AVERAGE_PRECISION, "AP"),
                    k,
                    k > 0,
                    points(Curves.precisionRecall(path.logits())));
            List<Curves.ReliabilityBin> bins = Curves.reliability(path.probabilities());
            reliability.line(
                    named(path, Metric.EXPECTED_CALIBRATION_ERROR, "ECE"),
                    k,
                    k > 0,
                    bins.stream()
                            .map(b -> new double[] {b.meanProbability(), b.shareOfAi()})
                            .toList());
            int n = path.probabilities().size();
            reliability.dots(
                    k,
                    bins.stream()
                            .map(b -> new double[] {b.meanProbability(), b.shareOfAi(), (double) b.n() / n})
                            .toList());
        }
        charts.put("roc.svg", roc.svg());
        charts.put("precision-recall.svg", pr.svg());
        charts.put("reliability.svg", reliability.svg());
        charts.put("scores.svg", histogram(main));
        charts.put("abstention.svg", abstention(shown));
        charts.put("confusion.svg", confusion(main, evaluation.settings().threshold()));
        charts.put("verdicts.svg", verdicts(main));
        return charts;
    }

    static List<double[]> points(List<Curves.Point> points) {
        return points.stream().map(p -> new double[] {p.x(), p.y()}).toList();
    }

    private static String named(PathFigures path, Metric metric, String name) {
        return String.format(Locale.ROOT, "%s, %s %.3f", path.delivery(), name, path.value(metric));
    }

    private static String abstention(List<PathFigures> shown) {
        LineChart chart =
                new LineChart("Abstention", "width of the inconclusive band about 0.5", "share").legendAtLeft();
        for (int k = 0; k < shown.size(); k++) {
            List<Curves.Abstention> curve = Curves.abstention(shown.get(k).probabilities());
            chart.line(
                    "accuracy, " + shown.get(k).delivery(),
                    k,
                    false,
                    curve.stream()
                            // Where hardly a picture is judged, its accuracy is noise.
                            .filter(a -> a.coverage() >= LEAST_COVERAGE)
                            .map(a -> new double[] {2 * a.halfWidth(), a.accuracy()})
                            .toList());
            chart.line(
                    "coverage, " + shown.get(k).delivery(),
                    k,
                    true,
                    curve.stream()
                            .map(a -> new double[] {2 * a.halfWidth(), a.coverage()})
                            .toList());
        }
        return chart.svg();
    }

    private static String histogram(PathFigures path) {
        LabelledScores p = path.probabilities();
        double[] human = IntStream.range(0, p.size())
                .filter(i -> p.label(i) == 0)
                .mapToDouble(p::score)
                .toArray();
        double[] ai = IntStream.range(0, p.size())
                .filter(i -> p.label(i) == 1)
                .mapToDouble(p::score)
                .toArray();
        return Histogram.svg("Scores, " + path.delivery(), "probability of AI", human, ai);
    }

    private static String confusion(PathFigures path, double threshold) {
        Confusion c = path.calls();
        return MatrixChart.svg(
                String.format(Locale.ROOT, "Calls at probability %.2f, %s", threshold, path.delivery()),
                List.of("human", "AI"),
                List.of("human", "AI"),
                new int[][] {{c.trueNegatives(), c.falsePositives()}, {c.falseNegatives(), c.truePositives()}});
    }

    private static String verdicts(PathFigures path) {
        List<Outcome> outcomes = List.of(Outcome.HUMAN, Outcome.INCONCLUSIVE, Outcome.AI);
        return MatrixChart.svg(
                "Verdicts by the thresholds of verdict.yaml, " + path.delivery(),
                List.of("human", "AI"),
                outcomes.stream().map(Outcome::id).toList(),
                new int[][] {
                    counts(path.verdicts().human(), outcomes),
                    counts(path.verdicts().ai(), outcomes)
                });
    }

    private static int[] counts(Map<Outcome, Integer> of, List<Outcome> outcomes) {
        return Arrays.stream(outcomes.toArray(Outcome[]::new))
                .mapToInt(o -> of.getOrDefault(o, 0))
                .toArray();
    }
}
