// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/**
 * Normalisation over the last dimension (Ba et al. 2016).
 *
 * @param name    prefix of its tensors
 * @param size    of the last dimension
 * @param epsilon added to the variance
 */
public record LayerNorm(String name, int size, double epsilon) implements Layer {
    private TensorSpec weight() {
        return new TensorSpec(name + ".weight", new long[] {size}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ONE);
    }

    private TensorSpec bias() {
        return new TensorSpec(name + ".bias", new long[] {size}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        sink.accept(weight());
        sink.accept(bias());
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.layerNorm(x, weight(), bias(), epsilon);
    }
}
