// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

/** What Fauxto says of a picture it could examine. */
public enum Outcome {
    AI("ai"),
    HUMAN("human"),
    /** The evidence is weak, contradictory, or of a kind that cannot be judged. */
    INCONCLUSIVE("inconclusive");

    private final String id;

    Outcome(String id) {
        this.id = id;
    }

    /** Lower-case name used in reports. */
    public String id() {
        return id;
    }
}
