// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;

/**
 * The best shallow tree on all delivery variables.
 *
 * @param tree      grown on all pictures
 * @param variables names for people of those it asks about
 * @param rule      its scores; the sentence says which variables
 */
public record TreeResult(ShallowTree tree, List<String> variables, RuleResult rule) {
    public TreeResult {
        variables = List.copyOf(variables);
    }
}
