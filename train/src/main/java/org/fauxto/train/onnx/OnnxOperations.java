// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.train.nn.Backend;
import org.fauxto.train.nn.HostTensor;

/** The operations that need nothing but their operands, as ONNX operators; a value is its name in the graph. */
abstract class OnnxOperations implements Backend<String> {
    final OnnxGraph graph;

    OnnxOperations(OnnxGraph graph) {
        this.graph = graph;
    }

    /** An operator without attributes. */
    final String apply(String operator, String... inputs) {
        return graph.node(operator, List.of(inputs), Map.of());
    }

    @Override
    public String instanceNorm(String x, int channels, double epsilon) {
        return graph.node(
                "InstanceNormalization",
                List.of(x, filled("ones_" + channels, channels, 1), filled("zeros_" + channels, channels, 0)),
                Map.of("epsilon", (float) epsilon));
    }

    private String filled(String name, int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return graph.constant(name, new HostTensor(new long[] {size}, values));
    }

    @Override
    public String relu(String x) {
        return apply("Relu", x);
    }

    /** Written with Erf, which ONNX Runtime recognises: Gelu is an operator of its own from opset 20 only. */
    @Override
    public String gelu(String x) {
        String erf = apply("Erf", divide(x, scalar((float) Math.sqrt(2))));
        return scale(multiply(x, shift(erf, 1)), 0.5f);
    }

    @Override
    public String silu(String x) {
        return multiply(x, sigmoid(x));
    }

    @Override
    public String sigmoid(String x) {
        return apply("Sigmoid", x);
    }

    @Override
    public String tanh(String x) {
        return apply("Tanh", x);
    }

    @Override
    public String abs(String x) {
        return apply("Abs", x);
    }

    @Override
    public String exp(String x) {
        return apply("Exp", x);
    }

    @Override
    public String log(String x) {
        return apply("Log", x);
    }

    @Override
    public String sqrt(String x) {
        return apply("Sqrt", x);
    }

    @Override
    public String clamp(String x, float low, float high) {
        return apply("Clip", x, scalar(low), scalar(high));
    }

    @Override
    public String scale(String x, float factor) {
        return apply("Mul", x, scalar(factor));
    }

    @Override
    public String shift(String x, float summand) {
        return apply("Add", x, scalar(summand));
    }

    private String scalar(float value) {
        String name = "scalar_" + Integer.toHexString(Float.floatToIntBits(value));
        return graph.constant(name, new HostTensor(new long[] {}, new float[] {value}));
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
    public String multiply(String a, String b) {
        return apply("Mul", a, b);
    }

    @Override
    public String divide(String a, String b) {
        return apply("Div", a, b);
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
    public String matmul(String a, String b) {
        return apply("MatMul", a, b);
    }

    @Override
    public String reshape(String x, long... shape) {
        return apply("Reshape", x, graph.constant(shape));
    }

    @Override
    public String permute(String x, int... order) {
        return graph.node(
                "Transpose",
                List.of(x),
                Map.of("perm", Arrays.stream(order).asLongStream().toArray()));
    }

    @Override
    public String concat(int dimension, List<String> parts) {
        return graph.node("Concat", parts, Map.of("axis", (long) dimension));
    }

    @Override
    public String narrow(String x, int dimension, int start, int length) {
        return apply(
                "Slice", x, graph.constant(start), graph.constant((long) start + length), graph.constant(dimension));
    }

    @Override
    public String rows(String x, int... rows) {
        String index = graph.constant(Arrays.stream(rows).asLongStream().toArray());
        return graph.node("Gather", List.of(x, index), Map.of("axis", 0L));
    }

    @Override
    public String pad(String x, int top, int left, int bottom, int right) {
        return apply("Pad", x, graph.constant(0, 0, top, left, 0, 0, bottom, right));
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
    public String maxPool(String x, int kernel, int stride, int padding, boolean ceil) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("ceil_mode", ceil ? 1L : 0L);
        attributes.put("kernel_shape", new long[] {kernel, kernel});
        attributes.put("pads", new long[] {padding, padding, padding, padding});
        attributes.put("strides", new long[] {stride, stride});
        return graph.node("MaxPool", List.of(x), attributes);
    }

    @Override
    public String averagePool(String x, int kernel) {
        long[] size = {kernel, kernel};
        return graph.node("AveragePool", List.of(x), Map.of("kernel_shape", size, "strides", size));
    }

    @Override
    public String globalMean(String x) {
        return graph.node("ReduceMean", List.of(x, graph.constant(2, 3)), Map.of("keepdims", 0L));
    }

    @Override
    public String mean(String x, int... dimensions) {
        String axes = graph.constant(Arrays.stream(dimensions).asLongStream().toArray());
        return graph.node("ReduceMean", List.of(x, axes), Map.of("keepdims", 1L));
    }

    @Override
    public String pixelShuffle(String x, int r) {
        return graph.node("DepthToSpace", List.of(x), Map.of("blocksize", (long) r, "mode", "CRD"));
    }

    @Override
    public String upsampleNearest(String x, int factor) {
        String scales = filled("scales_" + factor, 2, factor);
        return graph.node(
                "Resize",
                List.of(x, "", scales),
                Map.of(
                        "axes", new long[] {2, 3},
                        "coordinate_transformation_mode", "asymmetric",
                        "mode", "nearest",
                        "nearest_mode", "floor"));
    }

    @Override
    public String resizeBilinear(String x, int height, int width) {
        return graph.node(
                "Resize",
                List.of(x, "", "", graph.constant(height, width)),
                Map.of("axes", new long[] {2, 3}, "coordinate_transformation_mode", "half_pixel", "mode", "linear"));
    }

    @Override
    public String softmax(String x) {
        return graph.node("Softmax", List.of(x), Map.of("axis", -1L));
    }

    @Override
    public String fft2(String x) {
        return dft(apply("Unsqueeze", x, graph.constant(-1)), false);
    }

    @Override
    public String ifft2(String x) {
        return dft(x, true);
    }

    /** One dimension after the other; the last dimension holds the real part, or both. */
    private String dft(String x, boolean inverse) {
        long direction = inverse ? 1 : 0;
        String rows = graph.node("DFT", List.of(x), Map.of("axis", 2L, "inverse", direction));
        return graph.node("DFT", List.of(rows), Map.of("axis", 3L, "inverse", direction));
    }
}
