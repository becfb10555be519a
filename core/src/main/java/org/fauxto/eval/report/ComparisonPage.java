// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fauxto.eval.RunComparison;
import org.fauxto.eval.metric.Curves;
import org.fauxto.report.Page;
import org.fauxto.report.Page.Section;
import org.fauxto.report.Page.Table;
import org.fauxto.report.chart.LineChart;

/** A comparison as a page and as text. */
public final class ComparisonPage {
    /** A difference this unlikely by chance is called one. */
    private static final double SIGNIFICANT = 0.05;

    private static final int COLOURS = 4;

    private ComparisonPage() {}

    /** The page. */
    public static Page of(RunComparison c) {
        return new Page(
                "Comparison of " + c.runs().size() + " runs",
                lead(c),
                false,
                notes(c),
                List.of(
                        new Section("Curves", "", List.of(roc(c), precisionRecall(c)), List.of(), List.of()),
                        Section.of("Runs", "", new Table(runHeader(), runRows(c))),
                        Section.of("Pairs", "", new Table(pairHeader(), pairRows(c)))));
    }

    /** The same for a terminal: lines. */
    public static List<String> text(RunComparison c) {
        return Stream.of(
                        List.of(lead(c), ""),
                        aligned(runHeader(), runRows(c)),
                        List.of(""),
                        aligned(pairHeader(), pairRows(c)),
                        List.of(""),
                        notes(c))
                .flatMap(List::stream)
                .toList();
    }

    private static String lead(RunComparison c) {
        long apart = c.pairs().stream()
                .filter(p -> p.auc().pValue() < SIGNIFICANT / c.pairs().size())
                .count();
        return String.format(
                Locale.ROOT,
                "%d pictures under %s: the AUCs of %d of %d pairs differ by more than chance (p < %.3f, corrected for the"
                        + " number of pairs).",
                c.pictures(),
                c.delivery(),
                apart,
                c.pairs().size(),
                SIGNIFICANT / c.pairs().size());
    }

    private static List<String> notes(RunComparison c) {
        return List.of(
                "AUC: DeLong's test, paired. Accuracy: McNemar's exact test of the pictures that only one run calls rightly.",
                "Both take pictures as independent; pictures of one source are not, so small p-values are too small.",
                c.leftOut() + " pictures were left out because not every run has scored them.");
    }

    private static List<String> runHeader() {
        return List.of("run", "AUC", "95 %, DeLong", "accuracy", "human accused", "AI missed");
    }

    private static List<List<String>> runRows(RunComparison c) {
        return c.runs().stream()
                .map(r -> List.of(
                        r.name(),
                        EvaluationPage.number(r.auc()),
                        EvaluationPage.interval(r.aucInterval()),
                        EvaluationPage.number(r.accuracy()),
                        Integer.toString(r.calls().falsePositives()),
                        Integer.toString(r.calls().falseNegatives())))
                .toList();
    }

    private static List<String> pairHeader() {
        return List.of("A against B", "AUC A - B", "95 %", "p (DeLong)", "only A right", "only B right", "p (McNemar)");
    }

    private static List<List<String>> pairRows(RunComparison c) {
        return c.pairs().stream()
                .map(p -> List.of(
                        p.a() + " against " + p.b(),
                        EvaluationPage.number(p.auc().aucA() - p.auc().aucB()),
                        EvaluationPage.interval(p.auc().difference95()),
                        p(p.auc().pValue()),
                        Integer.toString(p.calls().onlyARight()),
                        Integer.toString(p.calls().onlyBRight()),
                        p(p.calls().pValue())))
                .toList();
    }

    private static String p(double value) {
        return value < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static List<String> aligned(List<String> header, List<List<String>> rows) {
        List<List<String>> all = Stream.concat(Stream.of(header), rows.stream()).toList();
        int[] widths = new int[header.size()];
        all.forEach(row -> {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        });
        return all.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(k ->
                                row.get(k) + " ".repeat(widths[k] - row.get(k).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private static String roc(RunComparison c) {
        LineChart chart =
                new LineChart("ROC", "share of human pictures accused", "share of AI pictures found").diagonal();
        for (int k = 0; k < c.runs().size(); k++) {
            RunComparison.Run run = c.runs().get(k);
            chart.line(
                    String.format(Locale.ROOT, "%s, AUC %.3f", run.name(), run.auc()),
                    k % COLOURS,
                    k >= COLOURS,
                    EvaluationCharts.points(Curves.roc(run.logits())));
        }
        return chart.svg();
    }

    private static String precisionRecall(RunComparison c) {
        LineChart chart = new LineChart("Precision and recall", "recall of AI", "precision of AI");
        for (int k = 0; k < c.runs().size(); k++) {
            RunComparison.Run run = c.runs().get(k);
            chart.line(
                    run.name(),
                    k % COLOURS,
                    k >= COLOURS,
                    EvaluationCharts.points(Curves.precisionRecall(run.logits())));
        }
        return chart.svg();
    }
}
