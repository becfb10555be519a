// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;

/** Writes a network down as ONNX operators (opset 18), as it computes outside training; a value is its name in the graph. */
final class OnnxBackend extends OnnxOperations {
    private final StateDict weights;
    /** Of all names a part asks for. */
    private final String prefix;

    private final WeightStorage storage;

    OnnxBackend(OnnxGraph graph, StateDict weights, WeightStorage storage) {
        this(graph, weights, storage, "");
    }

    private OnnxBackend(OnnxGraph graph, StateDict weights, WeightStorage storage, String prefix) {
        super(graph);
        this.weights = weights;
        this.storage = storage;
        this.prefix = prefix;
    }

    @Override
    public OnnxBackend within(String inner) {
        return new OnnxBackend(graph, weights, storage, prefix + inner);
    }

    private String tensor(TensorSpec spec) {
        TensorSpec whole = spec.within(prefix);
        return storage.constant(graph, whole.name(), weights.get(whole));
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
    public String parameter(TensorSpec spec) {
        return tensor(spec);
    }

    @Override
    public String constant(String name, HostTensor value) {
        return graph.constant(prefix + name, value);
    }

    @Override
    public String batchNorm(String x, BatchNorm2d layer) {
        List<String> inputs = List.of(
                x,
                tensor(layer.weight()),
                tensor(layer.bias()),
                tensor(layer.runningMean()),
                tensor(layer.runningVariance()));
        return graph.node("BatchNormalization", inputs, Map.of("epsilon", (float) layer.epsilon()));
    }

    @Override
    public String layerNorm(String x, TensorSpec weight, TensorSpec bias, double epsilon) {
        return graph.node(
                "LayerNormalization", List.of(x, tensor(weight), tensor(bias)), Map.of("axis", -1L, "epsilon", (float)
                        epsilon));
    }

    /** Instance normalisation of the groups laid out as channels, then per-channel weight and bias: opset 18's own operator is misdefined. */
    @Override
    public String groupNorm(String x, int groups, TensorSpec weight, TensorSpec bias, double epsilon) {
        String rows = apply("Reshape", x, graph.constant(0, groups, -1));
        String normal = apply("Reshape", instanceNorm(rows, groups, epsilon), apply("Shape", x));
        return add(multiply(normal, perChannel(weight)), perChannel(bias));
    }

    private String perChannel(TensorSpec spec) {
        return apply("Reshape", tensor(spec), graph.constant(1, -1, 1, 1));
    }

    /** Matrix product, since Gemm takes no more than two dimensions; ONNX Runtime fuses and folds. */
    @Override
    public String linear(String x, TensorSpec weight, Optional<TensorSpec> bias) {
        String transposed = graph.node("Transpose", List.of(tensor(weight)), Map.of("perm", new long[] {1, 0}));
        String product = apply("MatMul", x, transposed);
        return bias.isPresent() ? apply("Add", product, tensor(bias.get())) : product;
    }

    @Override
    public String dropout(String x, double probability) {
        return x;
    }

    @Override
    public String stochasticDepth(String x, double probability) {
        return x;
    }
}
