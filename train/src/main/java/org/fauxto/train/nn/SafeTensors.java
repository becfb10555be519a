// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safetensors file format (github.com/huggingface/safetensors, "Format"): 8 bytes header length, little-endian; a JSON header with
 * type, shape and offsets of every tensor; the values. Only float32 is read and written.
 *
 * @param tensors  by name; written in this order
 * @param metadata free text by key; written in the order of the keys
 */
public record SafeTensors(StateDict tensors, Map<String, String> metadata) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SafeTensors {
        metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** Replaces the file in one step: a reader, or a crash, finds the old or the new one whole. */
    public void write(Path file) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            byte[] header = header();
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (HostTensor tensor : tensors.tensors().values()) {
                ByteBuffer raw = ByteBuffer.allocate(tensor.values().length * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
                raw.asFloatBuffer().put(tensor.values());
                out.write(raw.array());
            }
        }
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private byte[] header() {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode free = header.putObject(SafeTensorsHeader.METADATA);
        metadata.forEach(free::put);
        long offset = 0;
        for (Map.Entry<String, HostTensor> entry : tensors.tensors().entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey());
            tensor.put("dtype", "F32");
            tensor.set("shape", JSON.valueToTree(entry.getValue().shape()));
            long end = offset + entry.getValue().values().length * (long) Float.BYTES;
            tensor.set("data_offsets", JSON.valueToTree(new long[] {offset, end}));
            offset = end;
        }
        return JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a whole file.
     *
     * @throws IOException if it cannot be read, is no safetensors file, is cut short, or holds another type than float32
     */
    public static SafeTensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(channel, file);
            Map<String, HostTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, SafeTensorsHeader.Entry> entry :
                    header.entries().entrySet()) {
                String name = file + ": " + entry.getKey();
                tensors.put(entry.getKey(), tensor(name, entry.getValue(), channel, header.start()));
            }
            return new SafeTensors(new StateDict(tensors), header.metadata());
        }
    }

    private static HostTensor tensor(String name, SafeTensorsHeader.Entry entry, FileChannel channel, long start)
            throws IOException {
        if (!entry.type().equals("F32")) {
            throw new IOException(name + " has type " + entry.type() + "; only F32 is supported");
        }
        try {
            float[] values = new float[Math.toIntExact((entry.end() - entry.begin()) / Float.BYTES)];
            SafeTensorsHeader.bytes(channel, start + entry.begin(), Math.multiplyExact(values.length, Float.BYTES))
                    .asFloatBuffer()
                    .get(values);
            return new HostTensor(entry.shape(), values);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
