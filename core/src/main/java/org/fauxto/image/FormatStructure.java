// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import org.fauxto.image.ImageException.Problem;

/** What one format's container says about the picture in it, without decoding. */
interface FormatStructure {
    /**
     * Coded dimensions; not yet checked, each 0 to 2^32-1.
     *
     * @throws ImageException {@code TRUNCATED} or {@code DAMAGED} where the container does not say
     */
    Size size(byte[] b) throws ImageException;

    /**
     * Checks that the container reaches its end. Bytes after the end are legal and common (motion photos, previews).
     *
     * @throws ImageException {@code TRUNCATED} or {@code DAMAGED}
     */
    void checkComplete(byte[] b, Size size) throws ImageException;

    /** Coded width and height. */
    record Size(long width, long height) {}

    static ImageException truncated(String what) {
        return new ImageException(Problem.TRUNCATED, "The file is cut off: " + what + ".");
    }

    static ImageException damaged(String what) {
        return new ImageException(Problem.DAMAGED, "The file is damaged: " + what + ".");
    }
}
