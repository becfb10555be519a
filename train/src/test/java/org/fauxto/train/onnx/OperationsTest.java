// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Init;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Normalise;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the vocabulary means the same in libtorch and in ONNX Runtime, on inputs of both signs. */
class OperationsTest {
    private static final int C = 4;
    private static final int H = 16;
    private static final int W = 8;
    private static final TensorSpec ALONG_W = spec("along_w", W);
    private static final TensorSpec ALONG_W_TOO = spec("along_w_too", W);
    private static final TensorSpec ALONG_C = spec("along_c", C);
    private static final TensorSpec ALONG_C_TOO = spec("along_c_too", C);
    private static final TensorSpec MATRIX = spec("matrix", 5, W);

    /** One operation, by name, on [2, 4, 16, 8]. */
    private record Operation(String name) implements Layer {
        @Override
        public void declare(Consumer<TensorSpec> sink) {
            List.of(ALONG_W, ALONG_W_TOO, ALONG_C, ALONG_C_TOO, MATRIX).forEach(sink);
        }

        @Override
        public <T> T forward(Backend<T> b, T x) {
            return switch (name) {
                case "gelu" -> b.gelu(x);
                case "silu" -> b.silu(x);
                case "sigmoid" -> b.sigmoid(x);
                case "tanh" -> b.tanh(x);
                case "exp" -> b.exp(x);
                case "log of abs" -> b.log(b.shift(b.abs(x), 1e-3f));
                case "sqrt" -> b.sqrt(b.abs(x));
                case "clamp" -> b.clamp(x, -0.25f, 0.5f);
                case "multiply" -> b.multiply(x, x);
                case "divide by row" -> b.divide(x, b.shift(b.abs(b.parameter(ALONG_W)), 1));
                case "normalise" -> Normalise.IMAGENET.forward(b, b.narrow(x, 1, 0, 3));
                case "pad" -> b.pad(x, 1, 2, 3, 0);
                case "narrow" -> b.narrow(x, 2, 3, 5);
                case "roll" -> b.roll(x, 3, -3, W);
                case "roll forward" -> b.roll(x, 2, 5, H);
                case "concat" -> b.concat(1, List.of(x, b.relu(x)));
                case "reshape" -> b.reshape(x, 0, 2, -1, W);
                case "permute" -> b.permute(x, 0, 2, 3, 1);
                case "matmul" -> b.matmul(x, b.permute(x, 0, 1, 3, 2));
                case "rows" -> b.add(b.narrow(x, 2, 0, 3), b.rows(b.parameter(MATRIX), 4, 0, 0));
                case "max pool" -> b.maxPool(x, 3, 2, 1, false);
                case "max pool ceil" -> b.maxPool(x, 3, 2, 0, true);
                case "average pool" -> b.averagePool(x, 3);
                case "mean" -> b.mean(x, 1, 3);
                case "pixel shuffle" -> b.pixelShuffle(x, 2);
                case "nearest" -> b.upsampleNearest(x, 3);
                case "bilinear up" -> b.resizeBilinear(x, 25, 17);
                case "bilinear down" -> b.resizeBilinear(x, 7, 5);
                case "softmax" -> b.softmax(b.scale(x, 5));
                case "fft" -> b.fft2(x);
                case "fft back" -> b.ifft2(b.multiply(b.fft2(x), b.fft2(b.abs(x))));
                case "dropout" -> b.stochasticDepth(b.dropout(x, 0.5), 0.5);
                case "layer norm" -> b.layerNorm(x, ALONG_W, ALONG_W_TOO, 1e-6);
                case "group norm" -> b.groupNorm(x, 2, ALONG_C, ALONG_C_TOO, 1e-5);
                case "instance norm" -> b.instanceNorm(x, C, 1e-5);
                case "linear" -> b.linear(x, MATRIX, Optional.empty());
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gelu",
                "silu",
                "sigmoid",
                "tanh",
                "exp",
                "log of abs",
                "sqrt",
                "clamp",
                "multiply",
                "divide by row",
                "normalise",
                "pad",
                "narrow",
                "roll",
                "roll forward",
                "concat",
                "reshape",
                "permute",
                "matmul",
                "rows",
                "max pool",
                "max pool ceil",
                "average pool",
                "mean",
                "pixel shuffle",
                "nearest",
                "bilinear up",
                "bilinear down",
                "softmax",
                "fft",
                "fft back",
                "dropout",
                "layer norm",
                "group norm",
                "instance norm",
                "linear"
            })
    void bothReadingsAgree(String name) throws Exception {
        Layer layer = new Operation(name);
        HostTensor input = ReadingsTest.random(new long[] {2, C, H, W}, 7);
        StateDict weights = ReadingsTest.randomised(layer);
        try (TorchNetwork torch = new TorchNetwork(layer, weights, 1)) {
            HostTensor expected = torch.forward(input);
            HostTensor actual = ReadingsTest.runtime(layer, weights, input, expected.shape());
            ReadingsTest.assertClose(actual.values(), expected.values());
        }
    }

    private static TensorSpec spec(String name, long... shape) {
        return new TensorSpec(name, shape, TensorSpec.Role.WEIGHT, Init.ZERO);
    }
}
