// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

import static org.fauxto.evidence.Direction.ABSTAIN;
import static org.fauxto.evidence.Direction.AI;
import static org.fauxto.evidence.Direction.HUMAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;

/**
 * Turns evidence into a verdict by four rules, first match wins:
 *
 * <ol>
 *   <li>decisive evidence both ways: inconclusive;
 *   <li>decisive evidence one way: that way, whatever the pixels say;
 *   <li>evidence that pixels of this kind cannot be judged, or no pixel evidence: inconclusive;
 *   <li>the pixel network's calibrated logit, moved by weak evidence, against the two thresholds; between
 *       them, or when the crops disagree by more than the allowed spread: inconclusive.
 * </ol>
 */
public final class Fusion {
    /** Key under which a {@link Weight#MEASURED} detector reports the standard deviation of its logits. */
    public static final String SPREAD = "spread";

    /** Probability is kept this far from 0 and 1 before it becomes a logit. */
    private static final double EPSILON = 1e-6;

    private final VerdictConfig config;

    public Fusion(VerdictConfig config) {
        this.config = config;
    }

    /** Fuses the evidence of one picture; the order of {@code evidence} does not change outcome or probability. */
    public Verdict fuse(List<Evidence> evidence) {
        List<Evidence> decisiveAi = select(evidence, Weight.DECISIVE, AI);
        List<Evidence> decisiveHuman = select(evidence, Weight.DECISIVE, HUMAN);
        if (!decisiveAi.isEmpty() && !decisiveHuman.isEmpty()) {
            return contradiction(decisiveAi, decisiveHuman);
        }
        if (!decisiveAi.isEmpty()) {
            return decided(Outcome.AI, config.decisiveProbability(), decisiveAi, evidence);
        }
        if (!decisiveHuman.isEmpty()) {
            return decided(Outcome.HUMAN, 1 - config.decisiveProbability(), decisiveHuman, evidence);
        }
        List<Evidence> abstentions =
                evidence.stream().filter(e -> e.direction() == ABSTAIN).toList();
        Optional<Evidence> measured =
                evidence.stream().filter(e -> e.weight() == Weight.MEASURED).findFirst();
        if (!abstentions.isEmpty() || measured.isEmpty()) {
            return unjudged(abstentions, evidence);
        }
        return judged(measured.get(), evidence);
    }

    private Verdict contradiction(List<Evidence> ai, List<Evidence> human) {
        List<String> reasons = new ArrayList<>();
        reasons.add("The file contradicts itself: it carries strong marks of both kinds.");
        ai.forEach(e -> reasons.add(e.explanation()));
        human.forEach(e -> reasons.add(e.explanation()));
        return new Verdict(Outcome.INCONCLUSIVE, 0.5, reasons);
    }

    private Verdict decided(Outcome outcome, double probability, List<Evidence> decisive, List<Evidence> all) {
        List<String> reasons = new ArrayList<>();
        decisive.forEach(e -> reasons.add(e.explanation()));
        Direction way = outcome == Outcome.AI ? AI : HUMAN;
        all.stream()
                .filter(e -> e.weight() == Weight.MEASURED && e.direction() != way)
                .forEach(e -> reasons.add("The pixels alone would not have shown this (probability of AI from pixels: "
                        + percent(e.score()) + "); the mark in the file outweighs them."));
        return new Verdict(outcome, probability, reasons);
    }

    private Verdict unjudged(List<Evidence> abstentions, List<Evidence> all) {
        List<String> reasons = new ArrayList<>();
        abstentions.forEach(e -> reasons.add(e.explanation()));
        if (reasons.isEmpty()) {
            reasons.add("The pixels of this file could not be judged, and it carries no mark that decides.");
        }
        double probability = sigmoid(weakLogit(all));
        weak(all).forEach(e -> reasons.add(e.explanation()));
        return new Verdict(Outcome.INCONCLUSIVE, probability, reasons);
    }

    private Verdict judged(Evidence measured, List<Evidence> all) {
        double moved = weakLogit(all);
        double probability = moved == 0 ? measured.score() : sigmoid(logit(measured.score()) + moved);
        double spread = spread(measured);
        List<String> reasons = new ArrayList<>();
        Outcome outcome;
        if (spread > config.maxSpread()) {
            outcome = Outcome.INCONCLUSIVE;
            reasons.add("Different parts of the picture give contradictory answers, so no verdict is given.");
        } else if (probability >= config.aiThreshold()) {
            outcome = Outcome.AI;
        } else if (probability <= config.humanThreshold()) {
            outcome = Outcome.HUMAN;
        } else {
            outcome = Outcome.INCONCLUSIVE;
            reasons.add("The evidence is too weak for a verdict: the probability of AI, " + percent(probability)
                    + ", lies between " + percent(config.humanThreshold()) + " and " + percent(config.aiThreshold())
                    + ".");
        }
        reasons.add(measured.explanation());
        weak(all)
                .forEach(e -> reasons.add(e.explanation() + " (moves the probability of AI from "
                        + percent(measured.score()) + " to " + percent(probability) + " in all)"));
        return new Verdict(outcome, probability, reasons);
    }

    private static List<Evidence> select(List<Evidence> evidence, Weight weight, Direction direction) {
        return evidence.stream()
                .filter(e -> e.weight() == weight && e.direction() == direction)
                .toList();
    }

    private static List<Evidence> weak(List<Evidence> evidence) {
        return evidence.stream()
                .filter(e -> e.weight() == Weight.WEAK && (e.direction() == AI || e.direction() == HUMAN))
                .toList();
    }

    private double weakLogit(List<Evidence> evidence) {
        return config.weakLogit()
                * weak(evidence).stream()
                        .mapToInt(e -> e.direction() == AI ? 1 : -1)
                        .sum();
    }

    private static double spread(Evidence measured) {
        return Double.parseDouble(measured.details().getOrDefault(SPREAD, "0"));
    }

    static double logit(double probability) {
        double p = Math.min(Math.max(probability, EPSILON), 1 - EPSILON);
        return Math.log(p / (1 - p));
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * probability);
    }
}
