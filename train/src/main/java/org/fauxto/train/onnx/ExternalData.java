// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Weights in a file of their own beside the ONNX file, as the ONNX specification's "External Data" lays down. */
final class ExternalData {
    /** Small tensors stay inside: shape inference reads some, and there is nothing to gain. */
    private static final int LEAST_VALUES = 256;
    /** Page size, so that a tensor can be memory-mapped (recommended by the specification). */
    private static final int ALIGNMENT = 4096;

    private final String location;
    private final List<float[]> tensors = new ArrayList<>();
    private long length;

    /**
     * @param location name of the file, in the ONNX file's folder
     */
    ExternalData(String location) {
        this.location = location;
    }

    static boolean suits(float[] values) {
        return values.length >= LEAST_VALUES;
    }

    /** Gives the values a place in the file, and writes it into their TensorProto. */
    void place(float[] values, ProtoWriter tensor) {
        long bytes = values.length * (long) Float.BYTES;
        long offset = aligned(length);
        entry(tensor, "location", location);
        entry(tensor, "offset", Long.toString(offset));
        entry(tensor, "length", Long.toString(bytes));
        tensor.varint(14, 1); // data_location EXTERNAL
        tensors.add(values);
        length = offset + bytes;
    }

    private static void entry(ProtoWriter tensor, String key, String value) {
        tensor.message(13, entry -> entry.string(1, key).string(2, value)); // external_data
    }

    private static long aligned(long position) {
        return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    void writeTo(OutputStream out) throws IOException {
        long position = 0;
        for (float[] values : tensors) {
            out.write(new byte[(int) (aligned(position) - position)]);
            Message.write(values, out);
            position = aligned(position) + values.length * (long) Float.BYTES;
        }
    }

    long length() {
        return length;
    }
}
