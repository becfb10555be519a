// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.fauxto.audit.Condition.Operator;
import org.fauxto.audit.NuisanceVariable.Kind;

/** Grows a {@link ShallowTree} on one set of pictures. */
final class TreeGrower {
    private final double aiWeight;
    private final double humanWeight;
    private final int leastLeaf;

    private TreeGrower(Observations all) {
        aiWeight = 1.0 / all.aiCount();
        humanWeight = 1.0 / all.humanCount();
        leastLeaf = Math.max(5, all.size() / 100);
    }

    /** Both classes must be there. */
    static ShallowTree grow(Observations data) {
        return new TreeGrower(data).tree(data, ShallowTree.MAX_DEPTH);
    }

    private ShallowTree tree(Observations data, int depth) {
        Optional<Condition> split = depth == 0 || !data.hasBothClasses() ? Optional.empty() : bestSplit(data);
        if (split.isEmpty()) {
            boolean ai = data.aiCount() * aiWeight >= data.humanCount() * humanWeight;
            return new ShallowTree.Leaf(ai, data.humanCount(), data.aiCount());
        }
        Condition condition = split.get();
        ShallowTree yes = tree(data.rows(rows(data, condition)), depth - 1);
        ShallowTree no = tree(data.rows(rows(data, condition.negated())), depth - 1);
        // A question with one answer is none
        return yes instanceof ShallowTree.Leaf a && no instanceof ShallowTree.Leaf b && a.ai() == b.ai()
                ? new ShallowTree.Leaf(a.ai(), data.humanCount(), data.aiCount())
                : new ShallowTree.Split(condition, yes, no);
    }

    private static int[] rows(Observations data, Condition condition) {
        double[] column = data.column(condition.variable());
        return IntStream.range(0, data.size())
                .filter(row -> condition.test(column[row]))
                .toArray();
    }

    private Optional<Condition> bestSplit(Observations data) {
        Best best = new Best(data, aiWeight, humanWeight, leastLeaf);
        for (NuisanceVariable variable : RuleSearch.variables()) {
            if (variable.kind() == Kind.NUMBER) {
                best.thresholds(variable);
            } else {
                best.values(variable);
            }
        }
        return best.condition();
    }

    /** The split with the least impurity so far. */
    private static final class Best {
        private final Observations data;
        private final double aiWeight;
        private final double humanWeight;
        private final int leastLeaf;
        private final List<Condition> found = new ArrayList<>();
        private double least;

        private Best(Observations data, double aiWeight, double humanWeight, int leastLeaf) {
            this.data = data;
            this.aiWeight = aiWeight;
            this.humanWeight = humanWeight;
            this.leastLeaf = leastLeaf;
            this.least = gini(data.aiCount(), data.humanCount()) - 1e-6;
        }

        private Optional<Condition> condition() {
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
        }

        private void thresholds(NuisanceVariable variable) {
            int[] order = data.order(variable);
            double[] column = data.column(variable);
            int ai = 0;
            for (int k = 0; k < order.length; k++) {
                if (k > 0 && column[order[k]] != column[order[k - 1]]) {
                    offer(new Condition(variable, Operator.AT_LEAST, column[order[k]]), ai, k - ai);
                }
                ai += data.ai(order[k]) ? 1 : 0;
            }
        }

        private void values(NuisanceVariable variable) {
            Map<Double, int[]> counts = new TreeMap<>();
            double[] column = data.column(variable);
            for (int row = 0; row < column.length; row++) {
                counts.computeIfAbsent(column[row], v -> new int[2])[data.ai(row) ? 1 : 0]++;
            }
            counts.forEach((value, n) -> offer(new Condition(variable, Operator.IS, value), n[1], n[0]));
        }

        /** One side of a split holds these; the other the rest. */
        private void offer(Condition condition, int ai, int human) {
            int rest = data.size() - ai - human;
            if (ai + human < leastLeaf || rest < leastLeaf) {
                return;
            }
            double impurity = gini(ai, human) + gini(data.aiCount() - ai, data.humanCount() - human);
            if (impurity < least) {
                least = impurity;
                found.add(condition);
            }
        }

        /** Gini impurity times weight. */
        private double gini(int ai, int human) {
            double a = ai * aiWeight;
            double h = human * humanWeight;
            return a + h == 0 ? 0 : 2 * a * h / (a + h);
        }
    }
}
