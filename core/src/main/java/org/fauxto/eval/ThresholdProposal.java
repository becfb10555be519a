// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.fauxto.eval.metric.Binomial;
import org.fauxto.eval.metric.Calibration;
import org.fauxto.eval.metric.Interval;

/**
 * Calibration and threshold chosen on validation pictures, and what these pictures can vouch for.
 *
 * <p>A human picture counts as accused if any delivery accuses it, so that the promise holds for each of them; a picture, not a
 * delivery of it, is one trial. The threshold lies just above the (k+1)-th highest human score, with the largest k whose
 * one-sided Clopper-Pearson limit is at most the target. That limit holds although the threshold was chosen on the same
 * pictures: it is a distribution-free tolerance limit (Wilks 1941), P(rate > target) = P(Binomial(n, target) <= k).
 *
 * @param calibration of the raw logits, fitted to all deliveries together
 * @param target      rate of false accusations that must not be exceeded
 * @param confidence  of the limits, one-sided
 * @param human       pictures
 * @param ai          pictures
 * @param threshold   probability from which to say AI; empty where these pictures cannot show the target
 * @param allowed     human pictures that the threshold accuses under some delivery
 * @param upperLimit  of the rate of false accusations at the threshold; without one, with no picture accused
 * @param needed      fewest human pictures that could show the target
 * @param found       AI pictures that the threshold finds under every delivery
 * @param bySource    human pictures accused and all, by source
 */
public record ThresholdProposal(
        Calibration calibration,
        double target,
        double confidence,
        int human,
        int ai,
        OptionalDouble threshold,
        int allowed,
        double upperLimit,
        int needed,
        int found,
        Map<String, String> bySource) {

    /** Probabilities are written with as many decimals; the threshold is rounded up to them. */
    private static final double DECIMALS = 1e6;

    /**
     * Chooses.
     *
     * @param scores     of all pictures under all deliveries
     * @param target     above 0, below 1
     * @param confidence above 0, below 1
     * @throws IllegalArgumentException unless both classes are present
     */
    public static ThresholdProposal of(List<ScoredPicture> scores, double target, double confidence) {
        Calibration calibration = Calibration.fit(ScoredPicture.labelled(scores, ImageScorer.Score::logit));
        Map<String, Worst> human = worst(scores, 0);
        Map<String, Worst> ai = worst(scores, 1);
        int n = human.size();
        int allowed = -1;
        while (allowed + 1 < n && Binomial.upperLimit(allowed + 1, n, confidence) <= target) {
            allowed++;
        }
        int needed = (int) Math.ceil(StrictMath.log(1 - confidence) / StrictMath.log1p(-target) - 1e-9);
        if (allowed < 0) {
            return new ThresholdProposal(
                    calibration,
                    target,
                    confidence,
                    n,
                    ai.size(),
                    OptionalDouble.empty(),
                    0,
                    Binomial.upperLimit(0, n, confidence),
                    needed,
                    0,
                    Map.of());
        }
        double[] sorted = human.values().stream()
                .mapToDouble(w -> calibration.probability(w.highest))
                .sorted()
                .toArray();
        double reached = sorted[n - 1 - allowed];
        double threshold = Math.min(1, (Math.floor(reached * DECIMALS) + 1) / DECIMALS);
        int accused = (int) Arrays.stream(sorted).filter(p -> p >= threshold).count();
        return new ThresholdProposal(
                calibration,
                target,
                confidence,
                n,
                ai.size(),
                OptionalDouble.of(threshold),
                accused,
                Binomial.upperLimit(accused, n, confidence),
                needed,
                (int) ai.values().stream()
                        .filter(w -> calibration.probability(w.lowest) >= threshold)
                        .count(),
                bySource(human, calibration, threshold));
    }

    /** Two-sided 95 % interval of the rate of false accusations at the threshold (Clopper-Pearson). */
    public Interval falseAccusations() {
        return Binomial.clopperPearson(allowed, human);
    }

    /** The first line of the answer. */
    public String sentence() {
        if (threshold.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "Refused: %d human pictures cannot show a false-accusation rate of %.2f %%. Even with none accused, up to"
                            + " %.2f %% remain possible (%.0f %% confidence); at least %d human pictures are needed.",
                    human,
                    100 * target,
                    100 * upperLimit,
                    100 * confidence,
                    needed);
        }
        return String.format(
                Locale.ROOT,
                "ai_threshold %.6f accuses %d of %d human pictures; with %.0f %% confidence at most %.2f %% of such pictures"
                        + " (target %.2f %%). It finds %d of %d AI pictures under every delivery.",
                threshold.getAsDouble(),
                allowed,
                human,
                100 * confidence,
                100 * upperLimit,
                100 * target,
                found,
                ai);
    }

    private static Map<String, String> bySource(Map<String, Worst> human, Calibration calibration, double threshold) {
        Map<String, int[]> counts = new TreeMap<>();
        human.values().forEach(w -> {
            int[] c = counts.computeIfAbsent(w.source, s -> new int[2]);
            c[0] += calibration.probability(w.highest) >= threshold ? 1 : 0;
            c[1]++;
        });
        Map<String, String> shown = new LinkedHashMap<>();
        counts.forEach((source, c) -> shown.put(source, c[0] + " of " + c[1]));
        return shown;
    }

    /** The extremes of one picture over its deliveries. */
    private static final class Worst {
        private final String source;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;

        private Worst(String source) {
            this.source = source;
        }
    }

    private static Map<String, Worst> worst(List<ScoredPicture> scores, int label) {
        Map<String, Worst> worst = new TreeMap<>();
        for (ScoredPicture s : scores) {
            if (s.picture().label() == label) {
                Worst w = worst.computeIfAbsent(
                        s.picture().name(), k -> new Worst(s.picture().source()));
                w.lowest = Math.min(w.lowest, s.score().logit());
                w.highest = Math.max(w.highest, s.score().logit());
            }
        }
        return worst;
    }
}
