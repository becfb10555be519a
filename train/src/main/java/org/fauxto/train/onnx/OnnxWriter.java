// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;

/** Writes a network and its weights as one ONNX file: opset 18, IR version 8, the batch size left open. */
public final class OnnxWriter {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 18;

    private OnnxWriter() {}

    /**
     * What stands around the network in the file.
     *
     * @param name       of the graph
     * @param input      name of the input, float32
     * @param inputShape of the input without the leading batch dimension
     * @param output     name of the output, float32
     * @param outputShape of the output without the leading batch dimension
     * @param metadata   key and value pairs for whoever loads the file
     */
    public record Frame(
            String name,
            String input,
            List<Integer> inputShape,
            String output,
            List<Integer> outputShape,
            SortedMap<String, String> metadata) {}

    /**
     * Encodes the file; the same network, weights and frame give the same bytes.
     *
     * @throws IllegalArgumentException if the weights belong to another network, or exceed the 2 GB of a protobuf message
     */
    public static byte[] encode(Layer network, StateDict weights, Frame frame) {
        if (weights.size() > Integer.MAX_VALUE / 4 - 1_000_000) {
            throw new IllegalArgumentException("weights of " + weights.size()
                    + " values do not fit the 2 GB of a single ONNX file; external data is not supported");
        }
        OnnxGraph graph = new OnnxGraph();
        String last = network.forward(new OnnxBackend(graph, weights), frame.input());
        graph.node("Identity", List.of(last), frame.output(), Map.of());
        byte[] body = graph.encode(
                frame.name(), frame.input(), open(frame.inputShape()), frame.output(), open(frame.outputShape()));
        ProtoWriter model = new ProtoWriter();
        model.varint(1, IR_VERSION).string(2, "fauxto").bytes(7, body);
        model.message(8, opset -> opset.string(1, "").varint(2, OPSET));
        frame.metadata()
                .forEach((key, value) ->
                        model.message(14, entry -> entry.string(1, key).string(2, value)));
        return model.toByteArray();
    }

    private static List<Object> open(List<Integer> shape) {
        List<Object> open = new java.util.ArrayList<>(List.of("N"));
        open.addAll(shape);
        return open;
    }
}
