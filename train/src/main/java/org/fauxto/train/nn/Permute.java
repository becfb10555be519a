// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.List;

/**
 * Another order of the dimensions.
 *
 * @param order where each dimension of the result comes from
 */
public record Permute(List<Integer> order) implements Layer {
    /** [N, C, H, W] to [N, H, W, C]. */
    public static final Permute CHANNELS_LAST = new Permute(List.of(0, 2, 3, 1));
    /** [N, H, W, C] to [N, C, H, W]. */
    public static final Permute CHANNELS_FIRST = new Permute(List.of(0, 3, 1, 2));

    public Permute {
        order = List.copyOf(order);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.permute(x, order.stream().mapToInt(Integer::intValue).toArray());
    }
}
