// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.StateDict;

/** Writes a network and its weights as an ONNX file: opset 18, IR version 8, the batch size left open. */
public final class OnnxWriter {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 18;
    private static final long LARGEST_INSIDE = 1_500_000_000;

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
     * @param storage    of the weights
     */
    public record Frame(
            String name,
            String input,
            List<Integer> inputShape,
            String output,
            List<Integer> outputShape,
            SortedMap<String, String> metadata,
            WeightStorage storage) {
        /** With weights as they are. */
        public Frame(
                String name,
                String input,
                List<Integer> inputShape,
                String output,
                List<Integer> outputShape,
                SortedMap<String, String> metadata) {
            this(name, input, inputShape, output, outputShape, metadata, WeightStorage.FLOAT32);
        }
    }

    /**
     * The file in memory; the same network, weights and frame give the same bytes.
     *
     * @throws IllegalArgumentException if the weights belong to another network, or are too large for an array
     */
    public static byte[] encode(Layer network, StateDict weights, Frame frame) {
        OnnxGraph graph = graph(network, weights, frame);
        if (graph.bytesOfFloats() > LARGEST_INSIDE) {
            throw new IllegalArgumentException("weights of " + graph.bytesOfFloats()
                    + " bytes do not fit an ONNX file in memory; write them to disk");
        }
        Message model = model(graph, frame, Optional.empty());
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(model.length()));
        try {
            model.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /**
     * Writes the file without a copy of the weights in memory. Beyond 1.5 GB, which leaves room below the 2 GB that a protobuf message
     * can have, the weights go to a second file, the first one's name with {@code .data} appended; the two belong together.
     *
     * @return bytes of all that was written
     * @throws IllegalArgumentException if the weights belong to another network
     */
    public static long write(Path file, Layer network, StateDict weights, Frame frame) throws IOException {
        return write(file, network, weights, frame, LARGEST_INSIDE);
    }

    static long write(Path file, Layer network, StateDict weights, Frame frame, long largestInside) throws IOException {
        OnnxGraph graph = graph(network, weights, frame);
        Path beside = file.resolveSibling(file.getFileName() + ".data");
        if (graph.bytesOfFloats() <= largestInside) {
            long bytes = replace(file, model(graph, frame, Optional.empty())::writeTo);
            Files.deleteIfExists(beside);
            return bytes;
        }
        ExternalData data = new ExternalData(beside.getFileName().toString());
        Message model = model(graph, frame, Optional.of(data));
        return replace(beside, data::writeTo) + replace(file, model::writeTo);
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static long replace(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            content.writeTo(out);
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(file);
    }

    private static OnnxGraph graph(Layer network, StateDict weights, Frame frame) {
        OnnxGraph graph = new OnnxGraph();
        String last = network.forward(new OnnxBackend(graph, weights, frame.storage()), frame.input());
        graph.node("Identity", List.of(last), frame.output(), Map.of());
        return graph;
    }

    private static Message model(OnnxGraph graph, Frame frame, Optional<ExternalData> external) {
        Message body = graph.message(
                frame.name(),
                frame.input(),
                open(frame.inputShape()),
                frame.output(),
                open(frame.outputShape()),
                external);
        return new Message()
                .fields(head -> head.varint(1, IR_VERSION).string(2, "fauxto"))
                .message(7, body)
                .fields(tail -> {
                    tail.message(8, opset -> opset.string(1, "").varint(2, OPSET));
                    frame.metadata()
                            .forEach((key, value) -> tail.message(
                                    14, entry -> entry.string(1, key).string(2, value)));
                });
    }

    private static List<Object> open(List<Integer> shape) {
        List<Object> open = new java.util.ArrayList<>(List.of("N"));
        open.addAll(shape);
        return open;
    }
}
