// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/** What the ranking alone says, whatever the threshold. */
public final class Roc {
    private Roc() {}

    /**
     * Area under the ROC curve: the probability that an AI picture scores higher than a human one, ties counted half
     * (Mann and Whitney 1947; Hanley and McNeil 1982).
     *
     * @return 0..1
     * @throws IllegalArgumentException unless both classes are present
     */
    public static double auc(LabelledScores data) {
        data.requireBothClasses("ROC AUC");
        double[] human = data.sorted(0);
        double[] ai = data.sorted(1);
        // Halves are counted as whole numbers, so that the result is exact and does not depend on the order.
        long halves = 0;
        int below = 0;
        int upTo = 0;
        for (double score : ai) {
            while (below < human.length && human[below] < score) {
                below++;
            }
            while (upTo < human.length && human[upTo] <= score) {
                upTo++;
            }
            halves += below + upTo;
        }
        return halves / (2.0 * human.length * ai.length);
    }

    /**
     * The lowest threshold at which at most a share {@code target} of the human pictures is called AI, where a score at or
     * above the threshold is called AI.
     *
     * @param target false positive rate, 0..1
     * @return just above the highest human score that must not be called AI; negative infinity where all may be
     * @throws IllegalArgumentException if there is no human picture, or the target is no share
     */
    public static double thresholdAtFalsePositiveRate(LabelledScores data, double target) {
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("a false positive rate must lie in 0..1, got " + target);
        }
        double[] human = data.sorted(0);
        if (human.length == 0) {
            throw new IllegalArgumentException("a false positive rate needs human pictures, got none");
        }
        // A share such as 0.3 of 10 must allow 3 although 0.3 * 10 may round below it.
        int allowed = (int) Math.floor(target * human.length * (1 + 1e-12));
        return allowed >= human.length ? Double.NEGATIVE_INFINITY : Math.nextUp(human[human.length - 1 - allowed]);
    }
}
