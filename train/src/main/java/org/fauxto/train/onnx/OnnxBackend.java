// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** Writes a network down as ONNX operators (opset 17), as it computes outside training; a value is its name in the graph. */
final class OnnxBackend implements Backend<String> {
    private final OnnxGraph graph;
    private final StateDict weights;

    OnnxBackend(OnnxGraph graph, StateDict weights) {
        this.graph = graph;
        this.weights = weights;
    }

    private String tensor(TensorSpec spec) {
        return graph.constant(spec.name(), weights.get(spec));
    }

    private String apply(String operator, String... inputs) {
        return graph.node(operator, List.of(inputs), Map.of());
    }

    @Override
    public String conv2d(String x, TensorSpec weight, Optional<TensorSpec> bias, int stride, int padding, int groups) {
        List<String> inputs = new ArrayList<>(List.of(x, tensor(weight)));
        bias.ifPresent(spec -> inputs.add(tensor(spec)));
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("group", (long) groups);
        attributes.put("kernel_shape", new long[] {weight.shape()[2], weight.shape()[3]});
        attributes.put("pads", new long[] {padding, padding, padding, padding});
        attributes.put("strides", new long[] {stride, stride});
        return graph.node("Conv", inputs, attributes);
    }

    @Override
    public String batchNorm(String x, BatchNorm2d layer) {
        List<String> inputs = List.of(
                x,
                tensor(layer.weight()),
                tensor(layer.bias()),
                tensor(layer.runningMean()),
                tensor(layer.runningVariance()));
        return graph.node("BatchNormalization", inputs, Map.of("epsilon", (float) BatchNorm2d.EPSILON));
    }

    @Override
    public String relu(String x) {
        return apply("Relu", x);
    }

    @Override
    public String add(String a, String b) {
        return apply("Add", a, b);
    }

    @Override
    public String subtract(String a, String b) {
        return apply("Sub", a, b);
    }

    @Override
    public String minimum(String a, String b) {
        return apply("Min", a, b);
    }

    @Override
    public String maximum(String a, String b) {
        return apply("Max", a, b);
    }

    @Override
    public String scale(String x, float factor) {
        String name = "factor_" + Integer.toHexString(Float.floatToIntBits(factor));
        return apply("Mul", x, graph.constant(name, new HostTensor(new long[] {}, new float[] {factor})));
    }

    @Override
    public String reflectPad(String x, int pixels) {
        String pads = graph.constant(0, 0, pixels, pixels, 0, 0, pixels, pixels);
        return graph.node("Pad", List.of(x, pads), Map.of("mode", "reflect"));
    }

    @Override
    public String crop(String x, int top, int left, int bottom, int right) {
        return apply(
                "Slice", x, graph.constant(top, left), graph.constant(end(bottom), end(right)), graph.constant(2, 3));
    }

    /** Slice counts a negative end from the back; to drop nothing, the end lies beyond every size. */
    private static long end(int dropped) {
        return dropped == 0 ? Long.MAX_VALUE : -dropped;
    }

    @Override
    public String globalMean(String x) {
        return graph.node("ReduceMean", List.of(x), Map.of("axes", new long[] {2, 3}, "keepdims", 0L));
    }

    @Override
    public String dropout(String x, double probability) {
        return x;
    }

    @Override
    public String linear(String x, TensorSpec weight, TensorSpec bias) {
        return graph.node("Gemm", List.of(x, tensor(weight), tensor(bias)), Map.of("transB", 1L));
    }
}
