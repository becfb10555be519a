// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.Arrays;

/**
 * Variance and paired comparison of ROC AUCs (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988), with the placements
 * found by sorting (Sun and Xu, IEEE SPL 21, 2014). Pictures are taken as independent; sources are not accounted for.
 */
public final class DeLong {
    private DeLong() {}

    /**
     * Two scorers on the same pictures.
     *
     * @param aucA    of the first
     * @param aucB    of the second
     * @param z       (A - B) over its standard error; NaN where both rank alike
     * @param pValue  two-sided; 1 where both rank alike
     * @param difference95 95 % interval of A - B
     */
    public record Comparison(double aucA, double aucB, double z, double pValue, Interval difference95) {}

    /** 95 % interval of one AUC: Wald, cut to 0..1. */
    public static Interval interval(LabelledScores scores) {
        Placements p = Placements.of(scores);
        double half = Normal.Z95 * Math.sqrt(p.covariance(p));
        return Double.isNaN(half)
                ? Interval.NONE
                : new Interval(Math.max(0, p.auc() - half), Math.min(1, p.auc() + half));
    }

    /**
     * Compares.
     *
     * @throws IllegalArgumentException unless both have the same labels in the same order, two or more of each class
     */
    public static Comparison compare(LabelledScores a, LabelledScores b) {
        if (a.size() != b.size()
                || !java.util.stream.IntStream.range(0, a.size()).allMatch(i -> a.label(i) == b.label(i))) {
            throw new IllegalArgumentException("DeLong's test needs the same pictures with the same labels twice");
        }
        Placements pa = Placements.of(a);
        Placements pb = Placements.of(b);
        double difference = pa.auc() - pb.auc();
        double variance = pa.covariance(pa) + pb.covariance(pb) - 2 * pa.covariance(pb);
        double error = Math.sqrt(Math.max(0, variance));
        double z = difference / error;
        boolean alike = difference == 0;
        return new Comparison(
                pa.auc(),
                pb.auc(),
                alike ? Double.NaN : z,
                alike ? 1 : Normal.twoSided(z),
                new Interval(difference - Normal.Z95 * error, difference + Normal.Z95 * error));
    }

    /**
     * Share of the other class that each picture is on the right side of; one per AI picture, one per human picture.
     */
    private static final class Placements {
        private final double[] ai;
        private final double[] human;

        private Placements(double[] ai, double[] human) {
            this.ai = ai;
            this.human = human;
        }

        static Placements of(LabelledScores s) {
            s.requireBothClasses("DeLong's variance");
            double[] humans = s.sorted(0);
            double[] ais = s.sorted(1);
            double[] ai = new double[ais.length];
            double[] human = new double[humans.length];
            int a = 0;
            int h = 0;
            for (int i = 0; i < s.size(); i++) {
                if (s.label(i) == 1) {
                    ai[a++] = below(humans, s.score(i));
                } else {
                    human[h++] = 1 - below(ais, s.score(i));
                }
            }
            return new Placements(ai, human);
        }

        /** Share of {@code sorted} below {@code x}, ties half. */
        private static double below(double[] sorted, double x) {
            return (bound(sorted, x) + bound(sorted, Math.nextUp(x))) / (2.0 * sorted.length);
        }

        /** How many are below {@code x}. */
        private static int bound(double[] sorted, double x) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < x) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        double auc() {
            return Arrays.stream(ai).average().orElseThrow();
        }

        double covariance(Placements other) {
            return covariance(ai, other.ai) / ai.length + covariance(human, other.human) / human.length;
        }

        private static double covariance(double[] x, double[] y) {
            double meanX = Arrays.stream(x).average().orElseThrow();
            double meanY = Arrays.stream(y).average().orElseThrow();
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (x[i] - meanX) * (y[i] - meanY);
            }
            return sum / (x.length - 1);
        }
    }
}
