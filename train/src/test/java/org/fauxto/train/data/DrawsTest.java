// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int N = 20_000;

    @Test
    void neighbouringEpochsIndicesAndPlacesDrawIndependently() {
        double[] base = firsts(i -> new Draws(3, 0, i).step(1).nextDouble());

        assertThat(LongStream.range(0, N)
                        .mapToDouble(i -> base[(int) i])
                        .average()
                        .orElse(0))
                .isCloseTo(0.5, within(0.01));
        assertThat(correlation(base, firsts(i -> new Draws(3, 0, i + 1).step(1).nextDouble())))
                .isCloseTo(0, within(0.03));
        assertThat(correlation(base, firsts(i -> new Draws(3, 1, i).step(1).nextDouble())))
                .isCloseTo(0, within(0.03));
        assertThat(correlation(base, firsts(i -> new Draws(3, 0, i).step(2).nextDouble())))
                .isCloseTo(0, within(0.03));
        assertThat(correlation(base, firsts(i -> new Draws(4, 0, i).step(1).nextDouble())))
                .isCloseTo(0, within(0.03));
        assertThat(correlation(base, firsts(i -> second(new Draws(3, 0, i).step(1)))))
                .isCloseTo(0, within(0.03));
        assertThat(correlation(base, firsts(i -> new Draws(3, 0, i).all().nextDouble())))
                .isCloseTo(0, within(0.03));
    }

    private static double second(UniformRandomProvider rng) {
        rng.nextDouble();
        return rng.nextDouble();
    }

    private static double[] firsts(LongToDoubleFunction draw) {
        return LongStream.range(0, N).mapToDouble(draw).toArray();
    }

    /** Of uniform draws, whose variance is 1/12. */
    private static double correlation(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - 0.5) * (b[k] - 0.5);
        }
        return 12 * sum / a.length;
    }
}
