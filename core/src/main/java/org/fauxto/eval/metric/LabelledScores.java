// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import java.util.Arrays;

/** Scores of pictures whose label is known; a higher score means more AI. Immutable. */
public final class LabelledScores {
    private final double[] scores;
    private final int[] labels;
    private final int ai;

    /**
     * @param scores finite; logits or probabilities
     * @param labels 0 human, 1 AI, as many as scores
     * @throws IllegalArgumentException if a length, score or label breaks these rules
     */
    public LabelledScores(double[] scores, int[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "one label per score: got " + labels.length + " labels for " + scores.length + " scores");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score " + i + " must be finite, got " + scores[i]);
            }
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException("label " + i + " must be 0 or 1, got " + labels[i]);
            }
        }
        this.scores = scores.clone();
        this.labels = labels.clone();
        ai = Arrays.stream(labels).sum();
    }

    public int size() {
        return scores.length;
    }

    public double score(int i) {
        return scores[i];
    }

    /** 0 human, 1 AI. */
    public int label(int i) {
        return labels[i];
    }

    /** How many carry this label, 0 or 1. */
    public int count(int label) {
        return label == 1 ? ai : labels.length - ai;
    }

    /** The scores of one class, ascending. */
    double[] sorted(int label) {
        double[] own = new double[count(label)];
        int k = 0;
        for (int i = 0; i < scores.length; i++) {
            if (labels[i] == label) {
                own[k++] = scores[i];
            }
        }
        Arrays.sort(own);
        return own;
    }

    /** @throws IllegalArgumentException unless both classes are present */
    void requireBothClasses(String what) {
        if (count(0) == 0 || count(1) == 0) {
            throw new IllegalArgumentException(
                    what + " needs pictures of both classes, got " + count(0) + " human and " + count(1) + " AI");
        }
    }
}
