// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/**
 * Batch normalisation with torch's constants (Ioffe and Szegedy 2015).
 *
 * @param name     prefix of its tensors
 * @param channels of the picture it normalises
 */
public record BatchNorm2d(String name, int channels) implements Layer {
    /** Added to the variance, as torch does. */
    public static final double EPSILON = 1e-5;
    /** Share of the newest batch in the running statistics, as torch counts it. */
    public static final double MOMENTUM = 0.1;

    public TensorSpec weight() {
        return vector("weight", TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ONE);
    }

    public TensorSpec bias() {
        return vector("bias", TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO);
    }

    public TensorSpec runningMean() {
        return vector("running_mean", TensorSpec.Role.BUFFER, Init.ZERO);
    }

    public TensorSpec runningVariance() {
        return vector("running_var", TensorSpec.Role.BUFFER, Init.ONE);
    }

    private TensorSpec vector(String suffix, TensorSpec.Role role, Init init) {
        return new TensorSpec(name + "." + suffix, new long[] {channels}, role, init);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        sink.accept(weight());
        sink.accept(bias());
        sink.accept(runningMean());
        sink.accept(runningVariance());
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.batchNorm(x, this);
    }
}
