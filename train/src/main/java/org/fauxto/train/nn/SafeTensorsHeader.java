// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a safetensors file says of itself before its values.
 *
 * @param entries  by name, in the file's order
 * @param metadata free text by key
 * @param start    of the values, in bytes from the file's beginning
 */
public record SafeTensorsHeader(Map<String, Entry> entries, Map<String, String> metadata, long start) {
    static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The format's own limit on the header. */
    private static final long MAX_LENGTH = 100_000_000;

    public SafeTensorsHeader {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * One tensor.
     *
     * @param type  as the format spells it, for example {@code F32}
     * @param shape every dimension at least 0
     * @param begin of its values, in bytes from {@link #start}
     * @param end   likewise, exclusive; within the file
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Entry(String type, long[] shape, long begin, long end) {
        /** The shape's product. */
        public long size() {
            long n = 1;
            for (long d : shape) {
                n = Math.multiplyExact(n, d);
            }
            return n;
        }
    }

    /**
     * Reads the header.
     *
     * @param file for messages
     * @throws IOException if this is no safetensors file, or a tensor lies outside of it
     */
    public static SafeTensorsHeader read(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        long length = size < Long.BYTES ? -1 : bytes(channel, 0, Long.BYTES).getLong();
        if (length < 2 || length > MAX_LENGTH || length > size - Long.BYTES) {
            throw new IOException(file + " is no safetensors file: its header would be " + length + " bytes long");
        }
        byte[] text = bytes(channel, Long.BYTES, (int) length).array();
        try {
            return parse(file, JSON.readTree(text), Long.BYTES + length, size);
        } catch (JacksonException e) {
            throw new IOException(file + " is no safetensors file: " + e.getOriginalMessage(), e);
        }
    }

    private static SafeTensorsHeader parse(Path file, JsonNode header, long start, long size) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals(METADATA)) {
                field.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asString("")));
            } else {
                entries.put(field.getKey(), entry(file + ": " + field.getKey(), field.getValue(), size - start));
            }
        }
        return new SafeTensorsHeader(entries, metadata, start);
    }

    private static Entry entry(String name, JsonNode node, long available) throws IOException {
        JsonNode dimensions = node.path("shape");
        long[] shape = new long[dimensions.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = dimensions.get(i).asLong(-1);
            if (shape[i] < 0) {
                throw new IOException(name + " has the shape " + dimensions + "; the file is damaged");
            }
        }
        long begin = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        if (begin < 0 || end < begin || end > available) {
            throw new IOException(name + " lies at bytes " + begin + ".." + end + " of " + available
                    + "; the file is cut short or damaged");
        }
        return new Entry(node.path("dtype").asString(""), shape, begin, end);
    }

    /** So many bytes from a position, little-endian. */
    static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {}
        if (bytes.hasRemaining()) {
            throw new IOException("the file became shorter while it was read");
        }
        return bytes.flip();
    }
}
