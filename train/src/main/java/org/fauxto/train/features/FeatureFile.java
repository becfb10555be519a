// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Rows of float32, little-endian, one after the other: nothing but numbers, so that a file cut short is good up to there. */
final class FeatureFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final int width;

    FeatureFile(Path path, int width) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.path = path;
        this.width = width;
        this.channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Whole rows. */
    long rows() throws IOException {
        return channel.size() / bytesPerRow();
    }

    /** Puts rows after the first {@code at}; what was there goes. */
    void write(long at, float[] values) throws IOException {
        channel.truncate(at * bytesPerRow());
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        long position = at * bytesPerRow();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** Reads one row. Thread-safe. */
    void read(long row, float[] dst, int offset) {
        ByteBuffer bytes = ByteBuffer.allocate((int) bytesPerRow()).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, row * bytesPerRow() + bytes.position()) < 0) {
                    throw new IOException("it ends before row " + row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read features from " + path + ": " + e.getMessage(), e);
        }
        bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(dst, offset, width);
    }

    private long bytesPerRow() {
        return (long) width * Float.BYTES;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
