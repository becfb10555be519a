// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

/**
 * What one nuisance variable says about the label.
 *
 * @param variable its {@link NuisanceVariable#id()}
 * @param title    its name for people
 * @param group    {@code delivery}, {@code trace} or {@code content}, see {@link NuisanceVariable.Group}
 * @param auc      ROC AUC of the larger value for AI; one below 0.5 tells the classes apart as well as its mirror image;
 *                 of a category it has no meaning and is 0.5
 * @param rule     the best rule on it alone
 */
public record VariableResult(String variable, String title, String group, double auc, RuleResult rule) {
    /** The AUC of the better direction, 0.5..1. */
    public double bestAuc() {
        return Math.max(auc, 1 - auc);
    }
}
