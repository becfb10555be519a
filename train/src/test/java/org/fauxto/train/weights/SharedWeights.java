// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Real weights, which lie beside the checkout and not in it. */
public final class SharedWeights {
    /** Beside the checkout, or beside the folder of its worktrees. */
    private static final Path FOLDER = Stream.of("../../shared/weights", "../../../shared/weights")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("../../shared/weights"));

    private SharedWeights() {}

    /** A file; the test is skipped where it is missing. */
    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: no real weights at " + file.toAbsolutePath());
        return file;
    }
}
