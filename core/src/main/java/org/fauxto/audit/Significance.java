// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** P-values of the audit's statistics where the label has nothing to do with a variable; all asymptotic. */
final class Significance {
    private Significance() {}

    /**
     * Two-sample Kolmogorov-Smirnov test: the best threshold rule of either polarity has the balanced accuracy (1 + D) / 2,
     * so this is the p-value of having searched all thresholds. Smirnov's series with Stephens' correction for small
     * samples (Press et al., Numerical Recipes, 3rd edition, equations 6.14.56 and 14.3.18); conservative with ties.
     *
     * @param d greatest distance of the two cumulative distributions, 0..1
     */
    static double kolmogorovSmirnov(double d, int n1, int n2) {
        double root = Math.sqrt((double) n1 * n2 / (n1 + n2));
        double lambda = (root + 0.12 + 0.11 / root) * d;
        if (lambda < 0.2) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            double term = Math.exp(-2.0 * k * k * lambda * lambda);
            sum += k % 2 == 1 ? term : -term;
        }
        return clamp(2 * sum);
    }

    /** Two-sided test of two proportions with the pooled variance (the square root of the 2x2 chi-square). */
    static double proportions(int hits1, int n1, int hits2, int n2) {
        double pooled = (hits1 + hits2) / (double) (n1 + n2);
        double variance = pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2);
        if (variance == 0) {
            return 1;
        }
        return twoSided((hits1 / (double) n1 - hits2 / (double) n2) / Math.sqrt(variance));
    }

    /**
     * Two-sided Mann-Whitney test of an AUC, with the tie correction (Lehmann, Nonparametrics, 1975, equation 1.35).
     *
     * @param tieTerm sum of t^3 - t over groups of t equal values
     */
    static double mannWhitney(double auc, int n1, int n2, double tieTerm) {
        double n = n1 + n2;
        double variance = (n + 1 - tieTerm / (n * (n - 1))) / (12.0 * n1 * n2);
        return variance <= 0 ? 1 : twoSided((auc - 0.5) / Math.sqrt(variance));
    }

    /** One-sided test of a cross-validated balanced accuracy against 1/2, with the largest binomial variance. */
    static double balancedAccuracy(double accuracy, int n1, int n2) {
        double deviation = Math.sqrt((0.25 / n1 + 0.25 / n2) / 4);
        return clamp(erfc((accuracy - 0.5) / deviation / Math.sqrt(2)) / 2);
    }

    /** Holm's step-down adjustment ("A simple sequentially rejective multiple test procedure", 1979), in given order. */
    static double[] holm(List<Double> p) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, p.size()).boxed().toList());
        order.sort(Comparator.comparing(p::get));
        double[] adjusted = new double[p.size()];
        double running = 0;
        for (int k = 0; k < order.size(); k++) {
            int at = order.get(k);
            running = Math.max(running, clamp((p.size() - k) * p.get(at)));
            adjusted[at] = running;
        }
        return adjusted;
    }

    private static double twoSided(double z) {
        return clamp(erfc(Math.abs(z) / Math.sqrt(2)));
    }

    /** Numerical Recipes in C, 2nd edition, section 6.2: relative error below 1.2e-7 everywhere. */
    private static double erfc(double x) {
        double z = Math.abs(x);
        double t = 1 / (1 + 0.5 * z);
        double[] c = {
            0.17087277,
            -0.82215223,
            1.48851587,
            -1.13520398,
            0.27886807,
            -0.18628806,
            0.09678418,
            0.37409196,
            1.00002368,
            -1.26551223
        };
        double polynomial = 0;
        for (double coefficient : c) {
            polynomial = polynomial * t + coefficient;
        }
        double tail = t * Math.exp(-z * z + polynomial);
        return x >= 0 ? tail : 2 - tail;
    }

    private static double clamp(double p) {
        return Math.max(0, Math.min(1, p));
    }
}
