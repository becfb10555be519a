// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/**
 * Right and wrong calls at one threshold; "positive" means AI.
 *
 * @param truePositives  AI called AI
 * @param falsePositives human called AI: false accusations
 * @param trueNegatives  human called human
 * @param falseNegatives AI called human
 */
public record Confusion(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {

    /** Counts, with a score at or above the threshold called AI. */
    public static Confusion at(LabelledScores data, double threshold) {
        int[] called = new int[4];
        for (int i = 0; i < data.size(); i++) {
            called[2 * data.label(i) + (data.score(i) >= threshold ? 1 : 0)]++;
        }
        return new Confusion(called[3], called[1], called[0], called[2]);
    }

    /** Share of human pictures called AI; NaN without human pictures. */
    public double falsePositiveRate() {
        return share(falsePositives, trueNegatives);
    }

    /** Share of AI pictures called AI; NaN without AI pictures. */
    public double truePositiveRate() {
        return share(truePositives, falseNegatives);
    }

    /** Mean of the two classes' shares of right calls; NaN unless both classes are present. */
    public double balancedAccuracy() {
        return (truePositiveRate() + share(trueNegatives, falsePositives)) / 2;
    }

    /** Harmonic mean of precision and recall of AI; 0 where nothing is right, NaN without any AI, called or true. */
    public double f1() {
        return 2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives);
    }

    private static double share(int part, int rest) {
        return (double) part / (part + rest);
    }
}
