// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.NeighbourMedianResidual;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Residual;
import org.fauxto.train.nn.ResidualNet;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer computes the same in libtorch and, written to ONNX, in ONNX Runtime. */
class ReadingsTest {
    private static final int CHANNELS = 4;
    private static final int SIDE = 11;

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("conv", new Conv2d("c", CHANNELS, 6, 3, 1, 1, true)),
                Arguments.of("strided conv", Conv2d.plain("c", CHANNELS, 6, 3, 2)),
                Arguments.of("grouped conv", new Conv2d("c", CHANNELS, 6, 5, 2, 2, true)),
                Arguments.of("depthwise conv", Conv2d.depthwise("c", CHANNELS, 3, 1)),
                Arguments.of("pointwise conv", Conv2d.plain("c", CHANNELS, 9, 1, 2)),
                Arguments.of("batch norm", new BatchNorm2d("n", CHANNELS)),
                Arguments.of("relu", new Relu()),
                Arguments.of("dropout", new Dropout(0.5)),
                Arguments.of("global mean", new GlobalMean()),
                Arguments.of("residual", Residual.around(Conv2d.plain("c", CHANNELS, CHANNELS, 3, 1))),
                Arguments.of("linear", new Sequential(new GlobalMean(), new Linear("l", CHANNELS, 3))),
                Arguments.of("median residual", new NeighbourMedianResidual(3f)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void bothReadingsOfALayerAgree(String name, Layer layer) throws Exception {
        HostTensor input = random(new long[] {2, CHANNELS, SIDE, SIDE + 2}, 1);
        StateDict weights = randomised(layer);
        try (TorchNetwork torch = new TorchNetwork(layer, weights, 1)) {
            HostTensor expected = torch.forward(input);
            HostTensor actual = runtime(layer, weights, input, expected.shape());
            assertClose(actual.values(), expected.values());
        }
    }

    @Test
    void bothReadingsOfTheWholeNetworkAgreeForEveryBatchSize() throws Exception {
        Layer network = new ResidualNet(15f, List.of(4, 6, 8), 2, 0.2);
        StateDict weights = randomised(network);
        try (TorchNetwork torch = new TorchNetwork(network, weights, 1)) {
            for (int n : new int[] {1, 3}) {
                HostTensor input = random(new long[] {n, 3, 32, 32}, n);
                HostTensor expected = torch.forward(input);
                assertThat(expected.shape()).containsExactly(n, 1);
                assertClose(runtime(network, weights, input, new long[] {n, 1}).values(), expected.values());
            }
        }
    }

    @Test
    void refusesWeightsOfAnotherNetwork() {
        StateDict weights = StateDict.initial(new Linear("l", 2, 1).tensors(), 1);
        assertThatThrownBy(() -> OnnxWriter.encode(new Linear("l", 3, 1), weights, frame(List.of(3), List.of(1))))
                .hasMessageContaining("l.weight")
                .hasMessageContaining("[1, 2]");
    }

    static HostTensor runtime(Layer layer, StateDict weights, HostTensor input, long[] outputShape) throws Exception {
        byte[] file = OnnxWriter.encode(layer, weights, frame(tail(input.shape()), tail(outputShape)));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), input.shape());
                OrtSession.Result result = session.run(Map.of("in", tensor))) {
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("key", "value");
            OnnxTensor output = (OnnxTensor) result.get(0);
            float[] values = new float[(int) output.getInfo().getNumElements()];
            output.getFloatBuffer().get(values);
            assertThat(output.getInfo().getShape()).containsExactly(outputShape);
            return new HostTensor(outputShape, values);
        }
    }

    private static OnnxWriter.Frame frame(List<Integer> input, List<Integer> output) {
        return new OnnxWriter.Frame("test", "in", input, "out", output, new TreeMap<>(Map.of("key", "value")));
    }

    private static List<Integer> tail(long[] shape) {
        return java.util.Arrays.stream(shape).skip(1).mapToObj(d -> (int) d).toList();
    }

    /** Weights that hide nothing: biases and running statistics away from 0 and 1, variances positive. */
    static StateDict randomised(Layer layer) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        layer.tensors().forEach(spec -> {
            float[] values = random(spec.shape(), spec.name().hashCode()).values();
            if (spec.name().endsWith("running_var")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = 0.5f + Math.abs(values[i]);
                }
            }
            tensors.put(spec.name(), new HostTensor(spec.shape(), values));
        });
        return new StateDict(tensors);
    }

    static HostTensor random(long[] shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = (int) java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return new HostTensor(shape, values);
    }

    static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(2e-5f * (1 + Math.abs(expected[i]))));
        }
    }
}
