// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.LogisticRule;
import org.fauxto.eval.metric.Roc;

/**
 * What a logistic rule on something that says nothing about who made a picture scores on the same pictures, fitted and
 * judged on these very pictures by cross-validation: how much of a score the collection alone would give.
 *
 * @param rule             what it looks at, in words
 * @param auc              of the held-out folds' probabilities
 * @param balancedAccuracy at one half
 */
public record Baseline(String rule, double auc, double balancedAccuracy) {
    /** Name of the rule on everything at once. */
    public static final String ALL = "all of these together";

    /**
     * Fits every rule, then one on all of them together.
     *
     * @param features per picture: rule to features, the same rules for all, in the order to be reported
     */
    public static List<Baseline> fit(List<Map<String, double[]>> features, int[] labels) {
        List<Baseline> baselines = new ArrayList<>();
        for (String rule : features.get(0).keySet()) {
            baselines.add(fit(
                    rule,
                    features.stream()
                            .map(f -> f.getOrDefault(rule, new double[0]))
                            .toList(),
                    labels));
        }
        List<double[]> together = features.stream()
                .map(f -> f.values().stream().flatMapToDouble(Arrays::stream).toArray())
                .toList();
        baselines.add(fit(ALL, together, labels));
        return List.copyOf(baselines);
    }

    private static Baseline fit(String rule, List<double[]> features, int[] labels) {
        LabelledScores heldOut = LogisticRule.crossValidated(features, labels);
        return new Baseline(rule, Roc.auc(heldOut), Confusion.at(heldOut, 0.5).balancedAccuracy());
    }
}
