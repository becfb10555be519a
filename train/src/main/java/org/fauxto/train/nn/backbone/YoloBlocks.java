// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import java.util.List;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.Silu;
import org.fauxto.train.nn.Skip;
import org.fauxto.train.nn.TensorSpec;

/** What {@link Yolo11Cls} is made of; the names in brackets are those of ultralytics' modules. */
final class YoloBlocks {
    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.03;

    private YoloBlocks() {}

    /** Convolution, normalisation, SiLU ({@code Conv}). */
    static Layer convolution(String name, int in, int out, int kernel, int stride) {
        return new Sequential(linear(name, in, out, kernel, stride, 1), new Silu());
    }

    /** Convolution and normalisation ({@code Conv} with {@code act=False}). */
    private static Layer linear(String name, int in, int out, int kernel, int stride, int groups) {
        return new Sequential(
                new Conv2d(name + ".conv", in, out, kernel, stride, groups, false),
                new BatchNorm2d(name + ".bn", out, EPSILON, MOMENTUM));
    }

    /** Two 3x3 convolutions that are skipped over ({@code Bottleneck}). */
    static Layer bottleneck(String name, int channels, int inner) {
        return new Skip(new Sequential(
                convolution(name + ".cv1", channels, inner, 3, 1), convolution(name + ".cv2", inner, channels, 3, 1)));
    }

    /** Two bottlenecks on one half, nothing on the other ({@code C3k}; cross-stage partial network, Wang et al. 2020). */
    static Layer nested(String name, int channels) {
        int half = channels / 2;
        return new Beside(
                convolution(name + ".cv1", channels, half, 1, 1),
                convolution(name + ".cv2", channels, half, 1, 1),
                convolution(name + ".cv3", 2 * half, channels, 1, 1),
                new Sequential(bottleneck(name + ".m.0", half, half), bottleneck(name + ".m.1", half, half)));
    }

    /** Attention over all pixels, then two 1x1 convolutions, each skipped over ({@code PSABlock}). */
    static Layer attention(String name, int channels, int side) {
        return new Sequential(
                new Skip(new Attention(name + ".attn", channels, side)),
                new Skip(new Sequential(
                        convolution(name + ".ffn.0", channels, 2 * channels, 1, 1),
                        linear(name + ".ffn.1", 2 * channels, channels, 1, 1, 1))));
    }

    /**
     * Two halves of the channels, the second of which goes through a block ({@code C2f}, {@code C2PSA}).
     *
     * @param enter to twice {@code half} channels
     * @param keep  whether the second half as it was before the block is merged too
     * @param merge from two or three times {@code half} channels
     */
    record Split(Layer enter, int half, Layer block, boolean keep, Layer merge) implements Layer {
        @Override
        public void declare(Consumer<TensorSpec> sink) {
            enter.declare(sink);
            merge.declare(sink);
            block.declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> backend, T x) {
            T both = enter.forward(backend, x);
            T first = backend.narrow(both, 1, 0, half);
            T second = backend.narrow(both, 1, half, half);
            T third = block.forward(backend, second);
            return merge.forward(
                    backend, backend.concat(1, keep ? List.of(first, second, third) : List.of(first, third)));
        }
    }

    private record Beside(Layer left, Layer right, Layer merge, Layer block) implements Layer {
        @Override
        public void declare(Consumer<TensorSpec> sink) {
            left.declare(sink);
            right.declare(sink);
            merge.declare(sink);
            block.declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> backend, T x) {
            T deep = block.forward(backend, left.forward(backend, x));
            return merge.forward(backend, backend.concat(1, List.of(deep, right.forward(backend, x))));
        }
    }

    /**
     * Scaled dot-product attention with one head per 64 channels, queries and keys half as long as values, and a 3x3 depthwise convolution
     * of the values as position encoding ({@code Attention}; Wang et al. 2024, "YOLOv10", section 3.2).
     *
     * @param side of the [N, channels, side, side] it takes
     */
    private record Attention(String name, int channels, int side) implements Layer {
        private static final int HEAD = 64;

        private int heads() {
            return Math.max(1, channels / HEAD);
        }

        private int valueLength() {
            return channels / heads();
        }

        private int keyLength() {
            return valueLength() / 2;
        }

        private Layer queriesKeysValues() {
            return linear(name + ".qkv", channels, channels + 2 * heads() * keyLength(), 1, 1, 1);
        }

        private Layer project() {
            return linear(name + ".proj", channels, channels, 1, 1, 1);
        }

        private Layer position() {
            return linear(name + ".pe", channels, channels, 3, 1, channels);
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            queriesKeysValues().declare(sink);
            project().declare(sink);
            position().declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> backend, T x) {
            int key = keyLength();
            long pixels = (long) side * side;
            T all = backend.reshape(
                    queriesKeysValues().forward(backend, x), 0, heads(), 2L * key + valueLength(), pixels);
            T queries = backend.narrow(all, 2, 0, key);
            T keys = backend.narrow(all, 2, key, key);
            T values = backend.narrow(all, 2, 2 * key, valueLength());
            T likeness = backend.matmul(backend.permute(queries, 0, 1, 3, 2), keys);
            T share = backend.softmax(backend.scale(likeness, (float) (1 / Math.sqrt(key))));
            T mixed = backend.matmul(values, backend.permute(share, 0, 1, 3, 2));
            T sum = backend.add(picture(backend, mixed), position().forward(backend, picture(backend, values)));
            return project().forward(backend, sum);
        }

        private <T> T picture(Backend<T> backend, T tokens) {
            return backend.reshape(tokens, 0, channels, side, side);
        }
    }
}
