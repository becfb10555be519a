// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

/** How many rows there are of each verdict. */
public record Tally(long ai, long human, long inconclusive, long errors) {
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    /**
     * This tally and one more row.
     *
     * @param verdict of the row, as in {@link Row#verdict()}
     * @throws IllegalArgumentException if it is none of the four
     */
    public Tally plus(String verdict) {
        return switch (verdict) {
            case "ai" -> new Tally(ai + 1, human, inconclusive, errors);
            case "human" -> new Tally(ai, human + 1, inconclusive, errors);
            case "inconclusive" -> new Tally(ai, human, inconclusive + 1, errors);
            case Row.ERROR -> new Tally(ai, human, inconclusive, errors + 1);
            default ->
                throw new IllegalArgumentException("verdict must be ai, human, inconclusive or error, got " + verdict);
        };
    }

    public long total() {
        return ai + human + inconclusive + errors;
    }
}
