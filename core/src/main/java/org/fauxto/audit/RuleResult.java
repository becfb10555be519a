// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.Optional;

/**
 * How well a rule without any look at the subject tells the classes apart.
 *
 * @param sentence         for people, to follow "a picture is called AI-made if it ..."
 * @param balancedAccuracy on the pictures it was chosen on, 0.5..1
 * @param crossValidated   balanced accuracy when chosen on four fifths of the pictures and tried on the rest, 0..1
 * @param unseenSources    the same with whole sources held out: low where every source has its own shortcut, high where
 *                         sources share one; empty with fewer than three sources of each class
 * @param p                of a label without relation, adjusted by Holm's method for all rules of the audit, 0..1
 * @param flagged          whether the audit holds it for a shortcut: {@code p} below {@link Separability#ALPHA} and
 *                         {@code crossValidated} at least {@link Separability#SHORTCUT}
 */
public record RuleResult(
        String sentence,
        double balancedAccuracy,
        double crossValidated,
        Optional<Double> unseenSources,
        double p,
        boolean flagged) {}
