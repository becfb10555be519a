// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The gradient that flows back through a convolution, whatever the number of its channels. See {@link WholeBlocks}. */
class ConvolutionGradientTest {
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
        "64, 3, 3, 1",
        "24, 40, 5, 1",
        "1, 8, 3, 2",
        "16, 24, 1, 1",
        "16, 16, 3, 1"
    })
    void isTheTransposedConvolution(int in, int out, int kernel, int stride) {
        Conv2d convolution = new Conv2d("conv", in, out, kernel, stride, 1, true);
        Layer network = new OffsetThenConvolution(in, convolution);
        StateDict weights = Hashed.weights(network, "");
        Objective sum = new Objective() {
            @Override
            public <T> T loss(TrainingBackend<T> b, T input, T targets) {
                T y = network.forward(b, input);
                return b.meanOfAll(b.multiply(y, y));
            }
        };
        HostTensor picture = Hashed.picture("gradient", 1, in, SIDE);
        for (int repetition = 0; repetition < 3; repetition++) {
            HostTensor gradient = new ObjectiveProbe(network, sum)
                    .at(weights, picture, 0)
                    .gradients()
                    .tensors()
                    .get("offset");
            float[] expected = expected(network, weights, picture, in, out, kernel, stride);
            for (int i = 0; i < expected.length; i++) {
                assertThat(gradient.values()[i])
                        .as("element " + i)
                        .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-5f));
            }
        }
    }

    /** d/dx of mean(y^2): every output hands 2 y / n back to the inputs it saw, each weighted by its place in the kernel. */
    private static float[] expected(
            Layer network, StateDict weights, HostTensor picture, int in, int out, int kernel, int stride) {
        HostTensor y;
        try (TorchNetwork torch = new TorchNetwork(network, weights, 1)) {
            y = torch.forward(picture);
        }
        float[] w = weights.tensors().get("conv.weight").values();
        int side = (int) y.shape()[2];
        double[] gradient = new double[in * SIDE * SIDE];
        for (int at = 0; at < y.values().length; at++) {
            int o = at / (side * side);
            int top = at / side % side * stride - kernel / 2;
            int left = at % side * stride - kernel / 2;
            double handed = 2.0 * y.values()[at] / y.values().length;
            for (int i = 0; i < in * kernel * kernel; i++) {
                int row = top + i / kernel % kernel;
                int column = left + i % kernel;
                if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                    gradient[(i / (kernel * kernel) * SIDE + row) * SIDE + column] +=
                            handed * w[o * in * kernel * kernel + i];
                }
            }
        }
        float[] floats = new float[gradient.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) gradient[i];
        }
        return floats;
    }
}
