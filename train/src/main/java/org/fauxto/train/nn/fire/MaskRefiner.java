// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import java.util.Optional;
import java.util.function.Consumer;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.TensorSpec;

/**
 * The frequency mask refinement network (FMRE) in the report's shape: from a log-magnitude spectrum, an encoder of three convolutions with
 * stride 2 and ReLU (1-64-128-256), then per mask a convolution 256-128, pixel shuffle by 2, a 1x1 convolution, sigmoid, bilinear to
 * size. (The published code has a smaller network of stride 1 in its place.)
 *
 * <p>The last convolution starts at zero and the logits of the ring, or of its complement, are added to what it gives, so that training
 * starts from the preset masks.
 */
final class MaskRefiner {
    private static final int CODE = 256;
    private static final int SHUFFLED = 128;
    /** The encoder divides the side by 8, the pixel shuffle doubles it. */
    private static final int TILE = 4;
    /** Distance of the starting masks from 0 and 1: near enough to filter, with a tenth of the sigmoid's steepest slope left. */
    private static final double MARGIN = 0.02;

    private final int side;
    private final Layer encoder;
    private final Head middle;
    private final Head rest;

    /**
     * Builds the network.
     *
     * @param name prefix of its tensors
     */
    MaskRefiner(String name, MiddleBand band) {
        this.side = band.side();
        this.encoder = new Sequential(
                conv(name + ".encoder.0", 1, 64, 2),
                new Relu(),
                conv(name + ".encoder.2", 64, 128, 2),
                new Relu(),
                conv(name + ".encoder.4", 128, CODE, 2),
                new Relu());
        this.middle = new Head(name + ".middle", band.logits(band.ring(), TILE, MARGIN));
        this.rest = new Head(name + ".rest", band.logits(band.complement(), TILE, MARGIN));
    }

    private static Conv2d conv(String name, int in, int out, int stride) {
        return new Conv2d(name, in, out, 3, stride, 1, true);
    }

    void declare(Consumer<TensorSpec> sink) {
        encoder.declare(sink);
        middle.declare(sink);
        rest.declare(sink);
    }

    /** What both masks are drawn from: [N, 1, S, S] to [N, 256, S / 8, S / 8]. */
    <T> T encode(Backend<T> backend, T logMagnitude) {
        return encoder.forward(backend, logMagnitude);
    }

    /** The mask that keeps middle frequencies, [N, 1, S, S] in 0..1. */
    <T> T middle(Backend<T> backend, T code) {
        return backend.resizeBilinear(middle.forward(backend, code), side, side);
    }

    /** The mask that keeps the others, [N, 1, S, S] in 0..1. */
    <T> T rest(Backend<T> backend, T code) {
        return backend.resizeBilinear(rest.forward(backend, code), side, side);
    }

    private record Head(String name, HostTensor start) implements Layer {
        private Conv2d conv() {
            return MaskRefiner.conv(name + ".conv", CODE, SHUFFLED, 1);
        }

        private TensorSpec weight() {
            return new TensorSpec(
                    name + ".out.weight", new long[] {1, SHUFFLED / 4, 1, 1}, TensorSpec.Role.WEIGHT, Init.ZERO);
        }

        private TensorSpec bias() {
            return new TensorSpec(name + ".out.bias", new long[] {1}, TensorSpec.Role.WEIGHT_WITHOUT_DECAY, Init.ZERO);
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            conv().declare(sink);
            sink.accept(weight());
            sink.accept(bias());
        }

        @Override
        public <T> T forward(Backend<T> b, T code) {
            T fine = b.pixelShuffle(conv().forward(b, code), 2);
            T logits = b.conv2d(fine, weight(), Optional.of(bias()), 1, 0, 1);
            return b.sigmoid(b.add(logits, b.constant(name + ".start", start)));
        }
    }
}
