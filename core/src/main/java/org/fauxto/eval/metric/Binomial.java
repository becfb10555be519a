// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/** Shares of counted pictures: exact and approximate intervals, and the test of a fair coin. */
public final class Binomial {
    private static final int HALVINGS = 200;

    private Binomial() {}

    /**
     * Upper limit of a probability of which {@code k} of {@code n} trials came true: the largest p under which seeing at
     * most {@code k} still has the chance {@code 1 - confidence} (Clopper and Pearson 1934, one-sided).
     *
     * @return 1 where k = n
     */
    public static double upperLimit(int k, int n, double confidence) {
        require(k, n);
        return k == n ? 1 : solve(p -> atMost(k, n, p) > 1 - confidence);
    }

    /** The lower limit, likewise. */
    public static double lowerLimit(int k, int n, double confidence) {
        require(k, n);
        return k == 0 ? 0 : 1 - upperLimit(n - k, n, confidence);
    }

    /** Two-sided 95 % interval of Clopper and Pearson: never too narrow. */
    public static Interval clopperPearson(int k, int n) {
        return new Interval(lowerLimit(k, n, 0.975), upperLimit(k, n, 0.975));
    }

    /** 95 % score interval of a share (Wilson 1927); none of 0 trials. */
    public static Interval wilson(int k, int n) {
        if (n == 0) {
            return Interval.NONE;
        }
        double z2 = Normal.Z95 * Normal.Z95;
        double share = (double) k / n;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Normal.Z95 / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** Chance of at most {@code k} of {@code n} trials of probability {@code p} coming true. */
    public static double atMost(int k, int n, double p) {
        if (p <= 0) {
            return 1;
        }
        if (p >= 1) {
            return k >= n ? 1 : 0;
        }
        double logOdds = StrictMath.log(p) - StrictMath.log1p(-p);
        double logTerm = n * StrictMath.log1p(-p);
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            sum += StrictMath.exp(logTerm);
            logTerm += StrictMath.log((double) (n - i) / (i + 1)) + logOdds;
        }
        return Math.min(1, sum);
    }

    /** Two-sided p-value of {@code k} heads among {@code n} tosses of a fair coin, 1 for no toss. */
    static double fairCoin(int k, int n) {
        return Math.min(1, 2 * atMost(Math.min(k, n - k), n, 0.5));
    }

    private static double solve(java.util.function.DoublePredicate below) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (below.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static void require(int k, int n) {
        if (k < 0 || n < 1 || k > n) {
            throw new IllegalArgumentException("k of n needs 0 <= k <= n and n >= 1, got " + k + " of " + n);
        }
    }
}
