// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fauxto.eval.metric.ClusterBootstrap;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.Estimate;
import org.fauxto.eval.metric.Figures;
import org.fauxto.eval.metric.Interval;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.Metric;
import org.fauxto.eval.metric.RankedScores;
import org.fauxto.verdict.Outcome;

/**
 * All figures of one delivery.
 *
 * @param delivery      its name
 * @param logits        scores that rank
 * @param probabilities calibrated, in the same order
 * @param figures       every metric with its interval
 * @param calls         right and wrong calls at the evaluation's threshold
 * @param verdicts      how often each class gets each verdict
 */
public record PathFigures(
        String delivery,
        LabelledScores logits,
        LabelledScores probabilities,
        Map<Metric, Estimate> figures,
        Confusion calls,
        Verdicts verdicts) {

    /** Counts of verdicts by true class. */
    public record Verdicts(Map<Outcome, Integer> human, Map<Outcome, Integer> ai) {
        /** Pictures that get a verdict, as a share. */
        public double coverage() {
            return (total() - count(human, Outcome.INCONCLUSIVE) - count(ai, Outcome.INCONCLUSIVE)) / (double) total();
        }

        /** Share of right verdicts among those given; NaN where none is. */
        public double accuracy() {
            double given = total() * coverage();
            return (count(human, Outcome.HUMAN) + count(ai, Outcome.AI)) / given;
        }

        private int total() {
            return human.values().stream().mapToInt(n -> n).sum()
                    + ai.values().stream().mapToInt(n -> n).sum();
        }

        private static int count(Map<Outcome, Integer> of, Outcome outcome) {
            return of.getOrDefault(outcome, 0);
        }
    }

    /** Measures one delivery's rows. */
    static PathFigures of(String delivery, List<ScoredPicture> rows, Evaluation.Settings settings) {
        int[] labels = rows.stream().mapToInt(r -> r.picture().label()).toArray();
        LabelledScores logits = ScoredPicture.labelled(rows, ImageScorer.Score::logit);
        LabelledScores probabilities = ScoredPicture.labelled(rows, ImageScorer.Score::probability);
        ClusterBootstrap bootstrap =
                ClusterBootstrap.of(rows.stream().map(r -> r.picture().source()).toList(), labels);
        RankedScores ranked =
                new RankedScores(logits, probabilities, settings.threshold(), bootstrap.unit(), bootstrap.units());
        Figures figures = ranked.figures();
        Map<Metric, Interval> intervals = bootstrap.intervals(ranked, settings.replicates(), settings.seed());
        Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
        intervals.forEach((m, interval) -> estimates.put(m, new Estimate(figures.get(m), interval)));
        return new PathFigures(
                delivery,
                logits,
                probabilities,
                estimates,
                Confusion.at(probabilities, settings.threshold()),
                verdicts(rows, settings.rule()));
    }

    /** The value of one metric. */
    public double value(Metric metric) {
        Estimate estimate = figures.get(metric);
        return estimate == null ? Double.NaN : estimate.value();
    }

    private static Verdicts verdicts(List<ScoredPicture> rows, VerdictRule rule) {
        Map<Outcome, Integer> human = new EnumMap<>(Outcome.class);
        Map<Outcome, Integer> ai = new EnumMap<>(Outcome.class);
        rows.forEach(r -> (r.picture().label() == 1 ? ai : human).merge(rule.of(r.score()), 1, Integer::sum));
        return new Verdicts(human, ai);
    }
}
