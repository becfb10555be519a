// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.List;
import java.util.function.Consumer;

/** Layers one after the other. */
public record Sequential(List<Layer> layers) implements Layer {
    public Sequential {
        layers = List.copyOf(layers);
    }

    public Sequential(Layer... layers) {
        this(List.of(layers));
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        layers.forEach(layer -> layer.declare(sink));
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        T value = x;
        for (Layer layer : layers) {
            value = layer.forward(backend, value);
        }
        return value;
    }
}
