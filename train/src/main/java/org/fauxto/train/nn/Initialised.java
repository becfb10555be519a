// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A layer whose tensors start by another rule than their kind's usual one, as where a published constructor goes over all modules at its
 * end.
 *
 * @param rule how a tensor starts; {@link TensorSpec#init} keeps what was
 */
public record Initialised(Layer layer, Function<TensorSpec, Init> rule) implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        layer.declare(spec -> sink.accept(new TensorSpec(spec.name(), spec.shape(), spec.role(), rule.apply(spec))));
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return layer.forward(backend, x);
    }
}
