// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

/** Independent seeds from one: where a run stands in its randomness is then only a matter of counting. */
final class Seeds {
    private Seeds() {}

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, figure 16) over both numbers. */
    static long mix(long seed, long number) {
        long z = seed + 0x9E3779B97F4A7C15L * (number + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
