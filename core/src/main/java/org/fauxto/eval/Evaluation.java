// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fauxto.eval.metric.ClusterBootstrap;
import org.fauxto.eval.metric.Metric;

/**
 * Everything that is known of a scorer on one set of labelled pictures.
 *
 * @param settings   how it was measured
 * @param scorer     name of the model or of the file of scores
 * @param data       name of the manifest or of the file of scores
 * @param paths      figures per delivery; worst AUC last
 * @param groups     per delivery and group; those asked for with {@code --by}
 * @param stability  over all deliveries
 * @param baselines  empty where files were not at hand
 * @param humanSources sources with human pictures
 * @param aiSources  sources with AI pictures
 * @param warning    what must be told before any figure of this scorer; empty for none
 */
public record Evaluation(
        Settings settings,
        String scorer,
        String data,
        List<PathFigures> paths,
        List<GroupResult> groups,
        Stability stability,
        List<Baseline> baselines,
        int humanSources,
        int aiSources,
        String warning) {

    /** A baseline this close to the model's AUC, or closer, is told first. */
    static final double NEAR = 0.05;

    /**
     * How to measure.
     *
     * @param threshold  a probability at or above it is called AI, for everything but verdicts
     * @param rule       of verdicts
     * @param replicates of the bootstrap
     * @param seed       of the bootstrap
     * @param by         groups to list: source, generator, format, size
     */
    public record Settings(double threshold, VerdictRule rule, int replicates, long seed, Set<String> by) {}

    /**
     * Measures scores.
     *
     * @param scores   every picture under the same deliveries
     * @param baselines on the same pictures; empty for none
     * @throws IllegalArgumentException unless both classes are present under every delivery
     */
    public static Evaluation of(
            String scorer, String data, List<ScoredPicture> scores, List<Baseline> baselines, Settings settings) {
        return of(scorer, data, scores, baselines, settings, "");
    }

    /** The same of a scorer that needs a {@link #warning}. */
    public static Evaluation of(
            String scorer,
            String data,
            List<ScoredPicture> scores,
            List<Baseline> baselines,
            Settings settings,
            String warning) {
        Map<String, List<ScoredPicture>> byDelivery = scores.stream()
                .collect(Collectors.groupingBy(ScoredPicture::delivery, LinkedHashMap::new, Collectors.toList()));
        List<PathFigures> paths = new ArrayList<>();
        List<GroupResult> groups = new ArrayList<>();
        byDelivery.forEach((delivery, rows) -> {
            paths.add(PathFigures.of(delivery, rows, settings));
            GroupResult.of(rows, delivery, settings.threshold()).stream()
                    .filter(g -> g.group().equals(GroupResult.OVERALL)
                            || settings.by().contains(g.group()))
                    .forEach(groups::add);
        });
        paths.sort(Comparator.comparingDouble((PathFigures p) -> -p.value(Metric.ROC_AUC)));
        return new Evaluation(
                settings,
                scorer,
                data,
                List.copyOf(paths),
                List.copyOf(groups),
                Stability.of(scores, byDelivery.size(), settings.rule()),
                baselines,
                sources(scores, 0),
                sources(scores, 1),
                warning);
    }

    /** The delivery whose details are shown: as-is where it was measured, else the first by name. */
    public PathFigures main() {
        return paths.stream()
                .filter(p -> p.delivery().equals(DeliveryPath.AS_IS.id()))
                .findFirst()
                .orElseGet(() -> paths.stream()
                        .min(Comparator.comparing(PathFigures::delivery))
                        .orElseThrow());
    }

    /** The delivery with the lowest AUC. */
    public PathFigures worst() {
        return paths.get(paths.size() - 1);
    }

    /** The most telling rule of a single nuisance variable. */
    public Optional<Baseline> bestSingleBaseline() {
        return baselines.stream()
                .filter(b -> !b.rule().equals(Baseline.ALL))
                .max(Comparator.comparingDouble(Baseline::auc));
    }

    /** The first line of every report. */
    public String headline() {
        double auc = main().value(Metric.ROC_AUC);
        String model = String.format(
                Locale.ROOT,
                "AUC %.3f on %s, %.3f on the worst delivery (%s)",
                auc,
                main().delivery(),
                worst().value(Metric.ROC_AUC),
                worst().delivery());
        if (!warning.isEmpty()) {
            return "Take care: " + warning + " " + model + ".";
        }
        Optional<Baseline> near = baselines.stream()
                .max(Comparator.comparingDouble(Baseline::auc))
                .filter(b -> b.auc() >= auc - NEAR);
        Optional<Baseline> single = bestSingleBaseline().filter(b -> b.auc() >= auc - NEAR);
        if (near.isEmpty()) {
            return model + ".";
        }
        Baseline told = single.orElse(near.get());
        String more = near.get().auc() > told.auc()
                ? String.format(
                        Locale.ROOT,
                        " (%s: %.3f)",
                        near.get().rule(),
                        near.get().auc())
                : "";
        return String.format(
                Locale.ROOT,
                "Take care: without a look at what pictures show, a rule on \"%s\" reaches AUC %.3f on these files%s, the model"
                        + " %.3f. These pictures cannot tell whether a score is about who made them. %s.",
                told.rule(),
                told.auc(),
                more,
                auc,
                model);
    }

    /** What a reader must know to read the figures rightly, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Intervals: 95 %%, percentile bootstrap of whole sources (%d human, %d AI), %d replicates, seed %d.",
                humanSources,
                aiSources,
                settings.replicates(),
                settings.seed()));
        if (humanSources == 1 || aiSources == 1) {
            notes.add(
                    "A class comes from a single source: its pictures were resampled one by one, and the intervals say"
                            + " nothing of other sources.");
        } else if (Math.min(humanSources, aiSources) < ClusterBootstrap.FEW) {
            notes.add("With fewer than " + ClusterBootstrap.FEW + " sources in a class the intervals are too narrow.");
        }
        if (paths.stream().anyMatch(p -> p.delivery().equals(DeliveryPath.AS_IS.id()))) {
            notes.add("as-is keeps each file's own codec history, which may itself tell the classes apart; the other"
                    + " deliveries treat both classes alike.");
        }
        if (baselines.isEmpty()) {
            notes.add("No nuisance baselines: they need the files (--model and --data).");
        }
        return List.copyOf(notes);
    }

    private static int sources(List<ScoredPicture> scores, int label) {
        Set<String> sources = new LinkedHashSet<>();
        scores.stream()
                .filter(s -> s.picture().label() == label)
                .forEach(s -> sources.add(s.picture().source()));
        return sources.size();
    }
}
