// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fauxto.audit.Condition.Operator;
import org.fauxto.audit.NuisanceVariable.Group;
import org.fauxto.audit.NuisanceVariable.Kind;

/**
 * Tries all pairs of simple conditions on delivery variables, joined by "and" or by "or".
 *
 * <p>Conditions come with their opposites, and a conjunction may call a picture AI-made or human-made; by De Morgan's laws
 * that covers every disjunction too.
 */
final class RuleSearch {
    /** Thresholds tried a variable: at this many quantiles. */
    private static final int QUANTILES = 20;
    /** Values tried a variable with "is": those that the two classes differ most in. */
    private static final int VALUES = 6;

    private final Observations data;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<long[]> met = new ArrayList<>();
    private final long[] ai;

    private RuleSearch(Observations data, List<Condition> candidates) {
        this.data = data;
        this.ai = bits(data::ai);
        for (Condition condition : candidates) {
            conditions.add(condition);
            met.add(bits(row -> condition.test(data.value(condition.variable(), row))));
        }
    }

    /** The best rule of one or two conditions of any kind. */
    static ScoredRule best(Observations data) {
        return new RuleSearch(data, candidates(data, true)).search();
    }

    /** The best rule of one or two yes-or-no conditions: no thresholds, no numbers, only what a picture is or has. */
    static ScoredRule plain(Observations data) {
        return new RuleSearch(data, candidates(data, false)).search();
    }

    /** What a delivery pipeline decides; the histogram's mean is left out, being the number of pixels. */
    static List<NuisanceVariable> variables() {
        return List.of(NuisanceVariable.values()).stream()
                .filter(v -> v.group() == Group.DELIVERY && v != NuisanceVariable.HISTOGRAM_MEAN)
                .toList();
    }

    private ScoredRule search() {
        double bestDistance = -1;
        Rule best = Rule.of(conditions.get(0));
        for (int a = 0; a < conditions.size(); a++) {
            for (int b = a; b < conditions.size(); b++) {
                double gap = gap(met.get(a), met.get(b));
                // A second condition must earn its place
                double worth = Math.abs(gap) - (a == b ? 0 : 0.01);
                if (worth > bestDistance) {
                    bestDistance = worth;
                    Rule and = new Rule(
                            a == b ? List.of(conditions.get(a)) : List.of(conditions.get(a), conditions.get(b)), false);
                    best = gap >= 0 ? and : and.negated();
                }
            }
        }
        Rule chosen = best.conditions().size() == 1 ? Rule.of(best.conditions().get(0)) : best;
        return new ScoredRule(chosen, data.balancedAccuracy(row -> chosen.callsAi(data, row)));
    }

    /** Share of AI pictures that meet both conditions less the share of human ones. */
    private double gap(long[] a, long[] b) {
        int aiHits = 0;
        int hits = 0;
        for (int w = 0; w < a.length; w++) {
            long both = a[w] & b[w];
            hits += Long.bitCount(both);
            aiHits += Long.bitCount(both & ai[w]);
        }
        return aiHits / (double) data.aiCount() - (hits - aiHits) / (double) data.humanCount();
    }

    private interface Rows {
        boolean test(int row);
    }

    private long[] bits(Rows wanted) {
        long[] words = new long[(data.size() + 63) / 64];
        for (int row = 0; row < data.size(); row++) {
            if (wanted.test(row)) {
                words[row >> 6] |= 1L << row;
            }
        }
        return words;
    }

    private static List<Condition> candidates(Observations data, boolean numbers) {
        List<Condition> found = new ArrayList<>();
        for (NuisanceVariable variable : variables()) {
            if (variable.kind() == Kind.NUMBER && numbers) {
                for (double cut : cuts(data, variable)) {
                    found.add(new Condition(variable, Operator.AT_LEAST, cut));
                    found.add(new Condition(variable, Operator.BELOW, cut));
                }
            }
            if (variable.kind() != Kind.NUMBER || numbers) {
                for (double value : tellingValues(data, variable)) {
                    found.add(new Condition(variable, Operator.IS, value));
                    found.add(new Condition(variable, Operator.IS_NOT, value));
                }
            }
        }
        return found;
    }

    private static Iterable<Double> cuts(Observations data, NuisanceVariable variable) {
        double[] sorted = data.column(variable).clone();
        Arrays.sort(sorted);
        TreeSet<Double> cuts = new TreeSet<>();
        for (int q = 1; q < QUANTILES; q++) {
            cuts.add(sorted[(int) ((long) q * sorted.length / QUANTILES)]);
        }
        cuts.remove(sorted[0]);
        return cuts;
    }

    private static List<Double> tellingValues(Observations data, NuisanceVariable variable) {
        Map<Double, Double> gaps = new TreeMap<>();
        double[] column = data.column(variable);
        for (int row = 0; row < column.length; row++) {
            double step = data.ai(row) ? 1.0 / data.aiCount() : -1.0 / data.humanCount();
            gaps.merge(column[row], step, Double::sum);
        }
        return gaps.entrySet().stream()
                .sorted((a, b) -> Double.compare(Math.abs(b.getValue()), Math.abs(a.getValue())))
                .limit(variable.kind() == Kind.FLAG ? 1 : VALUES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
