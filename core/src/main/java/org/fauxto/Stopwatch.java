// SPDX-License-Identifier: Apache-2.0
package org.fauxto;

import org.fauxto.verdict.Timings;

/** Splits the time of one examination into its steps. */
final class Stopwatch {
    private long last = System.nanoTime();
    private Timings timings = Timings.ZERO;

    void read() {
        timings = new Timings(lap(), 0, 0, 0);
    }

    void decoded() {
        timings = new Timings(timings.readNanos(), lap(), 0, 0);
    }

    void marksRead() {
        timings = new Timings(timings.readNanos(), timings.decodeNanos(), lap(), 0);
    }

    void networkRan() {
        timings = new Timings(timings.readNanos(), timings.decodeNanos(), timings.evidenceNanos(), lap());
    }

    Timings timings() {
        return timings;
    }

    private long lap() {
        long now = System.nanoTime();
        long passed = now - last;
        last = now;
        return passed;
    }
}
