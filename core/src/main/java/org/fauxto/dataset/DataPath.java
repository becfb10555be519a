// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What an option or a configuration names as labelled data: a CSV or folder, or one part of it, written {@code FILE#part}.
 *
 * @param file CSV or folder
 * @param part value of {@link Sample#split()}, for example {@code val}; empty for everything
 */
public record DataPath(Path file, String part) {
    private static final char MARK = '#';

    /** As {@link #of(Path)}. */
    public static DataPath parse(String given) {
        try {
            return of(Path.of(given));
        } catch (InvalidPathException e) {
            throw new ManifestException("'" + given + "' is no path on this system: " + e.getReason(), e);
        }
    }

    /**
     * Takes what stands behind the last {@code #} for the part, unless a file of that whole name is there.
     *
     * @throws ManifestException if there is a {@code #} with nothing before or behind it
     */
    public static DataPath of(Path given) {
        String text = given.toString();
        int mark = text.lastIndexOf(MARK);
        if (mark < 0 || Files.exists(given)) {
            return new DataPath(given, "");
        }
        if (mark == 0 || mark == text.length() - 1) {
            throw new ManifestException("'" + text + "': a part of labelled data is written FILE#part, for example"
                    + " split.csv#val; one of the two is missing");
        }
        return new DataPath(Path.of(text.substring(0, mark)), text.substring(mark + 1));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return part.isEmpty() ? file.toString() : file + String.valueOf(MARK) + part;
    }
}
