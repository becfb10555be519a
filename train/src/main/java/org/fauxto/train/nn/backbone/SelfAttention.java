// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.Optional;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.TensorSpec;

/**
 * Attention of several heads among the tokens of each window (Vaswani et al. 2017, section 3.2): [N, windows, tokens, width] to the same
 * shape.
 *
 * @param heads  share of each the width is divided into; divides it
 * @param scores what becomes of the likenesses [N, windows, heads, tokens, tokens] before the softmax
 * @param weight [3 width, width], queries above keys above values
 * @param bias   [3 width]
 * @param out    [..., width] to [..., width]
 */
record SelfAttention(
        int width, int heads, int windows, int tokens, Layer scores, TensorSpec weight, TensorSpec bias, Layer out)
        implements Layer {
    @Override
    public void declare(Consumer<TensorSpec> sink) {
        scores.declare(sink);
        sink.accept(weight);
        sink.accept(bias);
        out.declare(sink);
    }

    @Override
    public <T> T forward(Backend<T> b, T x) {
        int size = width / heads;
        T all = b.reshape(b.linear(x, weight, Optional.of(bias)), 0, windows, tokens, 3L * heads, size);
        T byHead = b.permute(all, 0, 1, 3, 2, 4);
        T queries = b.scale(b.narrow(byHead, 2, 0, heads), (float) (1 / Math.sqrt(size)));
        T keys = b.permute(b.narrow(byHead, 2, heads, heads), 0, 1, 2, 4, 3);
        T attention = b.softmax(scores.forward(b, b.matmul(queries, keys)));
        T mixed = b.permute(b.matmul(attention, b.narrow(byHead, 2, 2 * heads, heads)), 0, 1, 3, 2, 4);
        return out.forward(b, b.reshape(mixed, 0, windows, tokens, width));
    }
}
