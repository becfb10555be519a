// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.io.IOException;
import java.nio.file.Path;
import org.fauxto.image.Pixels;

/** Decodes one file to pixels; metadata does not get past it. Thread-safe. */
@FunctionalInterface
public interface PictureReader {
    /**
     * Reads and decodes.
     *
     * @throws IOException if the file cannot be read or decoded; the message names the cause
     */
    Pixels read(Path path) throws IOException;
}
