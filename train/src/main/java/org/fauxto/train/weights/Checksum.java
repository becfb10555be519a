// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The SHA-256 that a file in the cache had when it came, in a file beside it that {@code sha256sum -c} reads, too. */
final class Checksum {
    private Checksum() {}

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    static void note(Path file, String sum) throws IOException {
        Files.writeString(beside(file), sum + "  " + file.getFileName() + "\n");
    }

    /** Nothing where none was noted: a file that was put there by hand. */
    static Optional<String> noted(Path file) throws IOException {
        Path beside = beside(file);
        return Files.exists(beside) ? Optional.of(Files.readString(beside).split("\\s", 2)[0]) : Optional.empty();
    }
}
