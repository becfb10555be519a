// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.fauxto.verdict.Outcome;

/**
 * How far the way a picture was delivered decides its verdict.
 *
 * @param deliveries how many were compared
 * @param pictures   one entry per picture, by name
 */
public record Stability(int deliveries, List<Range> pictures) {
    /**
     * One picture over all deliveries.
     *
     * @param low      lowest probability of AI
     * @param high     highest
     * @param verdicts all that were given
     */
    public record Range(LabelledPicture picture, double low, double high, Set<Outcome> verdicts) {
        /** Whether one delivery makes it AI and another human. */
        public boolean flips() {
            return verdicts.contains(Outcome.AI) && verdicts.contains(Outcome.HUMAN);
        }
    }

    static Stability of(List<ScoredPicture> scores, int deliveries, VerdictRule rule) {
        TreeMap<String, Range> ranges = new TreeMap<>(Comparator.naturalOrder());
        for (ScoredPicture s : scores) {
            double p = s.score().probability();
            Range one = new Range(s.picture(), p, p, EnumSet.of(rule.of(s.score())));
            ranges.merge(s.picture().name(), one, Stability::joined);
        }
        return new Stability(deliveries, List.copyOf(ranges.values()));
    }

    private static Range joined(Range a, Range b) {
        Set<Outcome> verdicts = EnumSet.copyOf(a.verdicts());
        verdicts.addAll(b.verdicts());
        return new Range(a.picture(), Math.min(a.low(), b.low()), Math.max(a.high(), b.high()), verdicts);
    }

    /** How many pictures of a class flip. */
    public int flips(int label) {
        return (int) of(label).filter(Range::flips).count();
    }

    /** How many pictures of a class get more than one verdict. */
    public int changes(int label) {
        return (int) of(label).filter(r -> r.verdicts().size() > 1).count();
    }

    /** Pictures of a class. */
    public int count(int label) {
        return (int) of(label).count();
    }

    /** Median over all pictures of highest less lowest probability. */
    public double medianWidth() {
        double[] widths =
                pictures.stream().mapToDouble(r -> r.high() - r.low()).sorted().toArray();
        return widths.length == 0 ? Double.NaN : (widths[(widths.length - 1) / 2] + widths[widths.length / 2]) / 2;
    }

    private java.util.stream.Stream<Range> of(int label) {
        return pictures.stream().filter(r -> r.picture().label() == label);
    }
}
