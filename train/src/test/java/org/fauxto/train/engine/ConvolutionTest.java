// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Objective;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.nn.TrainingBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions and the gradient that flows back through them, whatever the number of channels. See {@link WholeBlocks}. */
class ConvolutionTest {
    private static final int SIDE = 12;

    /** x plus an offset per input channel, whose gradient is what comes back through the convolution. */
    private record OffsetThenConvolution(int in, Conv2d convolution) implements Layer {
        private TensorSpec offset() {
            return new TensorSpec("offset", new long[] {1, in, SIDE, SIDE}, TensorSpec.Role.WEIGHT, Init.ZERO);
        }

        @Override
        public void declare(Consumer<TensorSpec> sink) {
            sink.accept(offset());
            convolution.declare(sink);
        }

        @Override
        public <T> T forward(Backend<T> b, T x) {
            return convolution.forward(b, b.add(x, b.parameter(offset())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 8, 3, 1",
        "8, 8, 3, 1",
        "8, 3, 3, 1",
        "10, 6, 3, 1",
        "17, 5, 3, 2",
        "64, 3, 3, 1",
        "24, 40, 5, 1",
        "232, 16, 3, 1",
        "1, 8, 3, 2",
        "24, 16, 3, 2",
        "48, 16, 3, 2",
        "32, 16, 5, 2",
        "16, 24, 1, 1",
        "16, 16, 3, 1"
    })
    void resultAndGradientAreThoseOfTheDefinition(int in, int out, int kernel, int stride) {
        Conv2d convolution = new Conv2d("conv", in, out, kernel, stride, 1, true);
        Layer network = new OffsetThenConvolution(in, convolution);
        StateDict weights = Hashed.weights(network, "");
        Objective meanSquare = new Objective() {
            @Override
            public <T> T loss(TrainingBackend<T> b, T input, T targets) {
                T y = network.forward(b, input);
                return b.meanOfAll(b.multiply(y, y));
            }
        };
        HostTensor picture = Hashed.picture("gradient", 1, in, SIDE);
        double[] result = result(weights, picture, convolution);
        double[] gradient = gradient(weights, result, convolution);
        for (int repetition = 0; repetition < 3; repetition++) {
            try (TorchNetwork torch = new TorchNetwork(network, weights, 1)) {
                assertClose("result", torch.forward(picture), result);
            }
            StateDict gradients = new ObjectiveProbe(network, meanSquare)
                    .at(weights, picture, 0)
                    .gradients();
            assertClose("gradient", gradients.tensors().get("offset"), gradient);
        }
    }

    private static void assertClose(String what, HostTensor actual, double... expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(actual.values()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual.values()[i]).as(what + " " + i).isCloseTo(expected[i], within(1e-5 * largest));
        }
    }

    private static double[] result(StateDict weights, HostTensor picture, Conv2d conv) {
        float[] x = picture.values();
        float[] offset = weights.tensors().get("offset").values();
        float[] w = weights.tensors().get("conv.weight").values();
        float[] bias = weights.tensors().get("conv.bias").values();
        int side = side(conv);
        double[] y = new double[conv.out() * side * side];
        for (int at = 0; at < y.length; at++) {
            y[at] = bias[at / (side * side)];
            for (int k = 0; k < taps(conv); k++) {
                int seen = seen(conv, at, k);
                if (seen >= 0) {
                    y[at] += w[at / (side * side) * taps(conv) + k] * ((double) x[seen] + offset[seen]);
                }
            }
        }
        return y;
    }

    /** d/dx of mean(y^2): every output hands 2 y / n back to the inputs it saw, each weighted by its place in the kernel. */
    private static double[] gradient(StateDict weights, double[] y, Conv2d conv) {
        float[] w = weights.tensors().get("conv.weight").values();
        int side = side(conv);
        double[] gradient = new double[conv.in() * SIDE * SIDE];
        for (int at = 0; at < y.length; at++) {
            for (int k = 0; k < taps(conv); k++) {
                int seen = seen(conv, at, k);
                if (seen >= 0) {
                    gradient[seen] += 2 * y[at] / y.length * w[at / (side * side) * taps(conv) + k];
                }
            }
        }
        return gradient;
    }

    private static int side(Conv2d conv) {
        return (SIDE - 1) / conv.stride() + 1;
    }

    /** Numbers of one output's kernel. */
    private static int taps(Conv2d conv) {
        return conv.in() * conv.kernel() * conv.kernel();
    }

    /** The input that output {@code at} sees through number {@code k} of its kernel; -1 in the padding. */
    private static int seen(Conv2d conv, int at, int k) {
        int side = side(conv);
        int row = at / side % side * conv.stride() - conv.padding() + k / conv.kernel() % conv.kernel();
        int column = at % side * conv.stride() - conv.padding() + k % conv.kernel();
        boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
        return inside ? (k / (conv.kernel() * conv.kernel()) * SIDE + row) * SIDE + column : -1;
    }
}
