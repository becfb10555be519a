// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pixel has that its surroundings do not explain: x minus the median of its 8 neighbours, per channel, times a factor.
 * Shape and channel count stay; the border is mirrored.
 *
 * <p>This is FerretNet's "local pixel dependency" input (NeurIPS 2025), with one difference: the median of 8 values is here the mean of
 * the two middle ones, where FerretNet takes the lower. It is as cheap and treats a picture and its negative alike.
 *
 * <p>The median is computed by Batcher's odd-even merge sort of 8 values (Knuth, TAOCP vol. 3, 5.3.4), reduced to what the two middle
 * values need: minimum and maximum are all it takes, so that every reading has it.
 *
 * @param factor brings the residual, a few hundredths for pictures in 0..1, to the order of 1
 */
public record NeighbourMedianResidual(float factor) implements Layer {
    /** Batcher's network for 8 without its last comparator of the middle pair: their sum does not depend on their order. */
    private static final int[][] COMPARATORS = {
        {0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {1, 2}, {5, 6}, {0, 4}, {1, 5}, {2, 6}, {3, 7},
        {2, 4}, {3, 5}
    };

    private static final int LOWER_MIDDLE = 3;
    private static final int UPPER_MIDDLE = 4;

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        T padded = backend.reflectPad(x, 1);
        List<T> neighbours = new ArrayList<>();
        for (int dy = 0; dy < 3; dy++) {
            for (int dx = 0; dx < 3; dx++) {
                if (dy != 1 || dx != 1) {
                    neighbours.add(backend.crop(padded, dy, dx, 2 - dy, 2 - dx));
                }
            }
        }
        T median = backend.scale(sumOfMiddle(backend, neighbours), 0.5f);
        return backend.scale(backend.subtract(x, median), factor);
    }

    private static <T> T sumOfMiddle(Backend<T> backend, List<T> eight) {
        boolean[][] needed = neededOutputs();
        List<T> lane = new ArrayList<>(eight);
        for (int c = 0; c < COMPARATORS.length; c++) {
            int low = COMPARATORS[c][0];
            int high = COMPARATORS[c][1];
            T a = lane.get(low);
            T b = lane.get(high);
            Optional<T> min = needed[c][0] ? Optional.of(backend.minimum(a, b)) : Optional.empty();
            Optional<T> max = needed[c][1] ? Optional.of(backend.maximum(a, b)) : Optional.empty();
            min.ifPresent(v -> lane.set(low, v));
            max.ifPresent(v -> lane.set(high, v));
        }
        return backend.add(lane.get(LOWER_MIDDLE), lane.get(UPPER_MIDDLE));
    }

    /** Walks the network backwards: a comparator's output counts only where something later reads it. */
    private static boolean[][] neededOutputs() {
        boolean[] live = new boolean[8];
        live[LOWER_MIDDLE] = true;
        live[UPPER_MIDDLE] = true;
        boolean[][] needed = new boolean[COMPARATORS.length][2];
        for (int c = COMPARATORS.length - 1; c >= 0; c--) {
            int low = COMPARATORS[c][0];
            int high = COMPARATORS[c][1];
            needed[c][0] = live[low];
            needed[c][1] = live[high];
            boolean any = live[low] || live[high];
            live[low] = any;
            live[high] = any;
        }
        return needed;
    }
}
