// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;

/**
 * How a file stores kernels and matrices. They are widened to float32 inside the graph, so that a file gets smaller and nothing is computed with
 * fewer bits; vectors (biases, statistics) stay as they are.
 */
public enum WeightStorage {
    /** Four bytes a weight, unchanged. */
    @JsonProperty("float32")
    FLOAT32 {
        @Override
        String widened(OnnxGraph graph, String name, HostTensor tensor) {
            return graph.constant(name, tensor);
        }
    },
    /** IEEE 754 binary16, rounded to the nearest, ties to even: 11 bits of a weight. */
    @JsonProperty("float16")
    FLOAT16 {
        @Override
        String widened(OnnxGraph graph, String name, HostTensor tensor) {
            byte[] raw = new byte[2 * tensor.values().length];
            for (int i = 0; i < tensor.values().length; i++) {
                int half = half(tensor.values()[i]);
                raw[2 * i] = (byte) half;
                raw[2 * i + 1] = (byte) (half >> 8);
            }
            String stored = graph.constant(name + ".float16", FLOAT16_TYPE, tensor.shape(), raw);
            return graph.node("Cast", List.of(stored), Map.of("to", FLOAT_TYPE));
        }
    },
    /** Whole numbers -127..127 times a scale per output channel, which is the largest magnitude over 127. */
    @JsonProperty("int8")
    INT8 {
        @Override
        String widened(OnnxGraph graph, String name, HostTensor tensor) {
            float[] values = tensor.values();
            int channels = Math.toIntExact(tensor.shape()[0]);
            int each = values.length / channels;
            float[] scales = new float[channels];
            byte[] raw = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                scales[i / each] = Math.max(scales[i / each], Math.abs(values[i]) / 127);
            }
            for (int i = 0; i < values.length; i++) {
                float scale = scales[i / each];
                raw[i] = (byte) (scale == 0 ? 0 : Math.rint(values[i] / scale));
            }
            String stored = graph.constant(name + ".int8", INT8_TYPE, tensor.shape(), raw);
            String scale = graph.constant(name + ".scale", new HostTensor(new long[] {channels}, scales));
            return graph.node("DequantizeLinear", List.of(stored, scale), Map.of("axis", 0L));
        }
    };

    private static final long FLOAT_TYPE = 1;
    private static final int INT8_TYPE = 3;
    private static final int FLOAT16_TYPE = 10;
    /** Smallest magnitude that rounds to infinity. */
    private static final float BEYOND_HALF = 65_520;
    /** Smallest normal half; below it halves are multiples of 2^-24. */
    private static final float LEAST_NORMAL = 0x1p-14f;

    /** A constant of the graph, and where it must be widened the operator that does it; gives the name of the float32 values. */
    abstract String widened(OnnxGraph graph, String name, HostTensor tensor);

    final String constant(OnnxGraph graph, String name, HostTensor tensor) {
        boolean vector = Arrays.stream(tensor.shape()).filter(d -> d > 1).count() < 2;
        return vector ? graph.constant(name, tensor) : widened(graph, name, tensor);
    }

    /** The bits of the nearest half. */
    static int half(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            throw new IllegalArgumentException("a weight is not a number");
        }
        if (magnitude >= BEYOND_HALF) {
            return sign | 0x7c00;
        }
        if (magnitude < LEAST_NORMAL) {
            return sign | (int) Math.rint(magnitude * 0x1p24f);
        }
        int rounded = (bits & 0x7fff_ffff) + 0xfff + ((bits >>> 13) & 1);
        return sign | ((rounded - (112 << 23)) >>> 13); // exponents are biased by 127 and by 15
    }
}
