// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.GroupResult;
import org.fauxto.eval.PathFigures;
import org.fauxto.eval.ScoredPicture;
import org.fauxto.eval.Stability;
import org.fauxto.eval.WorstErrors;
import org.fauxto.eval.metric.Estimate;
import org.fauxto.eval.metric.Interval;
import org.fauxto.eval.metric.Metric;
import org.fauxto.report.Page;
import org.fauxto.report.Page.Card;
import org.fauxto.report.Page.Section;
import org.fauxto.report.Page.Table;

/** An evaluation as a page. */
public final class EvaluationPage {
    private static final List<Metric> IN_PATH_TABLE = List.of(
            Metric.ROC_AUC,
            Metric.AVERAGE_PRECISION,
            Metric.BALANCED_ACCURACY,
            Metric.FALSE_POSITIVE_RATE,
            Metric.RECALL_AI,
            Metric.TPR_AT_1_PERCENT_FPR,
            Metric.TPR_AT_5_PERCENT_FPR,
            Metric.LOG_LOSS,
            Metric.BRIER,
            Metric.EXPECTED_CALIBRATION_ERROR);
    private static final int MOST_UNSTABLE = 12;

    private final Evaluation e;

    private EvaluationPage(Evaluation e) {
        this.e = e;
    }

    /**
     * Lays out the page.
     *
     * @param charts as {@link EvaluationCharts} draws them
     * @param card   of a picture, with its thumbnail where there is one; gets the picture and the caption
     */
    public static Page of(
            Evaluation evaluation, Collection<String> charts, WorstErrors worst, Function<ScoredPicture, Card> card) {
        EvaluationPage page = new EvaluationPage(evaluation);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "Curves",
                "Solid and blue: " + evaluation.main().delivery() + ". Dashed: the worst delivery, "
                        + evaluation.worst().delivery() + " (in the abstention plot dashes are coverage).",
                List.copyOf(charts),
                List.of(),
                List.of()));
        sections.add(Section.of(
                "Deliveries",
                "Every picture of both classes took the same way before it was scored. Worst AUC last. In brackets: 95 %"
                        + " intervals.",
                page.paths()));
        if (!evaluation.baselines().isEmpty()) {
            sections.add(page.baselines());
        }
        sections.add(page.stability());
        sections.add(Section.of("All figures, " + evaluation.main().delivery(), "", all(evaluation.main())));
        sections.addAll(page.groups());
        sections.add(page.errors("Worst false accusations", "Human pictures called AI", worst.accused(), card));
        sections.add(page.errors("Worst misses", "AI pictures called human", worst.missed(), card));
        return new Page(
                "Evaluation of " + evaluation.scorer() + " on " + evaluation.data(),
                evaluation.headline(),
                evaluation.headline().startsWith("Take care"),
                evaluation.notes(),
                sections);
    }

    private Table paths() {
        List<String> header = new ArrayList<>(List.of("delivery"));
        IN_PATH_TABLE.forEach(m -> header.add(m.id()));
        return new Table(
                header,
                e.paths().stream()
                        .map(p -> Stream.concat(
                                        Stream.of(p.delivery()),
                                        IN_PATH_TABLE.stream().map(m -> shown(p, m)))
                                .toList())
                        .toList());
    }

    /** Every metric of one delivery. */
    static Table all(PathFigures path) {
        return new Table(
                List.of("metric", "value", "95 % interval"),
                Arrays.stream(Metric.values())
                        .map(m -> List.of(m.id(), number(path.value(m)), interval(intervalOf(path, m))))
                        .toList());
    }

    private Section baselines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "the model, " + e.main().delivery(),
                number(e.main().value(Metric.ROC_AUC)),
                number(e.main().value(Metric.BALANCED_ACCURACY))));
        e.baselines().forEach(b -> rows.add(List.of(b.rule(), number(b.auc()), number(b.balancedAccuracy()))));
        return Section.of(
                "Nuisance baselines",
                "Logistic rules that never look at what a picture shows, fitted and judged on these very files by 5-fold"
                        + " cross-validation. Where one comes near the model, these pictures cannot tell whether the model"
                        + " sees who made them or how they were stored.",
                new Table(List.of("rule on", "AUC", "balanced accuracy"), rows));
    }

    private Section stability() {
        Stability s = e.stability();
        String text = String.format(
                Locale.ROOT,
                "Over %d deliveries, by the thresholds of verdict.yaml (human up to %.2f, AI from %.2f): the verdict flips"
                        + " between human and AI for %d of %d human and %d of %d AI pictures; it changes at all for %d and %d."
                        + " The median picture's probability moves by %.3f.",
                s.deliveries(),
                e.settings().rule().humanThreshold(),
                e.settings().rule().aiThreshold(),
                s.flips(0),
                s.count(0),
                s.flips(1),
                s.count(1),
                s.changes(0),
                s.changes(1),
                s.medianWidth());
        List<List<String>> rows = s.pictures().stream()
                .sorted((a, b) -> Double.compare(b.high() - b.low(), a.high() - a.low()))
                .limit(MOST_UNSTABLE)
                .map(r -> List.of(
                        r.picture().name(),
                        r.picture().label() == 1 ? "AI" : "human",
                        number(r.low()),
                        number(r.high()),
                        r.flips() ? "flips" : ""))
                .toList();
        return Section.of(
                "Stability",
                text + " The most unstable:",
                new Table(List.of("picture", "class", "lowest probability", "highest", ""), rows));
    }

    /** One table per kind of group: share called AI and AUC under the main delivery, and the worst share and AUC. */
    private List<Section> groups() {
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        for (GroupResult g : e.groups()) {
            if (g.delivery().equals(e.main().delivery()) && g.label() >= 0) {
                List<GroupResult> same = e.groups().stream()
                        .filter(o -> o.group().equals(g.group()) && o.name().equals(g.name()) && o.label() == g.label())
                        .toList();
                double worstAuc =
                        same.stream().mapToDouble(GroupResult::auc).min().orElse(Double.NaN);
                rows.computeIfAbsent(g.group(), k -> new ArrayList<>())
                        .add(List.of(
                                g.name(),
                                g.label() == 1 ? "AI" : "human",
                                Integer.toString(g.n()),
                                number(g.calledAi()) + " " + interval(g.calledAiInterval()),
                                number(g.auc()),
                                number(worstAuc),
                                number(g.meanProbability())));
            }
        }
        return rows.entrySet().stream()
                .map(kind -> Section.of(
                        "By " + kind.getKey() + ", " + e.main().delivery(),
                        "AUC is against all pictures of the other class. Intervals are Wilson's, of pictures of this very"
                                + " group.",
                        new Table(
                                List.of(
                                        kind.getKey(),
                                        "class",
                                        "pictures",
                                        "called AI",
                                        "AUC",
                                        "AUC, worst delivery",
                                        "mean probability"),
                                kind.getValue())))
                .toList();
    }

    private Section errors(String title, String text, List<ScoredPicture> wrong, Function<ScoredPicture, Card> card) {
        String shown = wrong.isEmpty() ? "None." : text + " under " + e.main().delivery() + ", the most certain first.";
        return new Section(
                title, shown, List.of(), List.of(), wrong.stream().map(card).toList());
    }

    private static String shown(PathFigures path, Metric metric) {
        return number(path.value(metric)) + " " + interval(intervalOf(path, metric));
    }

    private static Interval intervalOf(PathFigures path, Metric metric) {
        Estimate estimate = path.figures().get(metric);
        return estimate == null ? Interval.NONE : estimate.interval();
    }

    static String number(double value) {
        return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.3f", value);
    }

    static String interval(Interval i) {
        return Double.isNaN(i.low()) ? "" : String.format(Locale.ROOT, "[%.3f, %.3f]", i.low(), i.high());
    }

    /** Groups that {@code --by} knows. */
    public static List<String> kinds() {
        return new ArrayList<>(new TreeSet<>(List.of("source", "generator", "format", "size")));
    }
}
