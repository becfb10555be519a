// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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
    private static final String METADATA = "__metadata__";
    /** The format's own limit on the header. */
    private static final long MAX_HEADER = 100_000_000;

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
        ObjectNode free = header.putObject(METADATA);
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
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.remaining() < Long.BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > MAX_HEADER || length > bytes.remaining()) {
            throw new IOException(file + " is no safetensors file: its header would be " + length + " bytes long");
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        try {
            return parse(file, JSON.readTree(header), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        } catch (JacksonException e) {
            throw new IOException(file + " is no safetensors file: " + e.getOriginalMessage(), e);
        }
    }

    private static SafeTensors parse(Path file, JsonNode header, ByteBuffer data) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asString()));
            } else {
                tensors.put(entry.getKey(), tensor(file + ": " + entry.getKey(), entry.getValue(), data));
            }
        }
        return new SafeTensors(new StateDict(tensors), metadata);
    }

    private static HostTensor tensor(String name, JsonNode entry, ByteBuffer data) throws IOException {
        if (!entry.path("dtype").asString("").equals("F32")) {
            throw new IOException(name + " has type " + entry.path("dtype") + "; only F32 is supported");
        }
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (begin < 0 || end < begin || end > data.limit() || (end - begin) % Float.BYTES != 0) {
            throw new IOException(name + " lies at bytes " + begin + ".." + end + " of " + data.limit()
                    + "; the file is cut short or damaged");
        }
        float[] values = new float[(int) ((end - begin) / Float.BYTES)];
        ByteBuffer part = data.slice((int) begin, (int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
        part.asFloatBuffer().get(values);
        long[] shape = new long[entry.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = entry.path("shape").get(i).asLong(-1);
        }
        try {
            return new HostTensor(shape, values);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
