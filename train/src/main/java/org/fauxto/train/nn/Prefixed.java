// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/**
 * A published network as a part of a larger one: its tensors keep their names behind a prefix, so that two parts can bear the same.
 *
 * @param prefix ends in a dot
 */
public record Prefixed(String prefix, Layer layer) implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        layer.declare(spec -> sink.accept(spec.within(prefix)));
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return layer.forward(backend.within(prefix), x);
    }
}
