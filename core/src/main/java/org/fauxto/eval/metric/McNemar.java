// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

/**
 * Whether two scorers are right equally often on the same pictures (McNemar 1947), by the exact binomial test of the
 * pictures that only one of them calls rightly.
 *
 * @param onlyARight pictures that only the first calls rightly
 * @param onlyBRight pictures that only the second calls rightly
 * @param pValue     two-sided
 */
public record McNemar(int onlyARight, int onlyBRight, double pValue) {
    /**
     * Tests.
     *
     * @param aRight whether the first is right on each picture; {@code bRight} likewise, in the same order
     */
    public static McNemar of(boolean[] aRight, boolean[] bRight) {
        if (aRight.length != bRight.length) {
            throw new IllegalArgumentException(
                    "McNemar's test needs the same pictures twice, got " + aRight.length + " and " + bRight.length);
        }
        int a = 0;
        int b = 0;
        for (int i = 0; i < aRight.length; i++) {
            a += aRight[i] && !bRight[i] ? 1 : 0;
            b += bRight[i] && !aRight[i] ? 1 : 0;
        }
        return new McNemar(a, b, Binomial.fairCoin(a, a + b));
    }
}
