// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths as text and back, also for names that are not text.
 *
 * <p>On POSIX a file name is bytes. Java keeps the bytes inside {@link Path} but shows those that are no valid UTF-8 as
 * U+FFFD, so that two files can look alike and none can be found again by its shown name. Such paths are written as
 * {@code file:} URIs, which hold every byte.
 */
final class PathName {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String SCHEME = "file:/";

    private PathName() {}

    /** Text that names exactly this path. */
    static String of(Path path) {
        String text = path.toString();
        return text.indexOf(REPLACEMENT) < 0 ? text : path.toUri().toString();
    }

    /**
     * The paths that some text names: one, or several where the text lost the bytes that told them apart.
     *
     * @throws InvalidPathException if no path can have this name
     */
    static List<Path> parse(String text) {
        if (text.startsWith(SCHEME)) {
            try {
                return List.of(Path.of(URI.create(text)));
            } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                throw new InvalidPathException(text, "not a file URI");
            }
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            List<Path> alike = lookAlikes(text);
            if (!alike.isEmpty()) {
                return alike;
            }
        }
        return List.of(Path.of(text));
    }

    /** A shell hands over raw bytes, Java decodes them with loss: find the entries that decode to the same text. */
    private static List<Path> lookAlikes(String text) {
        int slash = text.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "" : text.substring(0, slash + 1));
        String name = text.substring(slash + 1);
        List<Path> alike = new ArrayList<>();
        if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (name.equals(String.valueOf(entry.getFileName()))) {
                    alike.add(slash < 0 ? folder.resolve(entry.getFileName()) : entry);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        alike.sort(null);
        return alike;
    }
}
