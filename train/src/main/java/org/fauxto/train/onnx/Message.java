// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A protobuf message too large to build in memory: small fields as bytes, weights where they are. Its length is known before a byte is
 * written, since an enclosing message begins with it.
 */
final class Message {
    private static final int CHUNK = 1 << 14;

    private final List<Object> parts = new ArrayList<>();
    private long length;

    /** Fields written in memory. */
    Message fields(Consumer<ProtoWriter> fields) {
        ProtoWriter writer = new ProtoWriter();
        fields.accept(writer);
        return add(writer.toByteArray(), writer.size());
    }

    /** A field of raw bytes that are little-endian float32 values. */
    Message floats(int field, float[] values) {
        long bytes = values.length * (long) Float.BYTES;
        return fields(writer -> writer.begin(field, bytes)).add(values, bytes);
    }

    /** A nested message. */
    Message message(int field, Message nested) {
        return fields(writer -> writer.begin(field, nested.length)).add(nested, nested.length);
    }

    private Message add(Object part, long bytes) {
        parts.add(part);
        length += bytes;
        return this;
    }

    long length() {
        return length;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Object part : parts) {
            if (part instanceof byte[] bytes) {
                out.write(bytes);
            } else if (part instanceof float[] values) {
                write(values, out);
            } else if (part instanceof Message nested) {
                nested.writeTo(out);
            }
        }
    }

    /** Little-endian, a chunk at a time. */
    static void write(float[] values, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = chunk.asFloatBuffer();
        for (int start = 0; start < values.length; start += CHUNK) {
            int n = Math.min(CHUNK, values.length - start);
            floats.clear().put(values, start, n);
            out.write(chunk.array(), 0, n * Float.BYTES);
        }
    }
}
