// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

/**
 * A rule and how well it tells the classes apart on the pictures it was chosen on.
 *
 * @param balancedAccuracy mean of the two classes' shares of right calls, 0.5..1
 */
public record ScoredRule(Rule rule, double balancedAccuracy) {}
