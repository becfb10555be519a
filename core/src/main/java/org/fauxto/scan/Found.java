// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.nio.file.Path;

/** One thing a user pointed at, directly or through a folder; each becomes one row. */
public sealed interface Found {
    /** The name shown in the row, see {@link PathName}. */
    String name();

    /** A file to examine. */
    record File(Path path, String name) implements Found {}

    /**
     * Something that cannot be examined as a file.
     *
     * @param message one sentence naming the cause
     */
    record Unusable(String name, String message) implements Found {}
}
