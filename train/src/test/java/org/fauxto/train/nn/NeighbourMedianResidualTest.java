// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.fauxto.train.engine.TorchNetwork;
import org.junit.jupiter.api.Test;

/** The network of minima and maxima against sorting. */
class NeighbourMedianResidualTest {
    private static final int H = 37;
    private static final int W = 53;

    @Test
    void subtractsTheMeanOfTheTwoMiddleNeighbours() {
        SplittableRandom random = new SplittableRandom(5);
        float[] x = new float[3 * H * W];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(256) / 255f; // repeated values occur, as in pictures
        }
        try (TorchNetwork network =
                new TorchNetwork(new NeighbourMedianResidual(15f), StateDict.initial(java.util.List.of(), 0), 1)) {
            float[] actual =
                    network.forward(new HostTensor(new long[] {1, 3, H, W}, x)).values();
            for (int c = 0; c < 3; c++) {
                for (int row = 0; row < H; row++) {
                    for (int column = 0; column < W; column++) {
                        int at = (c * H + row) * W + column;
                        assertThat(actual[at])
                                .as("channel %d, row %d, column %d", c, row, column)
                                .isEqualTo((x[at] - median(x, c, row, column)) * 15f);
                    }
                }
            }
        }
    }

    private static float median(float[] x, int channel, int row, int column) {
        float[] neighbours = new float[8];
        int n = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (dy != 0 || dx != 0) {
                    neighbours[n++] = x[(channel * H + mirror(row + dy, H)) * W + mirror(column + dx, W)];
                }
            }
        }
        Arrays.sort(neighbours);
        return (neighbours[3] + neighbours[4]) * 0.5f;
    }

    private static int mirror(int i, int size) {
        return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    }
}
