// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Affine map of the last dimension, [..., in] to [..., out].
 *
 * @param name prefix of its tensors
 */
public record Linear(String name, int in, int out) implements Layer {
    private TensorSpec weight() {
        return new TensorSpec(name + ".weight", new long[] {out, in}, TensorSpec.Role.WEIGHT, Init.UNIFORM_FAN_IN);
    }

    private TensorSpec bias() {
        return new TensorSpec(name + ".bias", new long[] {out}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        sink.accept(weight());
        sink.accept(bias());
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.linear(x, weight(), Optional.of(bias()));
    }
}
