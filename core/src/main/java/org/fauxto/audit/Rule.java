// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Calls a picture AI-made by one or two conditions.
 *
 * @param conditions at least one
 * @param any        whether one of them is enough, else all are needed
 */
public record Rule(List<Condition> conditions, boolean any) {
    public Rule {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a rule needs a condition");
        }
    }

    /** A rule of one condition. */
    public static Rule of(Condition condition) {
        return new Rule(List.of(condition), false);
    }

    /** Whether the rule calls this picture AI-made. */
    boolean callsAi(Observations data, int row) {
        boolean all = true;
        boolean one = false;
        for (Condition condition : conditions) {
            boolean met = condition.test(data.value(condition.variable(), row));
            all &= met;
            one |= met;
        }
        return any ? one : all;
    }

    /** The opposite call for every picture (De Morgan). */
    Rule negated() {
        return new Rule(conditions.stream().map(Condition::negated).toList(), !any);
    }

    /** For people, to follow "a picture is called AI-made if it ...". */
    public String sentence() {
        return conditions.stream().map(Condition::sentence).collect(Collectors.joining(any ? " or " : " and "));
    }
}
