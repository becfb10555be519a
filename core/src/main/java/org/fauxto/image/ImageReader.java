// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.fauxto.image.ImageException.Problem;

/** Reads a file once, within the limits, and fingerprints it. */
public final class ImageReader {
    /** Largest array every JVM can make. */
    private static final long MAX_ARRAY = Integer.MAX_VALUE - 8L;

    private ImageReader() {}

    /**
     * Reads a regular file, following symbolic links. Pipes, sockets and devices are refused before they are opened, so
     * that a scan cannot hang on one.
     *
     * @throws ImageException {@code UNREADABLE}, {@code EMPTY} or {@code TOO_LARGE}
     */
    public static ImageFile read(Path path, ImageLimits limits) throws ImageException {
        try {
            long size = checkedSize(path, limits);
            byte[] bytes = readExactly(path, (int) size);
            return new ImageFile(path.toString(), bytes, Sha256.hex(bytes));
        } catch (ImageException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageException(Problem.UNREADABLE, cause(path, e), e);
        }
    }

    /**
     * Wraps bytes that did not come from a file.
     *
     * @param name shown in reports
     * @throws ImageException {@code EMPTY} or {@code TOO_LARGE}
     */
    public static ImageFile of(String name, byte[] bytes, ImageLimits limits) throws ImageException {
        checkSize(bytes.length, limits);
        return new ImageFile(name, bytes, Sha256.hex(bytes));
    }

    private static long checkedSize(Path path, ImageLimits limits) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new ImageException(Problem.UNREADABLE, "The path is a folder, not a file.");
        }
        if (!attributes.isRegularFile()) {
            throw new ImageException(Problem.UNREADABLE, "The path is a pipe, socket or device, not a regular file.");
        }
        checkSize(attributes.size(), limits);
        return attributes.size();
    }

    private static void checkSize(long size, ImageLimits limits) throws ImageException {
        if (size == 0) {
            throw new ImageException(Problem.EMPTY, "The file is empty (0 bytes).");
        }
        long most = Math.min(limits.maxBytes(), MAX_ARRAY);
        if (size > most) {
            throw new ImageException(
                    Problem.TOO_LARGE,
                    String.format(Locale.ROOT, "The file has %,d bytes, more than the limit of %,d.", size, most));
        }
    }

    private static byte[] readExactly(Path path, int size) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(size);
            if (bytes.length != size || in.read() >= 0) {
                throw new ImageException(
                        Problem.UNREADABLE, "The file changed its size while it was being read; try again.");
            }
            return bytes;
        }
    }

    private static String cause(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return Files.isSymbolicLink(path)
                    ? "The path is a symbolic link whose target does not exist."
                    : "The file does not exist.";
        }
        if (e instanceof AccessDeniedException) {
            return "The file may not be read: permission denied.";
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        if (reason != null && reason.contains("symbolic links")) {
            return "The path is a symbolic link that leads back to itself.";
        }
        return "The file cannot be read: " + (reason == null ? e.getClass().getSimpleName() : reason) + ".";
    }
}
