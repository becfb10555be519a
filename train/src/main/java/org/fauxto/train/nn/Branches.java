// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.List;
import java.util.function.Consumer;

/** Networks that look at the same picture; their feature vectors, [N, C] each, are joined in order to [N, sum of C]. */
public record Branches(List<Layer> layers) implements Layer {
    public Branches {
        layers = List.copyOf(layers);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        layers.forEach(layer -> layer.declare(sink));
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.concat(
                1, layers.stream().map(layer -> layer.forward(backend, x)).toList());
    }
}
