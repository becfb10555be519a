// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Generators that are a pure function of a seed, an epoch and an index: the same in every thread, order and instance. */
record Draws(long seed, long epoch, long index) {
    /** One generator for all that is drawn. */
    UniformRandomProvider all() {
        long a = mix(seed);
        long b = mix(a ^ epoch);
        long c = mix(b ^ index);
        return RandomSource.XO_SHI_RO_256_PP.create(new long[] {a, b, c, mix(c)});
    }

    /** A generator of its own for each step, so that changing one leaves what the others draw. */
    UniformRandomProvider step(int place) {
        long own = mix(mix(mix(mix(seed) ^ epoch) ^ index) ^ place);
        return RandomSource.XO_SHI_RO_256_PP.create(new long[] {own, mix(own), mix(mix(own)), mix(mix(mix(own)))});
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), after its increment. */
    private static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
