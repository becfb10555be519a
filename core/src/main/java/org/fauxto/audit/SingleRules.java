// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fauxto.audit.Condition.Operator;
import org.fauxto.audit.NuisanceVariable.Kind;

/**
 * What one variable alone says about the label.
 *
 * @param auc       share of pairs of an AI and a human picture in which the AI picture has the larger value, ties half
 * @param threshold best rule "at least" or "below"; empty for categories
 * @param equality  best rule "is" or "is not"
 * @param p         that a variable without relation to the label looks as telling by AUC, threshold or equality; the
 *                  searches over thresholds and values are accounted for
 */
record SingleRules(double auc, Optional<ScoredRule> threshold, ScoredRule equality, double p) {
    static SingleRules search(Observations data, NuisanceVariable variable) {
        boolean ordered = variable.kind() == Kind.NUMBER;
        Sweep sweep = new Sweep(data, variable);
        Values values = new Values(data, variable);
        ScoredRule equality = new ScoredRule(Rule.of(values.condition), (1 + values.gap) / 2);
        if (!ordered) {
            return new SingleRules(sweep.auc, Optional.empty(), equality, values.p);
        }
        double pThreshold = Significance.kolmogorovSmirnov(2 * sweep.best - 1, data.aiCount(), data.humanCount());
        double pAuc = Significance.mannWhitney(sweep.auc, data.aiCount(), data.humanCount(), sweep.tieTerm);
        // Three looks at one variable
        double p = Math.min(1, 3 * Math.min(values.p, Math.min(pThreshold, pAuc)));
        return new SingleRules(
                sweep.auc, Optional.of(new ScoredRule(Rule.of(sweep.condition), sweep.best)), equality, p);
    }

    /** The better of the two. */
    ScoredRule best() {
        return threshold
                .filter(t -> t.balancedAccuracy() >= equality.balancedAccuracy())
                .orElse(equality);
    }

    /** One pass over the sorted values. */
    private static final class Sweep {
        private final double auc;
        private final double tieTerm;
        private final double best;
        private final Condition condition;

        Sweep(Observations data, NuisanceVariable variable) {
            int[] order = data.order(variable);
            double[] column = data.column(variable);
            double ai = data.aiCount();
            double human = data.humanCount();
            int aiBelow = 0;
            int humanBelow = 0;
            double wins = 0;
            double ties = 0;
            double bestGap = 0;
            double cut = order.length == 0 ? 0 : column[order[0]];
            for (int from = 0; from < order.length; ) {
                double value = column[order[from]];
                double gap = humanBelow / human - aiBelow / ai;
                if (Math.abs(gap) > Math.abs(bestGap)) {
                    bestGap = gap;
                    cut = value;
                }
                int aiHere = 0;
                int to = from;
                for (; to < order.length && column[order[to]] == value; to++) {
                    aiHere += data.ai(order[to]) ? 1 : 0;
                }
                double equal = to - from;
                wins += aiHere * (humanBelow + (equal - aiHere) / 2);
                ties += equal * equal * equal - equal;
                aiBelow += aiHere;
                humanBelow += to - from - aiHere;
                from = to;
            }
            this.auc = wins / (ai * human);
            this.tieTerm = ties;
            this.best = (1 + Math.abs(bestGap)) / 2;
            this.condition = new Condition(variable, bestGap >= 0 ? Operator.AT_LEAST : Operator.BELOW, cut);
        }
    }

    /** Counts by distinct value. */
    private static final class Values {
        private final double gap;
        private final double p;
        private final Condition condition;

        Values(Observations data, NuisanceVariable variable) {
            Map<Double, int[]> counts = new TreeMap<>();
            double[] column = data.column(variable);
            for (int row = 0; row < column.length; row++) {
                counts.computeIfAbsent(column[row], v -> new int[2])[data.ai(row) ? 1 : 0]++;
            }
            double bestGap = 0;
            double bestValue = column.length == 0 ? 0 : column[0];
            double least = 1;
            for (Map.Entry<Double, int[]> entry : counts.entrySet()) {
                int[] n = entry.getValue();
                double here = n[1] / (double) data.aiCount() - n[0] / (double) data.humanCount();
                least = Math.min(least, Significance.proportions(n[1], data.aiCount(), n[0], data.humanCount()));
                if (Math.abs(here) > Math.abs(bestGap)) {
                    bestGap = here;
                    bestValue = entry.getKey();
                }
            }
            this.gap = Math.abs(bestGap);
            this.p = Math.min(1, least * counts.size());
            this.condition = new Condition(variable, bestGap >= 0 ? Operator.IS : Operator.IS_NOT, bestValue);
        }
    }
}
