// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scored pictures, sorted once, whose figures can be computed for any weights in one pass: what makes thousands of
 * bootstrap replicates of 100,000 rows affordable.
 *
 * <p>Weights belong to units (a picture, or all pictures of a source), so that a replicate is nothing but a count per
 * unit. Immutable.
 */
public final class RankedScores {
    /** A share such as 0.05 of 20 must allow 1 although the product may round below it. */
    private static final double SLACK = 1e-9;

    private final int units;
    /** All in order of falling score. */
    private final int[] unit;

    private final boolean[] ai;
    private final boolean[] calledAi;
    /** Whether the row is the last of its score. */
    private final boolean[] tieEnds;

    private final double[] logLoss;
    private final double[] squaredError;
    private final double[] surplus;
    private final byte[] bin;

    /**
     * @param ranking       logits, or anything that ranks as the probabilities do but does not round to ties
     * @param probabilities scores are probabilities of AI, 0..1, with the same labels in the same order
     * @param threshold     a probability at or above it is called AI
     * @param unit          of each row, 0..units-1
     * @throws IllegalArgumentException if lengths or values break these rules, or there is no row
     */
    public RankedScores(LabelledScores ranking, LabelledScores probabilities, double threshold, int[] unit, int units) {
        int n = ranking.size();
        if (n == 0 || probabilities.size() != n || unit.length != n) {
            throw new IllegalArgumentException("scores, probabilities and units must be as many and at least one, got "
                    + n + ", " + probabilities.size() + " and " + unit.length);
        }
        this.units = units;
        this.unit = new int[n];
        ai = new boolean[n];
        calledAi = new boolean[n];
        tieEnds = new boolean[n];
        logLoss = new double[n];
        squaredError = new double[n];
        surplus = new double[n];
        bin = new byte[n];
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -ranking.score(i)))
                .mapToInt(i -> i)
                .toArray();
        for (int k = 0; k < n; k++) {
            int i = order[k];
            double p = Reliability.requireProbability(probabilities.score(i), i);
            int y = ranking.label(i);
            if (y != probabilities.label(i) || unit[i] < 0 || unit[i] >= units) {
                throw new IllegalArgumentException(
                        "row " + i + ": labels differ, or unit " + unit[i] + " is not in 0.." + (units - 1));
            }
            this.unit[k] = unit[i];
            ai[k] = y == 1;
            calledAi[k] = p >= threshold;
            tieEnds[k] = k + 1 == n || ranking.score(order[k + 1]) != ranking.score(i);
            logLoss[k] = Reliability.logLoss(p, y);
            squaredError[k] = (p - y) * (p - y);
            surplus[k] = p - y;
            bin[k] = (byte) Reliability.bin(p);
        }
    }

    /** How many units there are. */
    public int units() {
        return units;
    }

    /** The figures with every row counted once. */
    public Figures figures() {
        double[] ones = new double[units];
        java.util.Arrays.fill(ones, 1);
        return figures(ones);
    }

    /**
     * The weighted figures.
     *
     * @param weights one per unit, not negative
     */
    public Figures figures(double[] weights) {
        Sums s = new Sums();
        s.total(weights);
        s.pass(weights);
        return s.figures();
    }

    /** Running sums of one pass. */
    private final class Sums {
        private double humans;
        private double ais;
        private double area;
        private double precisionSum;
        private double tprAt1;
        private double tprAt5;
        private double truePositives;
        private double falsePositives;
        private double loss;
        private double squares;
        private final double[] bins = new double[Reliability.BINS];

        void total(double[] weights) {
            for (int k = 0; k < unit.length; k++) {
                if (ai[k]) {
                    ais += weights[unit[k]];
                } else {
                    humans += weights[unit[k]];
                }
            }
        }

        void pass(double[] weights) {
            double allowed1 = 0.01 * humans * (1 + SLACK);
            double allowed5 = 0.05 * humans * (1 + SLACK);
            double above = 0;
            double accused = 0;
            double aboveBefore = 0;
            double accusedBefore = 0;
            for (int k = 0; k < unit.length; k++) {
                double w = weights[unit[k]];
                if (ai[k]) {
                    above += w;
                    truePositives += calledAi[k] ? w : 0;
                } else {
                    accused += w;
                    falsePositives += calledAi[k] ? w : 0;
                }
                loss += w * logLoss[k];
                squares += w * squaredError[k];
                bins[bin[k]] += w * surplus[k];
                if (tieEnds[k] && above + accused > aboveBefore + accusedBefore) {
                    area += (accused - accusedBefore) * (above + aboveBefore) / 2;
                    precisionSum += (above - aboveBefore) * above / (above + accused);
                    tprAt1 = accused <= allowed1 ? above : tprAt1;
                    tprAt5 = accused <= allowed5 ? above : tprAt5;
                    aboveBefore = above;
                    accusedBefore = accused;
                }
            }
        }

        Figures figures() {
            double n = humans + ais;
            double trueNegatives = humans - falsePositives;
            double falseNegatives = ais - truePositives;
            double recallAi = truePositives / ais;
            double recallHuman = trueNegatives / humans;
            double ece = 0;
            for (double b : bins) {
                ece += Math.abs(b);
            }
            boolean both = ais > 0 && humans > 0;
            return new Figures(new double[] {
                (truePositives + trueNegatives) / n,
                (recallAi + recallHuman) / 2,
                truePositives / (truePositives + falsePositives),
                recallAi,
                2 * truePositives / (2 * truePositives + falsePositives + falseNegatives),
                trueNegatives / (trueNegatives + falseNegatives),
                recallHuman,
                2 * trueNegatives / (2 * trueNegatives + falsePositives + falseNegatives),
                falsePositives / humans,
                both ? area / (humans * ais) : Double.NaN,
                ais > 0 ? precisionSum / ais : Double.NaN,
                both ? tprAt1 / ais : Double.NaN,
                both ? tprAt5 / ais : Double.NaN,
                loss / n,
                squares / n,
                ece / n
            });
        }
    }
}
