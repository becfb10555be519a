// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A piece of a network: the tensors it owns, and what it does, in terms of any {@link Backend}. */
public interface Layer {
    /** Hands over every tensor of this layer and of its parts, in state-dict order. */
    default void declare(Consumer<TensorSpec> sink) {}

    <T> T forward(Backend<T> backend, T x);

    /** All tensors, in state-dict order. */
    default List<TensorSpec> tensors() {
        List<TensorSpec> all = new ArrayList<>();
        declare(all::add);
        return List.copyOf(all);
    }
}
