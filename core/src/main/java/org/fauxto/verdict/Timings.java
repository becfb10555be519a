// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

/** Where the time of one examination went, in nanoseconds of wall clock. */
public record Timings(long readNanos, long decodeNanos, long evidenceNanos, long networkNanos) {
    public static final Timings ZERO = new Timings(0, 0, 0, 0);

    /** The sum, rounded to whole milliseconds. */
    public long millis() {
        return Math.round((readNanos + decodeNanos + evidenceNanos + networkNanos) / 1e6);
    }
}
