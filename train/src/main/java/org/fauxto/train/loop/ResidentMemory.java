// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of this process lies in RAM. */
final class ResidentMemory {
    private static final Path STATM = Path.of("/proc/self/statm");
    /** Linux on the platforms that the natives exist for. */
    private static final int PAGE_BYTES = 4096;

    private ResidentMemory() {}

    /** In MiB, by the second number of proc(5) {@code statm}; 0 where there is none. */
    static double mebibytes() {
        try {
            return Long.parseLong(Files.readString(STATM).split(" ", -1)[1]) * (double) PAGE_BYTES / (1 << 20);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return 0;
        }
    }
}
