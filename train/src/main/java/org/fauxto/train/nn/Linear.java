// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Affine map of the last dimension, [..., in] to [..., out].
 *
 * @param name prefix of its tensors
 * @param bias whether a bias per output is added
 */
public record Linear(String name, int in, int out, boolean bias) implements Layer {
    /** With a bias. */
    public Linear(String name, int in, int out) {
        this(name, in, out, true);
    }

    private TensorSpec weight() {
        return new TensorSpec(name + ".weight", new long[] {out, in}, TensorSpec.Role.WEIGHT, Init.UNIFORM_FAN_IN);
    }

    private Optional<TensorSpec> biasTensor() {
        return bias
                ? Optional.of(new TensorSpec(
                        name + ".bias", new long[] {out}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO))
                : Optional.empty();
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        sink.accept(weight());
        biasTensor().ifPresent(sink);
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.linear(x, weight(), biasTensor());
    }
}
