// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.TensorSpec;

/**
 * Attention of one head between all pixels of a normalised map, without the residual connection around it (diffusers' Attention as
 * AutoencoderKL uses it; Vaswani et al. 2017, equation 1).
 */
final class SelfAttention2d implements Layer {
    private final int channels;
    private final int side;
    private final Layer norm;
    private final Layer query;
    private final Layer key;
    private final Layer value;
    private final Layer out;

    /**
     * Builds the layer.
     *
     * @param name prefix of its tensors
     * @param side of the square map
     */
    SelfAttention2d(String name, int channels, int groups, double epsilon, int side) {
        this.channels = channels;
        this.side = side;
        this.norm = new GroupNorm(name + ".group_norm", groups, channels, epsilon);
        this.query = new Linear(name + ".to_q", channels, channels);
        this.key = new Linear(name + ".to_k", channels, channels);
        this.value = new Linear(name + ".to_v", channels, channels);
        this.out = new Linear(name + ".to_out.0", channels, channels);
    }

    @Override
    public void declare(Consumer<TensorSpec> sink) {
        norm.declare(sink);
        query.declare(sink);
        key.declare(sink);
        value.declare(sink);
        out.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> b, T x) {
        T tokens = b.permute(b.reshape(norm.forward(b, x), 0, channels, -1), 0, 2, 1);
        T queries = b.scale(query.forward(b, tokens), (float) (1 / Math.sqrt(channels)));
        T likeness = b.matmul(queries, b.permute(key.forward(b, tokens), 0, 2, 1));
        T mixed = out.forward(b, b.matmul(b.softmax(likeness), value.forward(b, tokens)));
        return b.reshape(b.permute(mixed, 0, 2, 1), 0, channels, side, side);
    }
}
