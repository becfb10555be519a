// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/**
 * Group normalisation of [N, C, H, W] (Wu and He 2018).
 *
 * @param name    prefix of its tensors
 * @param epsilon added to the variance
 */
record GroupNorm(String name, int groups, int channels, double epsilon) implements Layer {
    GroupNorm {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    "group norm " + name + ": " + channels + " channels do not divide into " + groups + " groups");
        }
    }

    private TensorSpec vector(String suffix, Init init) {
        return new TensorSpec(name + "." + suffix, new long[] {channels}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, init);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        sink.accept(vector("weight", Init.ONE));
        sink.accept(vector("bias", Init.ZERO));
    }

    @Override
    public <T> T forward(Backend<T> backend, T x) {
        return backend.groupNorm(x, groups, vector("weight", Init.ONE), vector("bias", Init.ZERO), epsilon);
    }
}
