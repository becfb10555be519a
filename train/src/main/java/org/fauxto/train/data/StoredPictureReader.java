// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.fauxto.image.Pixels;
import org.fauxto.image.Sha256;
import org.fauxto.image.decode.PixelDecoder;

/**
 * Keeps decoded pictures in a folder: reading three bytes a pixel from a disk is several times faster than decoding a photograph, and every run
 * over the same pictures gains. Runs may share a folder at the same time.
 *
 * <p>A picture is known by its path, links resolved, length and time of change and by the decoder. Its file: width and height as big-endian ints, then
 * {@link Pixels#rgb()}. What a reader returns does not depend on the folder, and a folder may be deleted at any time.
 */
public final class StoredPictureReader implements PictureReader {
    /** Left free on the folder's disk: 4 GiB. */
    private static final long LEFT_FREE = 4L << 30;

    private static final int HEADER = 8;

    private final PictureReader decoder;
    private final Path folder;

    /**
     * @param folder made where it is missing
     * @throws IOException if it cannot be made
     */
    public StoredPictureReader(PictureReader decoder, Path folder) throws IOException {
        this.decoder = decoder;
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public Pixels read(Path path) throws IOException {
        Path stored = folder.resolve(key(path) + ".rgb");
        try {
            return load(stored);
        } catch (NoSuchFileException e) {
            Pixels pixels = decoder.read(path);
            if (Files.getFileStore(folder).getUsableSpace() > LEFT_FREE + pixels.rgb().length) {
                store(pixels, stored);
            }
            return pixels;
        }
    }

    private static String key(Path path) throws IOException {
        String identity = path.toRealPath() + "\n" + Files.size(path) + "\n"
                + Files.getLastModifiedTime(path).toMillis() + "\n" + PixelDecoder.id();
        return Sha256.hex(identity.getBytes(StandardCharsets.UTF_8));
    }

    private static Pixels load(Path stored) throws IOException {
        try (FileChannel channel = FileChannel.open(stored, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            fill(channel, header, stored);
            int width = header.flip().getInt();
            int height = header.getInt();
            if (width < 1 || height < 1 || channel.size() != HEADER + 3L * width * height) {
                throw damaged(stored);
            }
            byte[] rgb = new byte[3 * width * height];
            fill(channel, ByteBuffer.wrap(rgb), stored);
            return new Pixels(width, height, rgb);
        }
    }

    private static void fill(FileChannel channel, ByteBuffer target, Path stored) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw damaged(stored);
            }
        }
    }

    private static IOException damaged(Path stored) {
        return new IOException("stored picture " + stored + " is damaged; delete it, it will be decoded anew");
    }

    /** Whole or not at all: written beside its place, then moved there. */
    private void store(Pixels pixels, Path target) throws IOException {
        Path part = Files.createTempFile(folder, "part-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer header = ByteBuffer.allocate(HEADER)
                        .putInt(pixels.width())
                        .putInt(pixels.height())
                        .flip();
                write(channel, header);
                write(channel, ByteBuffer.wrap(pixels.rgb()));
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
