// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import org.fauxto.audit.NuisanceVariable.Kind;

/**
 * A question about one nuisance variable, answered yes or no.
 *
 * @param variable asked about
 * @param operator how it is compared
 * @param value    to which it is compared
 */
public record Condition(NuisanceVariable variable, Operator operator, double value) {
    /** How a variable is compared to a value. */
    public enum Operator {
        AT_LEAST,
        BELOW,
        IS,
        IS_NOT
    }

    /** The answer for one picture's value. */
    public boolean test(double actual) {
        return switch (operator) {
            case AT_LEAST -> actual >= value;
            case BELOW -> actual < value;
            case IS -> actual == value;
            case IS_NOT -> actual != value;
        };
    }

    /** The opposite question. */
    public Condition negated() {
        Operator opposite = switch (operator) {
            case AT_LEAST -> Operator.BELOW;
            case BELOW -> Operator.AT_LEAST;
            case IS -> Operator.IS_NOT;
            case IS_NOT -> Operator.IS;
        };
        return new Condition(variable, opposite, value);
    }

    /** For people, to follow "the picture ...": "is not JPEG", "has width 512 or more". */
    public String sentence() {
        boolean positive = operator == Operator.IS;
        if (variable.kind() == Kind.FLAG) {
            return flag(positive == (value == 1));
        }
        String shown = variable.shown(value);
        if (variable == NuisanceVariable.FORMAT) {
            return (positive ? "is " : "is not ") + shown;
        }
        if (variable == NuisanceVariable.SUBSAMPLING && shown.startsWith("not")) {
            return positive ? "is not JPEG" : "is JPEG";
        }
        String has = "has " + variable.title() + " ";
        return switch (operator) {
            case AT_LEAST -> has + shown + " or more";
            case BELOW -> has + "below " + shown;
            case IS -> has + "exactly " + shown;
            case IS_NOT -> has + "other than " + shown;
        };
    }

    private String flag(boolean yes) {
        String title = variable.title();
        if (yes) {
            return title;
        }
        if (title.startsWith("is ")) {
            return "is not " + title.substring(3);
        }
        if (title.startsWith("has a ")) {
            return "has no " + title.substring(6);
        }
        if (title.startsWith("has both sides ")) {
            return "has a side that is no multiple of " + title.substring(title.lastIndexOf(' ') + 1);
        }
        return "has no " + title.substring(4);
    }
}
