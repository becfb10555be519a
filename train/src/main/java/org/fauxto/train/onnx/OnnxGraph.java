// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fauxto.image.Sha256;
import org.fauxto.train.nn.HostTensor;

/** An ONNX GraphProto as it grows: nodes, and constants by name. Field numbers are those of onnx.proto (IR version 10). */
final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    /** Vectors of whole numbers that are named after their values. */
    private static final int LONGEST_SPELT_OUT = 16;

    private final ProtoWriter nodes = new ProtoWriter();
    /** Encoders of TensorProtos; large values go into the external data, if there is any. */
    private final Map<String, Function<Optional<ExternalData>, Message>> constants = new LinkedHashMap<>();

    private long bytesOfFloats;
    private int values;

    /** Appends an operator with one output, and gives the output's name. */
    String node(String operator, List<String> inputs, Map<String, Object> attributes) {
        String output = "v" + values++;
        node(operator, inputs, output, attributes);
        return output;
    }

    void node(String operator, List<String> inputs, String output, Map<String, Object> attributes) {
        nodes.message(
                1,
                node -> { // GraphProto.node
                    inputs.forEach(input -> node.string(1, input));
                    node.string(2, output);
                    node.string(3, operator + "_" + output);
                    node.string(4, operator);
                    // sorted: the order of Map.of changes from one JVM to the next
                    new TreeMap<>(attributes).forEach((name, value) -> node.message(5, attribute(name, value)));
                });
    }

    private static Consumer<ProtoWriter> attribute(String name, Object value) {
        return attribute -> {
            attribute.string(1, name);
            if (value instanceof Float f) {
                attribute.fixed32(2, f).varint(20, 1); // f, type FLOAT
            } else if (value instanceof Long i) {
                attribute.varint(3, i).varint(20, 2); // i, type INT
            } else if (value instanceof String s) {
                attribute.string(4, s).varint(20, 3); // s, type STRING
            } else if (value instanceof long[] ints) {
                for (long i : ints) {
                    attribute.varint(8, i); // ints
                }
                attribute.varint(20, 7); // type INTS
            } else {
                throw new IllegalArgumentException("no encoding for attribute " + name + " = " + value);
            }
        };
    }

    /** Adds a float32 constant once; the same name again is the same constant. The values are not copied. */
    String constant(String name, HostTensor tensor) {
        if (constants.putIfAbsent(name, external -> tensor(name, tensor, external)) == null) {
            bytesOfFloats += tensor.values().length * (long) Float.BYTES;
        }
        return name;
    }

    /** Adds a vector of whole numbers once, named after its values, a long one after their hash. */
    String constant(long... numbers) {
        byte[] raw = raw(numbers);
        String name = "ints_"
                + (numbers.length > LONGEST_SPELT_OUT
                        ? numbers.length + "_" + Sha256.hex(raw)
                        : Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining("_")));
        return constant(name, INT64, new long[] {numbers.length}, raw);
    }

    /** Adds a constant of another type once, little-endian; the same name again is the same constant. */
    String constant(String name, int type, long[] shape, byte[] raw) {
        constants.putIfAbsent(
                name,
                external -> new Message().fields(tensor -> {
                    describe(tensor, name, type, shape);
                    tensor.bytes(9, raw);
                }));
        return name;
    }

    private static byte[] raw(long... numbers) {
        ByteBuffer raw = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(numbers);
        return raw.array();
    }

    /** Size of all float32 constants. */
    long bytesOfFloats() {
        return bytesOfFloats;
    }

    private static void describe(ProtoWriter tensor, String name, int type, long[] shape) {
        for (long dimension : shape) {
            tensor.varint(1, dimension);
        }
        tensor.varint(2, type).string(8, name);
    }

    private static Message tensor(String name, HostTensor tensor, Optional<ExternalData> external) {
        Message message = new Message().fields(head -> describe(head, name, FLOAT, tensor.shape()));
        if (external.isPresent() && ExternalData.suits(tensor.values())) {
            return message.fields(place -> external.get().place(tensor.values(), place));
        }
        return message.floats(9, tensor.values());
    }

    /**
     * The whole GraphProto. A dimension is a number, or a name where it may vary.
     *
     * @param external where large constants go; inside the graph without it
     */
    Message message(
            String name,
            String input,
            List<Object> inputShape,
            String output,
            List<Object> outputShape,
            Optional<ExternalData> external) {
        Message graph = new Message().fields(fields -> fields.append(nodes)).fields(fields -> fields.string(2, name));
        constants.values().forEach(constant -> graph.message(5, constant.apply(external)));
        return graph.fields(
                fields -> fields.message(11, value(input, inputShape)).message(12, value(output, outputShape)));
    }

    private static Consumer<ProtoWriter> value(String name, List<Object> shape) {
        return info -> info.string(1, name)
                .message(
                        2,
                        type -> type.message(
                                1,
                                tensor -> tensor.varint(1, FLOAT)
                                        .message(
                                                2,
                                                dimensions -> shape.forEach(d -> dimensions.message(1, dimension -> {
                                                    if (d instanceof Number number) {
                                                        dimension.varint(1, number.longValue());
                                                    } else {
                                                        dimension.string(2, d.toString());
                                                    }
                                                })))));
    }
}
