// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.util.function.Consumer;

/**
 * Batch normalisation per channel of pictures [N, C, H, W] or feature vectors [N, C] (Ioffe and Szegedy 2015).
 *
 * @param name     prefix of its tensors
 * @param channels of what it normalises
 * @param epsilon  added to the variance
 * @param momentum share of the newest batch in the running statistics, as torch counts it
 */
public record BatchNorm2d(String name, int channels, double epsilon, double momentum) implements Layer {
    /** With torch's constants. */
    public BatchNorm2d(String name, int channels) {
        this(name, channels, 1e-5, 0.1);
    }

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
