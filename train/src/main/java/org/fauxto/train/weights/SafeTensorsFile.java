// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.SafeTensorsHeader;

/** A safetensors file, of which each tensor is mapped into memory by itself when it is read: files may be larger than 2 GB. */
final class SafeTensorsFile implements TensorFile {
    private final Path file;
    private final FileChannel channel;
    private final SafeTensorsHeader header;

    SafeTensorsFile(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
        try {
            this.header = SafeTensorsHeader.read(channel, file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> shapes.put(name, entry.shape()));
        return shapes;
    }

    @Override
    public HostTensor read(String name) throws IOException {
        SafeTensorsHeader.Entry entry = header.entries().get(name);
        if (entry == null) {
            throw new IOException(file + " has no tensor " + name);
        }
        ElementType type = type(name, entry.type());
        long bytes = entry.end() - entry.begin();
        long size = size(name, entry);
        if (bytes != size * type.bytes()) {
            throw new IOException(file + ": " + name + " of shape " + Arrays.toString(entry.shape()) + " and type "
                    + type + " needs " + size * type.bytes() + " bytes but has " + bytes);
        }
        ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, header.start() + entry.begin(), bytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[(int) size];
        if (type == ElementType.F32) {
            mapped.asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = type.at(mapped, i * type.bytes());
            }
        }
        return new HostTensor(entry.shape(), values);
    }

    private ElementType type(String name, String spelt) throws IOException {
        try {
            return ElementType.valueOf(spelt);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + ": " + name + " has the type '" + spelt + "'; known: "
                            + Arrays.toString(ElementType.values()),
                    e);
        }
    }

    /** Fewer than a mapping's 2^31 bytes. */
    private long size(String name, SafeTensorsHeader.Entry entry) throws IOException {
        if (entry.end() - entry.begin() > Integer.MAX_VALUE) {
            throw new IOException(file + ": " + name + " is larger than 2 GiB, more than one tensor may be");
        }
        try {
            return entry.size();
        } catch (ArithmeticException e) {
            throw new IOException(
                    file + ": " + name + " has the impossible shape " + Arrays.toString(entry.shape()), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
